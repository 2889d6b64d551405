// `npm run draw` makes this file from the folders of the kinds: nobody writes in it.
import { acts as form, type FormKind } from "./form/kind.ts";
import { acts as gate, type GateKind } from "./gate/kind.ts";
import { acts as poll, type PollKind } from "./poll/kind.ts";
import { acts as measure, type MeasureKind } from "./measure/kind.ts";
import { acts as delivery, type DeliveryKind } from "./delivery/kind.ts";
import { acts as session, type SessionKind } from "./session/kind.ts";

/** Every kind of block, with its types. */
export type Kinds = {
  readonly form: FormKind;
  readonly gate: GateKind;
  readonly poll: PollKind;
  readonly measure: MeasureKind;
  readonly delivery: DeliveryKind;
  readonly session: SessionKind;
};

/** Which of their events are acts. */
export const actsOfBlocks = [
  ...form,
  ...gate,
  ...poll,
  ...measure,
  ...delivery,
  ...session,
] as const;
