import { z } from "@hono/zod-openapi";
import type { Template } from "../../domain/template.ts";
import { lint } from "../../domain/lint/lint.ts";
import { plainIssue } from "./plain-issue.ts";
import { key, stepKey, title, sentence, side, role, number, period } from "./template-values.ts";

const option = z.strictObject({ value: key, label: sentence });

const COLUMN_KINDS = [
  "text",
  "long-text",
  "choice",
  "choices",
  "number",
  "date",
  "yes-no",
  "members",
] as const;

const column = z.strictObject({
  key,
  label: sentence,
  hint: sentence.exactOptional(),
  kind: z.enum(COLUMN_KINDS, {
    error: `Choose the kind of a column from these: ${COLUMN_KINDS.join(", ")}. Ask for a file, and for a list, in a question of its own.`,
  }),
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
  kind: z.enum([...COLUMN_KINDS, "options", "file", "list"]),
  accept: z
    .array(
      z
        .string()
        .regex(
          /^[a-z]+\/(\*|[a-z0-9][a-z0-9!#$&^_.+-]{0,126})$/u,
          "Write a media type like application/pdf, or video/* for every video.",
        ),
    )
    .min(1)
    .max(30)
    .exactOptional(),
  maxBytes: z.int().min(1).exactOptional(),
  means: z.enum(["baseline", "both-sides-count"]).exactOptional(),
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

const fieldPlace = z.strictObject({ section: key, field: key });

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

const gate = z.strictObject({
  block: z.literal("gate"),
  key: stepKey,
  rule: z.enum(["consent", "majority", "preference"]),
  circle: stepKey,
  share: z
    .number()
    .min(0, "Write a share from 0 to 1: three in five is 0.6.")
    .max(1, "Write a share from 0 to 1: three in five is 0.6."),
  standing: stepKey.exactOptional(),
  tie: key.exactOptional(),
  options: fieldPlace.exactOptional(),
  notice: period,
  due: period,
  reminders: z.array(period).max(10),
  extension: period,
});

const scale = z.strictObject({
  least: z.int().min(-100).max(100),
  most: z.int().min(-100).max(100),
  leastLabel: title.exactOptional(),
  mostLabel: title.exactOptional(),
});

const poll = z.strictObject({
  block: z.literal("poll"),
  key: stepKey,
  question: sentence,
  choose: z.enum(["one", "several", "rank", "scale"]),
  options: z.union([fieldPlace, z.array(option).min(1).max(50)]),
  scale: scale.exactOptional(),
  voters: stepKey,
  anonymous: z.boolean(),
  open: period,
  reminders: z.array(period).max(10),
  leastShare: z
    .number()
    .min(0)
    .max(1, "Write a share from 0 to 1: three in five is 0.6.")
    .exactOptional(),
});

const measure = z.strictObject({
  block: z.literal("measure"),
  key: stepKey,
  point: key,
  indicators: z.array(key).min(1).max(50),
});

const session = z.strictObject({
  block: z.literal("session"),
  key: stepKey,
  title: title.exactOptional(),
  held: number.exactOptional(),
  leads: stepKey.exactOptional(),
  capacity: z
    .enum(["training", "chairing", "co-facilitating", "delivering", "speaking"])
    .exactOptional(),
  onDay: key.exactOptional(),
  voices: z.literal(true, 'Say "voices": true, or leave it out.').exactOptional(),
});

const block = z.discriminatedUnion("block", [
  z.strictObject({ block: z.literal("form"), key: stepKey, form, circle: stepKey.exactOptional() }),
  gate,
  poll,
  measure,
  z.strictObject({ block: z.literal("delivery"), key: stepKey }),
  session,
]);
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
