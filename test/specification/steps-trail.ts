import type { DomainEvent } from "../../domain/event.ts";
import type { Block, Template } from "../../domain/template.ts";
import type { Finding } from "../../domain/verdict/finding.ts";
import { continueTrail, emptyTrail, type Trail } from "../../domain/verdict/trail.ts";
import { andThen, gate, launched, person, sealed, step, template, trailOf } from "./verdict.ts";

/** What specifications of a verdict over several steps share: a run that has begun, and events of its steps and people after it. */

export type Further = Parameters<typeof andThen>[1];

const form = template.steps[0]?.parts.blocks.filter(({ block }) => block === "form") ?? [];
const session: Block = { block: "session", key: "session" };
const delivery: Block = { block: "delivery", key: "delivery" };
const judged: Template = {
  ...template,
  steps: [
    step("plan", "plan"),
    step("meet", "meet", [session]),
    step("talk", "meet", [session]),
    step("pilot", "pilot", [...form, gate, delivery]),
    step("trial", "pilot", [...form, gate]),
    step("roll", "roll-out", [...form, gate, delivery]),
    step("tell", "roll-out", [...form, gate]),
    step("check", "monitor", [...form, gate, session]),
  ],
};

export const ada = person("ada");
export const sam = person("sam");
const begun = trailOf(launched({ capacity: false, paid: false }));

export const opens = (key: string, visit = 1): readonly DomainEvent[] => [
  { type: "stepOpened", data: { step: key, visit } },
  {
    type: "partOpened",
    data: {
      ...{ part: `${key}:${visit}`, step: key, key: null, title: null },
      ...{ stretch: 1, follows: null },
    },
  },
];
export const closes = (key: string, visit = 1): DomainEvent => ({
  type: "stepClosed",
  data: { step: key, visit, next: null },
});
export const over: DomainEvent = { type: "runFinished", data: { outcome: "completed" } };

export const planned = (id: string, part: string): DomainEvent => ({
  type: "sessionPlanned",
  data: {
    ...{ session: id, part, block: "session", on: "2026-03-02", until: null },
    ...{ place: sealed, mode: "online", offers: null },
  },
});
export const held = (
  id: string,
  part: string,
  came: readonly string[],
  ledBy: readonly string[] = [],
): DomainEvent => ({
  type: "sessionHeld",
  data: {
    ...{ session: id, part, block: "session", on: "2026-03-02", came, ledBy },
    ...{ others: 0, account: sealed },
  },
});
export const meets = (part: string, came: readonly string[], ledBy: readonly string[] = []) => [
  planned(part, part),
  held(part, part, came, ledBy),
];
export const shares = (member: string, key = "plan", request?: string) =>
  ({
    type: "contributed",
    by: person(member),
    data: {
      ...{ contribution: `of-${member}`, member, step: key, part: null, kind: "idea" as const },
      ...{ text: sealed, ...(request === undefined ? {} : { request }) },
    },
  }) as const;
export const delivers = (part: string, deliveredBy: readonly string[]): DomainEvent => ({
  type: "deliveryCompleted",
  data: { part, on: "2026-03-03", reached: 9, deliveredBy, report: sealed },
});
export const asks = (part: string): DomainEvent => ({
  type: "signOffRequested",
  data: {
    ...{ part, request: part, version: 1, digest: "d", sections: [], asked: ["ada", "ben"] },
    ...{ dueAt: "2026-03-10T10:00:00.000Z", noticeUntil: "2026-03-03T10:00:00.000Z" },
  },
});
const agrees = (member: string, part: string) =>
  ({
    type: "signedOff",
    by: person(member),
    data: {
      ...{ part, request: part, version: 1, digest: "d", member, by: member },
      ...{ answer: "yes", comment: null },
    },
  }) as const satisfies Further;
export const passes = (part: string, version = 1): DomainEvent => ({
  type: "gatePassed",
  data: { part, version, digest: "d", eligible: 2, needed: 2, yes: ["ada"], tie: null },
});
export const decides = (part: string) => [asks(part), agrees("ada", part), passes(part)];

export const trailWith = (further: readonly Further[], before = begun, of = judged): Trail =>
  continueTrail(emptyTrail(of), andThen(before, ...further));
/** A finding by its weight, its place, and the types of what it cites, with whom that is about. */
const told = (trail: Trail, found: readonly Finding[]) =>
  found.map(({ code, weight, step: key, visit, events }) => {
    const cited = events.map((id) => {
      const event = trail.steps.find((one) => one.event.id === id)?.event;
      return event !== undefined && "member" in event.data
        ? `${event.type} ${event.data.member}`
        : `${event?.type}`;
    });
    return [code, weight, ...(key === null ? [] : [`${key}:${visit}`]), ...cited];
  });
export const toldBy = (
  rule: (trail: Trail) => readonly Finding[],
  further: readonly Further[],
  before = begun,
  of = judged,
) => {
  const trail = trailWith(further, before, of);
  return told(trail, rule(trail));
};
/** Who was named says whether it was so, of the event that many after the first. */
export const says = (member: string, after: number, yes = true) =>
  ({
    type: "corroborated",
    by: person(member),
    data: { member, claim: begun.length + 1 + after, agrees: yes },
  }) as const;
