import { createFoldedRuns, type Fold } from "../../audit/folded-runs.ts";
import type { EventActor, NewEvent, Recorded } from "../../audit/event.ts";
import type { Reader } from "../../audit/read.ts";
import { subjectOf, type PowerEvent } from "../../domain/organisation/event.ts";
import { periodsOf, wasHeld, type HeldPeriod } from "../../domain/organisation/periods.ts";
import { evolvePowers, NO_POWERS, type Powers } from "../../domain/organisation/powers.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";
import type { createNames } from "./names.ts";
import { pageOf, type PageOf, type Wanted } from "./page.ts";

/** An event of an organisation's stream. `name`: of the person that it is about, while it is known. */
export type PowerEntry = {
  readonly event: string;
  readonly version: number;
  readonly at: string;
  readonly actor: EventActor;
  readonly actorName: string | null;
  readonly name: string | null;
  readonly type: PowerEvent["type"];
  readonly data: PowerEvent["data"];
};

/** Who can read every run of the organisation, or steer it, now. `by`: whoever gave it, or `operator`. */
export type Holder = {
  readonly event: string;
  readonly who: string;
  readonly kind: "person" | "program";
  readonly name: string | null;
  readonly role: string;
  readonly since: string;
  readonly by: string;
  readonly byName: string | null;
};

/** A period with the names of those it concerns, while they are known. `name`: of a voucher, its own. */
export type HeldPower = HeldPeriod & {
  readonly name: string | null;
  readonly byName: string | null;
  readonly untilByName: string | null;
};

export type PowersService = {
  /** Who had which power from when to when, those that began last first; `during`: only those held in that stretch of time. For whom: as of `list`. */
  timeline(
    principal: Principal,
    page: Wanted & {
      readonly during?: { readonly from: string; readonly until: string };
    },
  ): Promise<Answered<PageOf<HeldPower>>>;
  /** The newest first: all of them for administrators and auditors, for others what is about themselves. */
  list(
    principal: Principal,
    page: Wanted & { readonly person?: string },
  ): Promise<Answered<PageOf<PowerEntry>>>;
  holders(principal: Principal, page: Wanted): Promise<Answered<PageOf<Holder>>>;
};

type StreamEvent = PowerEvent & NewEvent;
type Stream = { readonly powers: Powers; readonly events: readonly Recorded<StreamEvent>[] };

/** Roles whose holders read runs that they are in no part of. */
const WIDE: readonly string[] = ["administrator", "programme-manager", "auditor"];

const fold: Fold<Stream, StreamEvent> = {
  start: () => ({ powers: NO_POWERS, events: [] }),
  fold(from) {
    let { powers } = from;
    const events = [...from.events];
    const now = (): Stream => ({ powers, events: [...events] });
    return {
      add(event) {
        powers = evolvePowers(powers, event);
        events.push(event);
      },
      now,
      keep: now,
    };
  },
};

/** Whose powers somebody may read: one person's; else, with the right to it, everybody's (`about` is undefined); else their own. */
const readable = (principal: Principal, person?: string) => {
  const { organisation } = principal;
  const all = authorise(principal, "readPowers", { organisation });
  const about = person ?? (all.kind === "allowed" ? undefined : (principal.person ?? undefined));
  const permission =
    about === undefined ? all : authorise(principal, "readPowers", { organisation, person: about });
  return { about, permission };
};

export function createPowers(deps: {
  readonly reader: Pick<Reader<StreamEvent>, "readStream">;
  readonly names: ReturnType<typeof createNames>;
  readonly now: () => Date;
}): PowersService & {
  readonly of: (organisation: string) => Promise<Powers>;
  /** All events of an organisation's stream, in their order. */
  readonly events: (organisation: string) => Promise<Stream["events"]>;
} {
  const streams = createFoldedRuns({ fold, reader: deps.reader, limit: 100 });

  const streamOf = async (organisation: string): Promise<Stream> =>
    (await streams.fresh(organisation))?.state ?? { powers: NO_POWERS, events: [] };

  return {
    of: async (organisation) => (await streamOf(organisation)).powers,

    events: async (organisation) => (await streamOf(organisation)).events,

    async list(principal, { person, ...wanted }) {
      const { organisation } = principal;
      const { permission, about } = readable(principal, person);
      if (permission.kind !== "allowed") return permission;
      const { events } = await streamOf(organisation);
      const found = events
        .filter((event) => about === undefined || subjectOf(event) === about)
        .toReversed();
      const page = pageOf(found, wanted, ({ id }) => id);
      const names = await deps.names(
        organisation,
        page.items.flatMap((event) => [event.actor.id, subjectOf(event) ?? ""]),
      );
      const items = page.items.map((event): PowerEntry => ({
        event: event.id,
        version: event.version,
        at: event.at,
        actor: event.actor,
        actorName: names[event.actor.id] ?? null,
        name: names[subjectOf(event) ?? ""] ?? null,
        type: event.type,
        data: event.data,
      }));
      return { kind: "done", value: { ...page, items } };
    },

    async timeline(principal, { during, ...wanted }) {
      const { organisation } = principal;
      const { permission, about } = readable(principal);
      if (permission.kind !== "allowed") return permission;
      const { events } = await streamOf(organisation);
      const found = periodsOf(events)
        .filter(({ who }) => about === undefined || who === about)
        .filter((one) => during === undefined || wasHeld(one, during.from, during.until))
        .toReversed();
      const page = pageOf(found, wanted, placeOfPeriod);
      const names = await deps.names(
        organisation,
        page.items.flatMap(({ who, from, until }) => [who, from.by, until?.by ?? ""]),
      );
      const items = page.items.map((one): HeldPower => ({
        ...one,
        name: one.holding === "voucher" ? one.what : (names[one.who] ?? null),
        byName: names[one.from.by] ?? null,
        untilByName: one.until === null ? null : (names[one.until.by] ?? null),
      }));
      return { kind: "done", value: { ...page, items } };
    },

    async holders(principal, wanted) {
      const { organisation } = principal;
      const permission = authorise(principal, "readHolders", { organisation });
      if (permission.kind !== "allowed") return permission;
      const { powers } = await streamOf(organisation);
      const page = pageOf(
        holdersIn(powers, deps.now().toISOString()),
        wanted,
        ({ event }) => event,
      );
      const names = await deps.names(
        organisation,
        page.items.flatMap(({ who, by }) => [who, by]),
      );
      const items = page.items.map((holder) => ({
        ...holder,
        name: names[holder.who] ?? null,
        byName: names[holder.by] ?? null,
      }));
      return { kind: "done", value: { ...page, items } };
    },
  };
}

/** One event begins one period, as its place in a list. */
const placeOfPeriod = ({ from }: HeldPeriod): string => from.event;

/** The longest there first. */
function holdersIn(powers: Powers, now: string): readonly Holder[] {
  const unnamed = { name: null, byName: null } as const;
  const people = Object.entries(powers.people).flatMap(([who, { roles }]) =>
    Object.entries(roles).flatMap(([role, given]): Holder[] =>
      WIDE.includes(role) ? [{ ...unnamed, ...given, who, kind: "person", role }] : [],
    ),
  );
  const programs = Object.entries(powers.tokens).flatMap(([who, token]): Holder[] => {
    const { role, until, ended, since, by, event } = token;
    return !ended && until > now && WIDE.includes(role)
      ? [{ ...unnamed, since, by, event, who, kind: "program", role }]
      : [];
  });
  return [...people, ...programs].toSorted((a, b) => (a.event < b.event ? -1 : 1));
}
