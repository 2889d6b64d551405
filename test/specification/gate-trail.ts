import type { Assurance } from "../../domain/actor.ts";
import type { DomainEvent } from "../../domain/event.ts";
import type { Gate, Template } from "../../domain/template.ts";
import type { Finding } from "../../domain/verdict/finding.ts";
import { continueTrail, emptyTrail, type Trail } from "../../domain/verdict/trail.ts";
import {
  andThen,
  AT,
  gate,
  launched,
  must,
  person,
  sealed,
  template,
  trailOf,
  written,
} from "./verdict.ts";

/** What specifications of one gate's verdict share: a trail up to a written plan, and events of asking and answering after it. */

export type Further = Parameters<typeof andThen>[1];

/** Six with lived experience, and two of staff who decide as well where the template has it so. */
export const six = ["ada", "ben", "cal", "dot", "eli", "fay"];
export const staff = ["sam", "sue"];
const joined = must(launched({ pwle: six }), {
  type: "joinMember",
  data: { member: "sue", side: "staff", roles: ["decision-maker"], declares: [] },
});
const begun = written(
  must(joined, { type: "changeRoles", data: { member: "sam", roles: ["decision-maker"] } }),
);

/** The template with another gate and, if wanted, staff in the circle. */
export const withGate = (changes: Partial<Gate> = {}, withStaff = false): Template => ({
  ...template,
  circles: {
    deciders: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        ...(withStaff ? [{ side: "staff", roles: ["decision-maker"] } as const] : []),
      ],
    },
  },
  steps: template.steps.map((step) => ({
    ...step,
    parts: {
      kind: "one",
      blocks: step.parts.blocks.map((block) =>
        block.block === "gate" ? { ...gate, ...changes } : block,
      ),
    },
  })),
});
export const MAJORITY = withGate({ rule: "majority", tie: "tie" });
export const UNGATED: Template = {
  ...template,
  steps: template.steps.map((step) => ({
    ...step,
    parts: { kind: "one", blocks: step.parts.blocks.filter(({ block }) => block !== "gate") },
  })),
};

export const asks = (
  asked: readonly string[],
  request = "r",
  sections: readonly string[] = [],
  part = "plan:1",
) =>
  ({
    type: "signOffRequested",
    data: {
      ...{ part, request, version: 1, digest: "plan:1", sections, asked },
      ...{ dueAt: "2026-03-10T10:00:00.000Z", noticeUntil: AT },
    },
  }) as const satisfies DomainEvent;
export const goesOn = (
  members: readonly string[],
  request = "r",
  of: "signOffRequested" | "answersLapsed" = "signOffRequested",
): DomainEvent => ({
  type: "listContinued",
  data: {
    ...{ part: "plan:1", request, members },
    ...(of === "signOffRequested"
      ? ({ of, list: "asked" } as const)
      : ({ of, list: "members" } as const)),
  },
});
const answer = (member: string, by: string, request: string) => ({
  ...{ part: "plan:1", request, version: 1, digest: "plan:1", member, by },
});
export const yes = (member: string, by = member, request = "r") =>
  ({
    type: "signedOff",
    by: person(by),
    data: { ...answer(member, by, request), answer: "yes", comment: null },
  }) as const;
export const no = (member: string) =>
  ({
    type: "declined",
    by: person(member),
    data: { ...answer(member, member, "r"), reason: sealed },
  }) as const;
/** What a helper wrote down of somebody, who has not confirmed it. */
export const helped = (member: string) => {
  const { data, ...rest } = yes(member, "sam");
  const assistance = { helper: "sam", channel: "phone", readBack: true } as const;
  const assurance: Assurance = "assisted-unconfirmed";
  return { ...rest, assurance, data: { ...data, assistance } };
};
export const passed = {
  type: "gatePassed",
  data: {
    ...{ part: "plan:1", version: 1, digest: "plan:1", eligible: 6, needed: 3 },
    ...{ yes: [], tie: null },
  },
} as const satisfies DomainEvent;
export const notice = (member: string, kind: "request" | "reminder" = "request") =>
  ({ about: "r", member, kind, ordinal: 1 }) as const;
export const sends = (member: string, kind?: "request" | "reminder"): DomainEvent => ({
  type: "noticeSent",
  data: { ...notice(member, kind), channel: "email" },
});
export const sent = six.map((member) => sends(member));
export const disputes = (member: string, request = "r"): DomainEvent => ({
  type: "answerDisputed",
  data: { part: "plan:1", request, member, reason: null },
});

export const trailWith = (further: Further[], judged: Template = template): Trail =>
  continueTrail(emptyTrail(judged), andThen(trailOf(begun), ...further));

/** A finding by its weight and the types of the events that it cites, with whom they are about. */
const told = (trail: Trail, found: readonly Finding[]) =>
  found.map(({ code, weight, events }) => {
    const cited = events.map((id) => {
      const event = trail.steps.find((one) => one.event.id === id)?.event;
      const member = event !== undefined && "member" in event.data ? ` ${event.data.member}` : "";
      return `${event?.type}${member}`;
    });
    return [code, weight, ...cited];
  });
export const toldBy = (
  rule: (trail: Trail) => readonly Finding[],
  further: Further[],
  judged?: Template,
) => {
  const trail = trailWith(further, judged);
  return told(trail, rule(trail));
};
