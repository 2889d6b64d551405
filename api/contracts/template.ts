import { z } from "@hono/zod-openapi";
import type { Template } from "../../domain/template.ts";
import { crossCheck } from "./template-check/cross-check.ts";

const key = z
  .string()
  .regex(/^[a-zA-Z][a-zA-Z0-9-]{0,59}$/, "A key is letters, digits and hyphens, from a letter on.");
const stageKey = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,59}$/, "A key is small letters, digits and hyphens, from a letter on.");
const title = z.string().trim().min(1).max(120);
const sentence = z.string().trim().min(1).max(500);
const whole = z.int().min(0).max(10_000);

const side = z.enum(["pwle", "staff", "leadership", "partner", "stakeholder"]);
const sideCount = z.strictObject({ side, count: z.int().min(1).max(1_000) });

const period = z.union(
  [
    z.strictObject({ workingDays: whole }),
    z.strictObject({ days: whole }),
    z.strictObject({ months: whole }),
    z.strictObject({ seconds: z.int().min(0) }),
  ],
  'A period is one of {"workingDays": n}, {"days": n}, {"months": n} or {"seconds": n}.',
);

const option = z.strictObject({ value: key, label: sentence });

const column = z.strictObject({
  key,
  label: sentence,
  hint: sentence.exactOptional(),
  kind: z.enum(["text", "long-text", "choice", "choices", "number", "date", "yes-no", "members"]),
  required: z.boolean().exactOptional(),
  means: z.literal("baseline").exactOptional(),
  unit: z.string().min(1).max(40).exactOptional(),
  min: z.number().exactOptional(),
  max: z.number().exactOptional(),
  decimals: z.int().min(0).max(6).exactOptional(),
  when: z.enum(["future", "past", "near", "any"]).exactOptional(),
  options: z.array(option).min(1).max(50).exactOptional(),
});

const field = z.strictObject({
  ...column.shape,
  kind: z.enum([...column.shape.kind.options, "options", "list"]),
  means: z.enum(["baseline"]).exactOptional(),
  of: z.array(column).min(1).max(12).exactOptional(),
});

const form = z.strictObject({
  sections: z
    .array(
      z.strictObject({
        key,
        title,
        hint: sentence.exactOptional(),
        fields: z.array(field).min(1).max(40),
      }),
    )
    .min(1)
    .max(20),
});

const fieldReference = z.strictObject({ section: key, field: key });

const gate = z.strictObject({
  rule: z.enum(["consent", "majority", "preference"]),
  quorum: z.strictObject({
    count: z
      .int()
      .min(1, "A gate needs the assent of at least one person with lived experience.")
      .max(1_000),
    share: z
      .number()
      .min(0, "A share is from 0 to 1.")
      .max(1, "A share is from 0 to 1: three in five is 0.6."),
  }),
  composition: z.array(sideCount).max(5),
  seats: z
    .array(z.strictObject({ ...sideCount.shape, declares: key.exactOptional() }))
    .min(1)
    .max(5)
    .exactOptional(),
  tie: key.exactOptional(),
  onRefusal: z.enum(["revise", "end"]).exactOptional(),
  asks: z.enum(["decision-makers", "everybody"]).exactOptional(),
  options: fieldReference.exactOptional(),
  notice: period,
  due: period,
  reminders: z.array(period).max(10),
  extension: period,
});

const parts = z
  .array(z.strictObject({ key: stageKey, title, titleFrom: key.exactOptional() }))
  .min(1)
  .max(50);

const arrangement = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("one") }),
  z.strictObject({
    kind: z.literal("at-once"),
    parts,
    join: z.strictObject({ title, form }).exactOptional(),
  }),
  z.strictObject({ kind: z.literal("in-order"), parts }),
  z.strictObject({
    kind: z.literal("rounds"),
    again: z.strictObject({ ...fieldReference.shape, value: key }),
  }),
  z.strictObject({ kind: z.literal("sites") }),
  z.strictObject({ kind: z.literal("intervals"), count: key, every: key }),
]);

const stage = z.strictObject({
  key: stageKey,
  kind: z.enum([
    "form-group",
    "design-step",
    "pilot",
    "refine",
    "roll-out",
    "monitor",
    "learning-meeting",
    "decision",
    "embed",
    "gathering",
  ]),
  title,
  purpose: sentence,
  arrangement,
  form,
  gate: gate.nullable(),
  delivers: z.boolean().exactOptional(),
  goesTo: z
    .strictObject({ ...fieldReference.shape, stages: z.record(key, z.string()) })
    .exactOptional(),
  splitsAt: z
    .strictObject({ ...fieldReference.shape, over: key, above: z.string(), otherwise: z.string() })
    .exactOptional(),
  authors: z.array(side).min(1).exactOptional(),
});

const parameter = z.strictObject({
  key,
  label: sentence,
  hint: sentence.exactOptional(),
  kind: z.enum(["text", "choice", "number", "period"]),
  unit: z.string().min(1).max(40).exactOptional(),
  options: z.array(option).min(1).max(50).exactOptional(),
  default: z.union([z.string(), z.number(), period]).exactOptional(),
});

const shape = z.strictObject({
  name: stageKey,
  version: z.int().min(1),
  title,
  summary: sentence,
  group: z.array(sideCount).min(1).max(5),
  declarations: z
    .array(
      z.strictObject({
        key,
        label: sentence,
        conflict: z.boolean().exactOptional(),
        requiredOf: z.array(side).min(1).exactOptional(),
      }),
    )
    .max(20),
  parameters: z.array(parameter).max(40),
  stages: z.array(stage).min(1).max(50),
  supersedes: stageKey.exactOptional(),
});

/** A template from outside: its shape, and that everything it refers to is there. An unknown key is refused. */
export const templateContract = shape.superRefine((template, context) => {
  for (const { path, message } of crossCheck(template)) {
    context.addIssue({ code: "custom", path: [...path], message });
  }
});

export type TemplateProblem = { readonly path: string; readonly message: string };

/** @returns the template, or every problem with its place (`stages.2.gate.tie`) and how to mend it. */
export const parseTemplate = (
  value: unknown,
):
  | { readonly ok: true; readonly template: Template }
  | { readonly ok: false; readonly problems: readonly TemplateProblem[] } => {
  const parsed = templateContract.safeParse(value);
  if (parsed.success) return { ok: true, template: parsed.data };
  return {
    ok: false,
    problems: parsed.error.issues.map(({ path, message }) => ({ path: path.join("."), message })),
  };
};
