// `npm run draw` makes this file from the folders of the kinds: nobody writes in it.
import type { FormKind } from "./form/kind.ts";
import type { GateKind } from "./gate/kind.ts";
import type { PollKind } from "./poll/kind.ts";
import type { MeasureKind } from "./measure/kind.ts";
import type { DeliveryKind } from "./delivery/kind.ts";
import type { SessionKind } from "./session/kind.ts";

/** Every kind of block, with its types. */
export type Kinds = {
  readonly form: FormKind;
  readonly gate: GateKind;
  readonly poll: PollKind;
  readonly measure: MeasureKind;
  readonly delivery: DeliveryKind;
  readonly session: SessionKind;
};
