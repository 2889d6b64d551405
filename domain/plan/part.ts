import { acts } from "../blocks/acts.ts";
import type { BlockOf, Kind } from "../blocks/kinds.ts";
import { pollBlocksIn, pollOf } from "../blocks/poll/lookup.ts";
import { planPoll } from "../blocks/poll/plan.ts";
import type { PartPlan, Wait } from "../plan-types.ts";
import { partCanClose } from "../rules/closing.ts";
import { gateOf } from "../rules/lookup.ts";
import { blockAt } from "../rules/progress.ts";
import type { Part, RunState } from "../state.ts";
import type { Block, Step } from "../template.ts";
import { planGate } from "../blocks/gate/plan.ts";
import { NOTHING, type BlockShare } from "./share.ts";

/** A part's share of the plan, with what it waits for and the times at which to look again. */
export type Share = {
  readonly plan: PartPlan;
  readonly waits: readonly Wait[];
  readonly wakes: readonly string[];
};

/** What the block that a part's people are at needs now. */
const planBlock = <K extends Kind>(
  state: RunState,
  part: Part,
  block: BlockOf<K>,
  now: string,
): BlockShare => acts.blocks[block.block].plan(state, part, block, now);

/** Answers go on counting, and people are told, should a block before the gate come up again while they are asked. */
const alsoAsked = (state: RunState, part: Part, at: Block, now: string): BlockShare => {
  const gate = gateOf(state, part);
  const isAsked = gate !== null && part.gate === "open" && part.requests.length > 0;
  return at.block === "form" || at.block === "gate" || !isAsked
    ? NOTHING
    : planGate(state, part, gate, now);
};

/** A poll that was opened goes on to its end, should a block before it come up again. */
const alsoPolled = (state: RunState, part: Part, at: Block, now: string): readonly BlockShare[] =>
  pollBlocksIn(state, part)
    .filter(({ key }) => key !== at.key && pollOf(state, part, key)?.outcome === null)
    .map((block) => planPoll(state, part, block, now));

/** What one part needs now. */
export const planPart = (state: RunState, part: Part, step: Step, now: string): Share => {
  const at = blockAt(state, part);
  const share = (block: BlockShare): Share => ({
    plan: {
      part: part.id,
      status: part.status,
      gate: part.gate,
      block: at?.block ?? null,
      added: step.parts.kind === "added",
      orders: block.orders,
      notices: block.notices,
    },
    waits: block.waits,
    wakes: block.wakes,
  });
  if (partCanClose(state, part, step))
    return share({ ...NOTHING, orders: [{ type: "closePart", data: { part: part.id } }] });
  if (at === null) return share(NOTHING);
  const here = planBlock(state, part, at, now);
  const all = [here, alsoAsked(state, part, at, now), ...alsoPolled(state, part, at, now)];
  return share({
    orders: all.flatMap(({ orders }) => orders),
    notices: all.flatMap(({ notices }) => notices),
    waits: all.flatMap(({ waits }) => waits),
    wakes: all.flatMap(({ wakes }) => wakes),
  });
};
