import type { Plan } from "../domain/plan.ts";
import { formsOf } from "../domain/rules/blocks.ts";
import type { RunState } from "../domain/state.ts";
import type { Template } from "../domain/template.ts";
import type { StepTitles, View } from "./client.ts";

/** What the demo looks at, from a run's state and plan. */
export const viewOf = (state: RunState, { waits, step, parts }: Plan): View => ({
  status: state.status,
  step: step && { key: step.key, open: step.open },
  parts: Object.values(state.parts).map((part) => {
    const version = part.versions.at(-1);
    return {
      id: part.id,
      step: part.step,
      title: typeof part.title === "string" ? part.title : null,
      status: part.status,
      gate: part.gate,
      block: parts.find((planned) => planned.part === part.id)?.block ?? null,
      delivery: part.delivery,
      version: version ? { number: version.number, digest: version.digest } : null,
      requests: part.requests.flatMap((id) => {
        const request = state.requests[id];
        if (request === undefined) return [];
        const { version: asked, digest, sections } = request;
        return [{ id, version: asked, digest, sections, asked: request.asked }];
      }),
      objections: Object.entries(part.objections)
        .filter(([, { open }]) => open)
        .map(([id, { member }]) => ({ id, member })),
    };
  }),
  contributions: Object.values(state.contributions)
    .filter(({ status }) => status !== "answered")
    .map(({ id, part }) => ({ id, part })),
  sessions: Object.values(state.sessions).map(({ id, part, block, status, on, event }) => ({
    ...{ id, part, block, status, on },
    event,
  })),
  needs: Object.values(state.members).flatMap(({ id: member, needs }) =>
    Object.entries(needs).flatMap(([id, met]) => (met === "unmet" ? [{ id, member }] : [])),
  ),
  payments: Object.values(state.members).flatMap(({ id: member, payments }) =>
    Object.entries(payments).flatMap(([id, stands]) =>
      stands === "offered" || stands === "accepted" ? [{ id, member }] : [],
    ),
  ),
  polls: Object.values(state.polls).map(({ id, part, block }) => ({ id, part, block })),
  waits: waits.map((wait) => ({ for: wait.for, part: wait.part })),
  members: Object.keys(state.members),
  claims: Object.values(state.claims).flatMap(({ version: claim, members, answers }) =>
    members.filter((member) => answers[member] === undefined).map((member) => ({ claim, member })),
  ),
});

/** The titles of each step, and of the sections that its forms have. */
export const titlesOf = (template: Template): { readonly [step: string]: StepTitles } =>
  Object.fromEntries(
    template.steps.map((step) => {
      const sections = formsOf(step).flatMap((form) =>
        form.sections.map(({ key, title }) => [key, title] as const),
      );
      return [step.key, { title: step.title, sections: Object.fromEntries(sections) }];
    }),
  );
