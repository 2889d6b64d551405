import { z } from "zod";
import type { ApiAnswer } from "./api-client.ts";
import { DemoStopped } from "./cast.ts";
import type { StepTitles, View } from "./client.ts";

/** Reads what the demo needs from the API's answers, and ignores the rest. */
const read = <T>(schema: z.ZodType<T>, answer: ApiAnswer): T => {
  if (!answer.ok) throw new DemoStopped(`${answer.problem} (${answer.status})`);
  const parsed = schema.safeParse(answer.json);
  if (parsed.success) return parsed.data;
  throw new DemoStopped(`The server's answer is not as expected. ${z.prettifyError(parsed.error)}`);
};

const people = z.object({
  items: z.array(z.object({ person: z.string(), email: z.string().nullable() })),
  next: z.string().nullable(),
});
const added = z.object({ person: z.string() });
const acted = z.object({ receipts: z.array(z.object({ event: z.string() })) });
const launched = z.object({ run: z.string() });

export const readPeople = (answer: ApiAnswer) => read(people, answer);
export const readAdded = (answer: ApiAnswer) => read(added, answer);
export const readReceipts = (answer: ApiAnswer) => read(acted, answer).receipts;
const uploaded = z.object({ file: z.string() });
export const readUploaded = (answer: ApiAnswer) => read(uploaded, answer);
export const readLaunched = (answer: ApiAnswer) => read(launched, answer);

const titled = z.object({ key: z.string(), title: z.string() });
const blocks = z.array(
  z.object({ form: z.object({ sections: z.array(titled) }).optional() }).loose(),
);
const template = z.object({
  template: z.object({
    steps: z.array(
      titled.extend({
        parts: z.object({
          blocks,
          parts: z.array(z.object({ blocks: blocks.optional() })).default([]),
          join: z.object({ blocks }).optional(),
        }),
      }),
    ),
  }),
});

/** @returns the titles of each step, and of the sections that its forms have. */
export const readTemplate = (answer: ApiAnswer): { readonly [step: string]: StepTitles } =>
  Object.fromEntries(
    read(template, answer).template.steps.map(({ key: step, title: name, parts }) => {
      const named = parts.parts.flatMap((one) => one.blocks ?? []);
      const sections = [...parts.blocks, ...named, ...(parts.join?.blocks ?? [])].flatMap(
        ({ form }) => form?.sections ?? [],
      );
      const titles = Object.fromEntries(sections.map(({ key, title }) => [key, title]));
      return [step, { title: name, sections: titles }];
    }),
  );

const part = z.object({
  id: z.string(),
  step: z.string(),
  title: z.union([z.string(), z.object({ commitment: z.string() }), z.null()]),
  status: z.enum(["open", "closed"]),
  gate: z.enum(["open", "passed", "refused", "overridden", "none"]),
  delivery: z.enum(["not-started", "started", "completed"]),
  versions: z.array(z.object({ number: z.number(), digest: z.string() })),
  requests: z.array(z.string()),
  objections: z.record(z.string(), z.object({ member: z.string(), open: z.boolean() })),
});

const request = z.object({
  id: z.string(),
  version: z.number(),
  digest: z.string(),
  sections: z.array(z.string()),
  asked: z.array(z.string()),
});

const session = z.object({
  id: z.string(),
  part: z.string(),
  block: z.string(),
  status: z.enum(["planned", "held", "cancelled"]),
  on: z.string(),
  event: z.number().nullable(),
});

const run = z.object({
  state: z.object({
    status: z.string(),
    parts: z.record(z.string(), part),
    requests: z.record(z.string(), request),
    members: z.record(
      z.string(),
      z.object({
        needs: z.record(z.string(), z.string()),
        payments: z.record(z.string(), z.string()),
      }),
    ),
    sessions: z.record(z.string(), session),
    polls: z.record(z.string(), z.object({ id: z.string(), part: z.string(), block: z.string() })),
    contributions: z.record(
      z.string(),
      z.object({ id: z.string(), part: z.string().nullable(), status: z.string() }),
    ),
    claims: z.record(
      z.string(),
      z.object({
        version: z.number(),
        members: z.array(z.string()),
        answers: z.record(z.string(), z.boolean()),
      }),
    ),
  }),
  plan: z.object({
    step: z.object({ key: z.string(), open: z.boolean() }).nullable(),
    parts: z.array(z.object({ part: z.string(), block: z.string().nullable() })),
    waits: z.array(z.object({ for: z.string(), part: z.string().nullable() })),
  }),
  disclosed: z.record(z.string(), z.unknown()),
});

export const readRun = (answer: ApiAnswer): View => {
  const { state, plan, disclosed } = read(run, answer);
  return {
    status: state.status,
    step: plan.step,
    parts: Object.values(state.parts).map(({ versions, requests, objections, title, ...same }) => {
      const own = typeof title === "object" && title !== null ? disclosed[title.commitment] : title;
      return {
        ...same,
        block: plan.parts.find(({ part }) => part === same.id)?.block ?? null,
        title: typeof own === "string" ? own : null,
        version: versions.at(-1) ?? null,
        requests: requests.flatMap((id) => state.requests[id] ?? []),
        objections: Object.entries(objections)
          .filter(([, { open }]) => open)
          .map(([id, { member }]) => ({ id, member })),
      };
    }),
    contributions: Object.values(state.contributions)
      .filter(({ status }) => status !== "answered")
      .map(({ id, part: where }) => ({ id, part: where })),
    sessions: Object.values(state.sessions),
    needs: Object.entries(state.members).flatMap(([member, { needs }]) =>
      Object.entries(needs).flatMap(([id, met]) => (met === "unmet" ? [{ id, member }] : [])),
    ),
    payments: Object.entries(state.members).flatMap(([member, { payments }]) =>
      Object.entries(payments).flatMap(([id, stands]) =>
        stands === "offered" || stands === "accepted" ? [{ id, member }] : [],
      ),
    ),
    polls: Object.values(state.polls),
    waits: plan.waits,
    members: Object.keys(state.members),
    claims: Object.values(state.claims).flatMap(({ version: claim, members, answers }) =>
      members
        .filter((member) => answers[member] === undefined)
        .map((member) => ({ claim, member })),
    ),
  };
};
