import type { FormBlock } from "./block.ts";
import type { FormEvent } from "./event.ts";
import type { FormOrder } from "./order.ts";

/** What a template, a record and a caller can say of it. */
export type FormKind = {
  readonly block: FormBlock;
  readonly event: FormEvent;
  readonly order: FormOrder;
  /** All of it stands with its part. */
  readonly state: object;
};

/** Which of its events are acts: what did not come from the run's own workflow. */
export const acts = [
  "versionSaved",
  "partSubmitted",
] as const satisfies readonly FormEvent["type"][];
