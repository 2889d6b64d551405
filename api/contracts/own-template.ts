import { z } from "@hono/zod-openapi";
import { Launch } from "./launch.ts";
import { Id, Key } from "./values.ts";

/** Characters of a draft. The longest that comes with the product has a third of that. */
export const LONGEST_DRAFT = 150_000;

const text = z
  .string("Send the draft as text")
  .max(LONGEST_DRAFT, `A draft may have at most ${LONGEST_DRAFT} letters`)
  .regex(/^[^\0]*$/u, "A draft holds no null character");

/** What a draft begins with: a copy of a pathway that can be launched, of another draft, of what was written elsewhere, or nothing. */
export const NewDraft = z.strictObject({
  from: Key.exactOptional(),
  draft: Id.exactOptional(),
  text: text.exactOptional(),
});

/** `revision`: of the draft as it was read. */
export const DraftChange = z.strictObject({ text, revision: z.int().min(1) });

export const DraftAdoption = z.strictObject({
  why: z.string().trim().min(1, "Write why you need it").max(5_000),
  nation: Launch.shape.nation,
});
