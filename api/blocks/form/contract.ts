import { z } from "@hono/zod-openapi";
import { key, stepKey, title, sentence, option } from "../../contracts/template-values.ts";
import { Key, Note, PartId, VersionNumber } from "../../contracts/values.ts";
import { steering } from "../../policy-reach.ts";
import { order, type ContractOf } from "../contract-of.ts";

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

const questions = z.strictObject({
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

export const SubmitPart = z.strictObject({ part: PartId, version: VersionNumber });
/** The answers themselves are checked against the part's form. */
export const SaveVersion = z.strictObject({
  part: PartId,
  basedOn: VersionNumber,
  sections: z.record(Key, z.record(Key, z.unknown())),
  note: Note,
});

/** How a template writes it, what may be asked of it, who may ask that, and whose words are sealed. */
export const form = {
  block: z.strictObject({
    block: z.literal("form"),
    key: stepKey,
    form: questions,
    circle: stepKey.exactOptional(),
  }),
  orders: [order("saveVersion", SaveVersion), order("submitPart", SubmitPart)],
  policy: {
    saveVersion: steering,
    submitPart: steering,
  },
  seals: {},
} as const satisfies ContractOf<"form">;
