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
