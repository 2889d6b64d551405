import { randomUUID } from "node:crypto";
import type { Actor } from "../../domain/actor.ts";
import type { Command, Order } from "../../domain/command.ts";
import { deliveryIn, formOf } from "../../domain/rules/blocks.ts";
import { currentStep, gateOf, own, stepDefinition } from "../../domain/rules/lookup.ts";
import type { Part, Request, RunState } from "../../domain/state.ts";
import type { ParameterValue, TemplateReference } from "../../domain/template.ts";

const sealed = { commitment: "00".repeat(32) };
const manager: Actor = { id: "manager", role: "programme-manager", via: "session" };

/** Pseudonyms, sides, and how many days each takes to answer: the last is slow enough to be reminded and escalated. */
const people = [
  { member: "m-ada", side: "pwle", days: 2 },
  { member: "m-ben", side: "pwle", days: 3 },
  { member: "m-cyd", side: "staff", days: 2 },
  { member: "m-dee", side: "staff", days: 15 },
] as const;

/** How a run of the test template `everyShape` is launched, and who joins it. */
export function launch(
  at: string,
  parameters: { readonly [key: string]: ParameterValue },
  template: TemplateReference = { name: "every-shape", version: 1, digest: "t" },
): readonly Command[] {
  const by = { actor: manager, at };
  return [
    {
      type: "launchRun",
      data: {
        organisation: "org-1",
        template,
        title: sealed,
        parameters: { tie: "refuse", ...parameters },
        calendar: { nation: "scotland", from: "2026-01-01", until: "2036-12-31", holidays: [] },
      },
      ...by,
    },
    ...people.map(({ member, side }): Command => ({
      type: "joinMember",
      data: {
        member,
        side,
        roles: ["decision-maker", "deliverer"],
        declares: [],
      },
      ...by,
    })),
    ...people
      .filter(({ side }) => side === "pwle")
      .map(({ member }): Command => ({
        type: "makeDeclaration",
        data: { member, declares: "no-funding", holds: true, by: "self" },
        actor: { id: member, role: "pwle-approver", via: "session" },
        at: by.at,
      })),
  ];
}

/**
 * What the group does at this moment, if it has anything to do: one person's next act.
 * @param day milliseconds of a group's day, for groups that hurry.
 */
export function nextAct(state: RunState, at: string, day = 86_400_000): Command | null {
  const step = currentStep(state);
  if (state.status !== "running" || step === undefined || step.status === "closed") return null;
  const by = { actor: manager, at };
  if (stepDefinition(state, step.key)?.parts.kind === "added") {
    if (step.parts.length < 2) {
      return { type: "addSite", data: { step: step.key, title: sealed }, ...by };
    }
    if (!step.sitesComplete) {
      return { type: "completeSites", data: { step: step.key }, ...by };
    }
  }
  for (const part of step.parts.flatMap((id) => own(state.parts, id) ?? [])) {
    const order = part.status === "open" ? forPart(state, part, at, day) : null;
    if (order !== null) return { ...by, ...order };
  }
  return null;
}

function forPart(
  state: RunState,
  part: Part,
  at: string,
  day: number,
): (Order & { actor?: Actor }) | null {
  const version = part.versions.at(-1);
  if (version === undefined) return save(state, part);
  const step = stepDefinition(state, part.step);
  if (part.gate === "passed" && step !== undefined && deliveryIn(step, part) !== null) {
    return deliver(part, at);
  }
  if (part.gate === "none" && part.submitted === null) {
    return { type: "submitPart", data: { part: part.id, version: version.number } };
  }
  if (part.gate !== "open") return null;
  const request = part.requests.map((id) => own(state.requests, id))[0];
  if (request === undefined) {
    const data = { id: randomUUID(), part: part.id, version: version.number, sections: [] };
    return { type: "requestSignOff", data };
  }
  return answer(state, part, request, at, day);
}

function answer(
  state: RunState,
  part: Part,
  request: Request,
  at: string,
  day: number,
): (Order & { actor: Actor }) | null {
  const age = Date.parse(at) - Date.parse(request.askedAt);
  const who = people.find(
    ({ member, days }) =>
      request.asked.includes(member) && !own(request.answers, member) && age >= days * day,
  );
  if (who === undefined) return null;
  const { member } = who;
  const actor: Actor = { id: member, role: "member", via: "session" };
  const { version, digest } = request;
  const data = { request: request.id, version, digest, member };
  const rule = gateOf(state, part)?.rule;
  return rule === "preference"
    ? { type: "prefer", data: { ...data, ranking: ["b", "a"] }, actor }
    : { type: "signOff", data: { ...data, answer: "yes", comment: null }, actor };
}

function deliver(part: Part, at: string): Order | null {
  const on = at.slice(0, 10);
  if (part.delivery === "not-started")
    return { type: "startDelivery", data: { part: part.id, on } };
  if (part.delivery === "completed") return null;
  const data = { part: part.id, on, reached: 12, deliveredBy: ["m-ada"], report: sealed };
  return { type: "completeDelivery", data };
}

function save(state: RunState, part: Part): Order | null {
  const step = stepDefinition(state, part.step);
  if (step === undefined) return null;
  const chosen: { readonly [field: string]: string } = {
    again: part.ordinal < 2 ? "yes" : "no",
    next: "end",
    which: "north",
  };
  const sections = Object.fromEntries(
    formOf(part, step).sections.map((section) => [
      section.key,
      {
        digest: `${section.key} ${part.id}`,
        fields: Object.fromEntries(
          section.fields.map((field) => [
            field.key,
            field.kind === "options" ? ["a", "b"] : (chosen[field.key] ?? sealed),
          ]),
        ),
      },
    ]),
  );
  const data = { part: part.id, basedOn: 0, digest: `digest of ${part.id}`, sections, note: null };
  return { type: "saveVersion", data };
}
