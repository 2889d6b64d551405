import { ENGINE } from "../../domain/actor.ts";
import type { Actor } from "../../domain/actor.ts";
import type { NoticeKind } from "../../domain/event.ts";
import { plan } from "../../domain/plan.ts";
import type { Wait } from "../../domain/plan.ts";
import type { By, Given, Run } from "./run.ts";
import { give, specification } from "./run.ts";
import { everyShape, shapes } from "./template.ts";
import type { Role, Side, Template } from "../../domain/template.ts";

/** Monday 5 January 2026, 09:00 in London. */
export const MONDAY = "2026-01-05T09:00:00.000Z";
export const manager: Actor = { id: "manager", role: "programme-manager", via: "session" };
export const STANDING: By = { actor: manager, at: MONDAY };
export const words = { commitment: "5ea1ed" };

export const who = (id: string): Actor => ({ id, role: "member", via: "session" });

/** Specifications for a run of some of the steps of every shape. */
export const runOf = (...steps: readonly string[]) =>
  specification(steps.length > 0 ? shapes(...steps) : everyShape, STANDING);

export const specify = (template: Template) => specification(template, STANDING);

export const launched = (tie = "refuse", template = "every-shape"): Given => ({
  type: "launchRun",
  data: {
    organisation: "org",
    template: { name: template, version: 1, digest: "t" },
    title: words,
    parameters: { tie },
    calendar: {
      nation: "scotland",
      from: "2026-01-01",
      until: "2029-12-31",
      holidays: ["2026-01-01", "2026-01-02", "2026-04-03"],
    },
  },
});

export const joined = (
  member: string,
  side: Side,
  roles: readonly Role[] = ["decision-maker"],
  declares: readonly string[] = [],
): Given => ({ type: "joinMember", data: { member, side, roles, declares } });

/** Somebody's own declaration. */
export const declared = (member: string, holds = true, declares = "no-funding"): Given => ({
  type: "makeDeclaration",
  actor: who(member),
  data: { member, declares, holds, by: "self" },
});

/** Three people with lived experience and two of staff, all of whom decide; Cyd coordinates. */
export const group: readonly Given[] = [
  joined("ada", "pwle"),
  joined("ben", "pwle"),
  joined("eve", "pwle"),
  joined("cyd", "staff", ["decision-maker", "coordinator"]),
  joined("dee", "staff"),
];

const section = (text: string) => ({ digest: text, fields: { text: { commitment: text } } });

/** A version that says `what` and `how`; its digest is both. */
export const wrote = (part: string, basedOn: number, what = "what", how = "how"): Given => ({
  type: "saveVersion",
  data: {
    part,
    basedOn,
    digest: `${what} ${how}`,
    sections: { what: section(what), how: section(how) },
    note: null,
  },
});

/** A version of a form with a choice. */
export const chose = (part: string, field: string, value: string): Given => ({
  type: "saveVersion",
  data: {
    part,
    basedOn: 0,
    digest: "what how",
    sections: { what: section("what"), choice: { digest: value, fields: { [field]: value } } },
    note: null,
  },
});

export const asked = (
  part: string,
  request = "r1",
  version = 1,
  sections: readonly string[] = [],
): Given => ({ type: "requestSignOff", data: { id: request, part, version, sections } });

/** Says that a form without a gate is finished. */
export const submitted = (part: string, version = 1): Given => ({
  type: "submitPart",
  data: { part, version },
});

export const told = (
  members: readonly string[],
  request = "r1",
  kind: NoticeKind = "request",
  ordinal = 1,
): readonly Given[] =>
  members.map((member) => ({
    type: "recordNotice",
    actor: ENGINE,
    data: { about: request, member, kind, ordinal, result: { sent: "email" } },
  }));

/** What an answer is about. */
export const about = (member: string, request = "r1", version = 1) => ({
  request,
  version,
  digest: "what how",
  member,
});

export const yes = (member: string, request = "r1"): Given => ({
  type: "signOff",
  actor: who(member),
  data: { ...about(member, request), answer: "yes", comment: null },
});

export const no = (member: string, request = "r1"): Given => ({
  type: "decline",
  actor: who(member),
  data: { ...about(member, request), reason: words, objection: `o-${member}` },
});

/** An order at another time. */
export const at = (time: string, order: Given): Given => ({ ...order, at: time });

/** Launched, the group joined, the first step written and everybody asked and told. */
export const askedGroup: readonly Given[] = [
  launched(),
  ...group,
  wrote("group:1", 0),
  asked("group:1"),
  ...told(["ada", "ben", "eve", "cyd", "dee"]),
];

export const passed = (part: string): Given => ({
  type: "passGate",
  actor: ENGINE,
  data: { part },
});

/** What the run waits for at a time, by the names of the waits. */
export const waits = (run: Run, now: string): readonly Wait["for"][] =>
  plan(run.state, now).waits.map((wait) => wait.for);

/** Gives the plan's orders at a time, and reports its notices as sent, until nothing is left to do. */
export const settle = (run: Run, now: string): Run => {
  let settled = run;
  for (let round = 0; round < 50; round++) {
    const planned = plan(settled.state, now);
    const notices = [...planned.parts.flatMap((part) => part.notices), ...planned.notices];
    const orders: readonly Given[] = [
      ...planned.parts.flatMap((part) => part.orders),
      ...planned.orders,
      ...notices.flatMap((n) => told([n.member], n.about, n.kind, n.ordinal)),
    ];
    if (orders.length === 0) return settled;
    for (const order of orders) settled = give(settled, { ...order, actor: ENGINE, at: now });
  }
  return settled;
};
