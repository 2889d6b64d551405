import type { RunEvent } from "../../domain/event.ts";

/** What a history can be filtered by, of one event. Times are ISO 8601 UTC. */
export type Facets = {
  readonly type: string;
  readonly actor: string;
  readonly part: string | null;
  /** The contribution, access need, objection or payment that it is about. */
  readonly matter: string | null;
  readonly at: string;
  /** The people whom the event names one by one. Lists, such as everybody who was asked, are left out. */
  readonly about: readonly string[];
};

/** All that are given must hold. `from` is included, `until` is not. */
export type FacetFilter = {
  readonly types?: readonly string[];
  readonly actor?: string;
  readonly about?: string;
  /** Events that name any of these people. */
  readonly people?: readonly string[];
  readonly part?: string;
  readonly matters?: readonly string[];
  readonly from?: string;
  readonly until?: string;
};

/** The members of an event's data that hold one person. */
const NAMING = ["member", "by", "from", "to", "launcher"] as const;

/** The members of an event's data that hold a matter; no event has two. */
const MATTERS = ["contribution", "need", "objection", "payment"] as const;

export function facetsOf(event: Pick<RunEvent, "type" | "actor" | "at" | "data">): Facets {
  const data = new Map<string, unknown>(Object.entries(event.data));
  const named = NAMING.flatMap((name) => data.get(name) ?? []);
  const part = data.get("part");
  const matter = MATTERS.map((name) => data.get(name)).find((one) => typeof one === "string");
  return {
    type: event.type,
    actor: event.actor.id,
    part: typeof part === "string" ? part : null,
    matter: matter ?? null,
    at: event.at,
    about: [...new Set(named.filter((one) => typeof one === "string"))],
  };
}

/** Whether the filter is all open, so that every event fits. */
export const isOpen = (filter: FacetFilter): boolean =>
  (["types", "actor", "about", "people", "part", "matters", "from", "until"] as const).every(
    (name) => filter[name] === undefined,
  );

/** What a filter asks for, of one event. Times are compared as instants. */
export function fits(event: RunEvent, filter: FacetFilter): boolean {
  const { type, actor, part, matter, at, about } = facetsOf(event);
  if (filter.types !== undefined && !filter.types.includes(type)) return false;
  if (filter.actor !== undefined && actor !== filter.actor) return false;
  if (filter.about !== undefined && !about.includes(filter.about)) return false;
  if (filter.people !== undefined && !filter.people.some((one) => about.includes(one)))
    return false;
  if (filter.part !== undefined && part !== filter.part) return false;
  if (filter.matters !== undefined && (matter === null || !filter.matters.includes(matter))) {
    return false;
  }
  if (filter.from !== undefined && Date.parse(at) < Date.parse(filter.from)) return false;
  return filter.until === undefined || Date.parse(at) < Date.parse(filter.until);
}
