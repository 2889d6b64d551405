import { z } from "@hono/zod-openapi";
import type { Template } from "../../domain/template.ts";
import { lint } from "../../domain/lint/lint.ts";
import { blocks as kinds } from "../blocks/contracts.drawn.ts";
import { plainIssue } from "./plain-issue.ts";
import {
  key,
  stepKey,
  title,
  sentence,
  side,
  role,
  number,
  period,
  option,
  fieldPlace,
} from "./template-values.ts";

const circle = z.strictObject({
  of: z
    .array(
      z.strictObject({
        side,
        roles: z.array(role).min(1).exactOptional(),
        declares: z.array(key).min(1).exactOptional(),
        contributed: z.literal(true).exactOptional(),
        holds: z.array(key).min(1).exactOptional(),
        atLeast: number.exactOptional(),
        exactly: number.exactOptional(),
      }),
    )
    .min(1, "A circle that is always empty helps nobody: say who is in it.")
    .max(20),
  except: z
    .array(
      z.union([
        z.strictObject({ authorsOf: stepKey }),
        z.strictObject({ askedIn: stepKey }),
        z.strictObject({ launcher: z.literal(true) }),
      ]),
    )
    .min(1)
    .exactOptional(),
});

const block = z.discriminatedUnion("block", kinds);
const blocks = z.array(block).min(1, "People go through something here: add a block.").max(12);

const fieldIs = z.strictObject({ ...fieldPlace.shape, is: key });

const parts = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("one"), blocks }),
  z.strictObject({
    kind: z.literal("named"),
    order: z.enum(["side-by-side", "in-order"]),
    parts: z
      .array(
        z.strictObject({
          key: stepKey,
          title,
          titleFrom: key.exactOptional(),
          blocks: blocks.exactOptional(),
        }),
      )
      .min(1)
      .max(50),
    join: z.strictObject({ title, blocks }).exactOptional(),
    blocks: z.array(block).max(12),
  }),
  z.strictObject({ kind: z.literal("added"), blocks }),
  z.strictObject({ kind: z.literal("rounds"), again: fieldIs, blocks }),
  z.strictObject({ kind: z.literal("repeats"), count: key, every: key, blocks }),
]);

const next = z.strictObject({
  when: z
    .union([
      fieldIs,
      z.strictObject({
        ...fieldPlace.shape,
        over: key,
        together: z.strictObject({ parameter: key, is: key }).exactOptional(),
      }),
      z.strictObject({ drifted: key, since: key, by: key }),
      z.strictObject({ gate: z.enum(["refused", "tied"]) }),
    ])
    .exactOptional(),
  to: stepKey,
});

const need = z.union(
  [
    z.strictObject({ step: stepKey }),
    z.strictObject({ measured: key, at: key }),
    z.strictObject({ declared: key, by: z.enum(["self", "guardian", "either"]), of: stepKey }),
    z.strictObject({ holds: key, of: stepKey, atLeast: number.exactOptional() }),
    z.strictObject({ day: key }),
    z.strictObject({ dayOf: z.strictObject({ ...fieldPlace.shape, step: stepKey }) }),
    z.strictObject({ answered: stepKey }),
  ],
  "Write a need as one of step, measured, declared, holds, day, dayOf, answered.",
);

const step = z.strictObject({
  key: stepKey,
  title,
  purpose: sentence,
  kind: z.enum([
    "form-group",
    "plan",
    "pilot",
    "refine",
    "roll-out",
    "monitor",
    "learn",
    "decide",
    "embed",
    "meet",
  ]),
  parts,
  needs: z.array(need).min(1).max(20).exactOptional(),
  next: z.array(next).min(1).max(50).exactOptional(),
  answers: z.literal(true).exactOptional(),
  retires: key.exactOptional(),
});

const parameter = z.strictObject({
  key,
  label: sentence,
  hint: sentence.exactOptional(),
  kind: z.enum(["text", "choice", "number", "period", "date"]),
  unit: z.string().min(1).max(40).exactOptional(),
  options: z.array(option).min(1).max(50).exactOptional(),
  default: z.union([z.string(), z.number(), period]).exactOptional(),
});

const credential = z.union(
  [
    z.strictObject({
      key,
      label: sentence,
      earnedBy: z.strictObject({ steps: z.array(stepKey).min(1).max(50), came: number }),
    }),
    z.strictObject({ key, label: sentence, from: stepKey }),
  ],
  'Say how a credential is earned here ("earnedBy"), or in which template\'s runs ("from").',
);

const shape = z.strictObject({
  name: stepKey,
  version: z.int().min(1),
  title,
  summary: sentence,
  circles: z.record(stepKey, circle),
  declarations: z
    .array(
      z.strictObject({
        key,
        label: sentence,
        conflict: z.boolean().exactOptional(),
        guardian: z.literal(true).exactOptional(),
      }),
    )
    .max(20),
  lead: z.strictObject({ side }).exactOptional(),
  joins: z
    .array(z.strictObject({ side, roles: z.array(role).min(1) }))
    .min(1)
    .max(10)
    .exactOptional(),
  credentials: z.array(credential).min(1).max(20).exactOptional(),
  parameters: z.array(parameter).max(40),
  indicators: z
    .array(
      z.strictObject({
        key,
        label: sentence,
        unit: z.string().min(1).max(40),
        better: z.enum(["higher", "lower"]),
      }),
    )
    .min(1)
    .max(100)
    .exactOptional(),
  steps: z.array(step).min(1).max(50),
  supersedes: stepKey.exactOptional(),
});

/** A template from outside: its shape, and that everything it refers to is there. An unknown key is refused. */
export const templateContract = shape.superRefine((template, context) => {
  for (const { code, path, message } of lint(template)) {
    context.addIssue({ code: "custom", path: [...path], message, params: { finding: code } });
  }
});

export type TemplateProblem = { readonly path: string; readonly message: string };

/** A template of the right shape, if it is one, and every problem with its place. */
export function readTemplate(value: unknown): {
  readonly template: Template | null;
  readonly problems: readonly TemplateProblem[];
} {
  const read = parseTemplate(value);
  return read.ok
    ? { template: read.template, problems: [] }
    : { template: shape.safeParse(value).data ?? null, problems: read.problems };
}

/** @returns the template, or every problem with its place (`steps.2.parts.blocks.1.tie`) and how to mend it. */
export const parseTemplate = (
  value: unknown,
):
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] } => {
  const parsed = templateContract.safeParse(value, { error: plainIssue });
  if (parsed.success) return { ok: true, template: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
  };
};
