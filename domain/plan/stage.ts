import type { Order } from "../command.ts";
import type { Wait } from "../plan-types.ts";
import { nextInStage, partDue } from "../rules/arrangement.ts";
import { unansweredInStage } from "../rules/contributions.ts";
import { stageCanClose } from "../rules/closing.ts";
import { stageDefinition, stewards } from "../rules/lookup.ts";
import { missingNeeds } from "../rules/needs.ts";
import type { RunState, StageState } from "../state.ts";

type StageShare = {
  readonly orders: readonly Order[];
  readonly waits: readonly Wait[];
  readonly wakes: readonly string[];
};

/** Between two steps, and before the first: the next one opens as soon as all that it needs holds. */
export const planEntry = (state: RunState, key: string, now: string): StageShare => {
  const step = stageDefinition(state, key);
  const lacks = step === undefined ? [] : missingNeeds(state, step, now);
  if (lacks.length === 0)
    return { orders: [{ type: "openStage", data: { stage: key } }], waits: [], wakes: [] };
  return {
    orders: [],
    waits: lacks.map(({ need, members, until }) => ({
      part: null,
      for: "need",
      need,
      members,
      until,
    })),
    wakes: lacks.flatMap(({ until }) => until ?? []),
  };
};

/** What the stage itself needs now, beside its parts: its next part, its end, or the stage after it. */
export const planStage = (state: RunState, stage: StageState, now: string): StageShare => {
  const definition = stageDefinition(state, stage.key);
  if (definition === undefined) return { orders: [], waits: [], wakes: [] };
  if (stage.status === "closed")
    return stage.next === null
      ? { orders: [{ type: "finishRun", data: {} }], waits: [], wakes: [] }
      : planEntry(state, stage.next, now);
  const next = nextInStage(state, stage, definition);
  const due = partDue(next, now);
  if (due) {
    const order: Order = { type: "openPart", data: { stage: stage.key, ...due } };
    return { orders: [order], waits: [], wakes: [] };
  }
  if (stageCanClose(state, stage, definition))
    return {
      orders: [{ type: "closeStage", data: { stage: stage.key } }],
      waits: [],
      wakes: [],
    };
  const wait = (what: Wait["for"], until: string | null = null): Wait => ({
    part: null,
    for: what,
    members: what === "interval" ? [] : stewards(state),
    until,
  });
  if (next.kind === "interval")
    return { orders: [], waits: [wait("interval", next.at)], wakes: [next.at] };
  if (next.kind === "sites") return { orders: [], waits: [wait("sites")], wakes: [] };
  const isOwed = next.kind === "complete" && unansweredInStage(state, stage.key).length > 0;
  return { orders: [], waits: isOwed ? [wait("contribution")] : [], wakes: [] };
};
