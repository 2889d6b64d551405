import type { PartPlan } from "../domain/plan.ts";
import { drawn } from "./blocks/all.drawn.ts";
import { follow } from "./blocks/follow.ts";
import type { Run } from "./run.ts";

type Block = NonNullable<PartPlan["block"]>;

/** What people go through. Each block has one file; a template says which of them a part has, and in which order. */
const blocks: { readonly [B in Block]: (run: Run, part: string) => Promise<void> } = drawn;

/** Lives through one part, block after block, until it is closed. */
export async function throughBlocks(run: Run, part: string): Promise<void> {
  while (!run.isClosed(part)) {
    const at = run.part(part)?.block;
    // Behind its blocks, or paused: what is left is to close it, or to wait.
    await (at ? blocks[at](run, part) : follow(run, part, null));
  }
}
