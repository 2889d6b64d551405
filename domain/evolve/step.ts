import { gateIn } from "../rules/blocks.ts";
import { own, stepDefinition } from "../rules/lookup.ts";
import type { RunState, StepState } from "../state.ts";
import { onPart, onStep } from "./change.ts";
import type { Of } from "./change.ts";

export const stepOpened = (state: RunState, event: Of<"stepOpened">): RunState => ({
  ...state,
  steps: [
    ...state.steps,
    {
      key: event.data.step,
      visit: event.data.visit,
      status: "open",
      openedAt: event.at,
      closedAt: null,
      next: null,
      parts: [],
      sitesComplete: false,
      pausedMs: 0,
    },
  ],
});

/** Numbers the parts of a visit; the stretches of one part have its number. */
const nextOrdinal = (state: RunState, visit: StepState | undefined): number =>
  1 + Math.max(0, ...(visit?.parts ?? []).map((id) => own(state.parts, id)?.ordinal ?? 0));

export const partOpened = (state: RunState, event: Of<"partOpened">): RunState => {
  const { part: id, step, key, stretch, follows } = event.data;
  const definition = stepDefinition(state, step);
  const here = state.steps.findLast((s) => s.key === step);
  const before = follows === null ? undefined : own(state.parts, follows);
  const opened = onStep(state, step, (s) => ({ ...s, parts: [...s.parts, id] }));
  return {
    ...opened,
    parts: {
      ...opened.parts,
      [id]: {
        id,
        step,
        visit: here?.visit ?? 1,
        key,
        ordinal: before?.ordinal ?? nextOrdinal(state, here),
        stretch,
        title: before?.title ?? event.data.title,
        openedAt: event.at,
        versions: [],
        submitted: null,
        requests: [],
        recused: [],
        objections: {},
        gate: definition && gateIn(definition, { key, stretch }) ? "open" : "none",
        gateAt: null,
        tie: null,
        askedFrom: null,
        status: "open",
        dropped: false,
        delivery: "not-started",
        deliveredBy: [],
        facts: [],
      },
    },
  };
};

export const partClosed = (state: RunState, event: Of<"partClosed">): RunState =>
  onPart(state, event.data.part, (part) => ({ ...part, status: "closed" }));

/** What was decided stays so; a gate that was open is none any more. */
export const partDropped = (state: RunState, event: Of<"partDropped">): RunState =>
  onPart(state, event.data.part, (part) => ({
    ...part,
    status: "closed",
    dropped: true,
    gate: part.gate === "open" || part.gate === "refused" ? "none" : part.gate,
    askedFrom: null,
  }));

export const stepClosed = (state: RunState, event: Of<"stepClosed">): RunState =>
  onStep(state, event.data.step, (step) => ({
    ...step,
    status: "closed",
    closedAt: event.at,
    next: event.data.next,
  }));

export const sitesComplete = (state: RunState, event: Of<"sitesComplete">): RunState =>
  onStep(state, event.data.step, (step) => ({ ...step, sitesComplete: true }));
