import type { PartPlan } from "../domain/plan.ts";
import { delivery } from "./blocks/delivery.ts";
import { follow } from "./blocks/follow.ts";
import { form } from "./blocks/form.ts";
import { gate } from "./blocks/gate.ts";
import { measure } from "./blocks/measure.ts";
import { poll } from "./blocks/poll.ts";
import { session } from "./blocks/session.ts";
import type { Run } from "./run.ts";

type Block = NonNullable<PartPlan["block"]>;

/** What people go through. Each block has one file; a template says which of them a part has, and in which order. */
const blocks: { readonly [B in Block]: (run: Run, part: string) => Promise<void> } = {
  form,
  gate,
  poll,
  measure,
  delivery,
  session,
};

/** Lives through one part, block after block, until it is closed. */
export async function throughBlocks(run: Run, part: string): Promise<void> {
  while (!run.isClosed(part)) {
    const at = run.part(part)?.block;
    // Behind its blocks, or paused: what is left is to close it, or to wait.
    await (at ? blocks[at](run, part) : follow(run, part, null));
  }
}
