import type { Command } from "../command.ts";
import type { DomainEvent } from "../event.ts";
import { accept, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import {
  firstKeys,
  isRefused,
  nextInStep,
  partDue,
  stepAfter,
  titleOf,
} from "../rules/arrangement.ts";
import { retiring } from "../links/decide.ts";
import { partCanClose, stepCanClose } from "../rules/closing.ts";
import { currentStep, stepDefinition } from "../rules/lookup.ts";
import { missingNeeds } from "../rules/needs.ts";
import type { Part, RunState } from "../state.ts";
import type { Step } from "../template.ts";
import {
  findOpenStep,
  findPart,
  mustBeEngine,
  mustSteer,
  noSuchPart,
  stepNotOpen,
} from "./guards.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const notDue = (about: string): Decision =>
  refuse("not-due", "This step is not due now.", "Look at what the run waits for.", about);

/** Numbers a step's parts from 1 over all its visits. */
const partsSoFar = (state: RunState, step: string): number =>
  Object.values(state.parts).filter((part) => part.step === step).length;

/** Opens a step together with the parts that start with it. */
export const opening = (state: RunState, definition: Step): readonly DomainEvent[] => {
  const visit = state.steps.filter((step) => step.key === definition.key).length + 1;
  const before = partsSoFar(state, definition.key);
  return [
    { type: "stepOpened", data: { step: definition.key, visit } },
    ...firstKeys(definition).map((key, index): DomainEvent => ({
      type: "partOpened",
      data: {
        part: `${definition.key}:${before + index + 1}`,
        step: definition.key,
        key,
        title: titleOf(state.parameters, definition, key),
        stretch: 1,
        follows: null,
      },
    })),
  ];
};

export const openStep = (state: RunState, command: Of<"openStep">): Decision => {
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const step = currentStep(state);
  const definition = stepDefinition(state, command.data.step);
  if (definition === undefined)
    return refuse("unknown-step", "There is no such step.", "Look at the run's board.");
  const isNext =
    step === undefined
      ? state.template.steps[0]?.key === definition.key
      : step.status === "closed" && step.next === definition.key;
  if (!isNext || missingNeeds(state, definition, command.at).length > 0)
    return notDue(definition.key);
  return accept(...opening(state, definition));
};

export const openPart = (state: RunState, command: Of<"openPart">): Decision => {
  const { step: key, key: partKey, follows } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const step = findOpenStep(state, key);
  const definition = stepDefinition(state, key);
  if (step === undefined || definition === undefined) return refused(stepNotOpen(key));
  const due = partDue(nextInStep(state, step, definition), command.at);
  if (due === undefined || due.key !== partKey || due.follows !== follows) return notDue(key);
  const before = follows === null ? undefined : findPart(state, follows);
  return accept({
    type: "partOpened",
    data: {
      part: `${key}:${partsSoFar(state, key) + 1}`,
      step: key,
      key: partKey,
      title: before === undefined ? titleOf(state.parameters, definition, partKey) : null,
      stretch: (before?.stretch ?? 0) + 1,
      follows,
    },
  });
};

export const addSite = (state: RunState, command: Of<"addSite">): Decision => {
  const { step: key, title } = command.data;
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  const step = findOpenStep(state, key);
  if (step === undefined || stepDefinition(state, key)?.parts.kind !== "added")
    return refused(stepNotOpen(key));
  if (step.sitesComplete)
    return refuse("step-not-open", "The list of sites is closed.", "Start a new run for it.", key);
  const part = `${key}:${partsSoFar(state, key) + 1}`;
  return accept({
    type: "partOpened",
    data: { part, step: key, key: null, title, stretch: 1, follows: null },
  });
};

export const completeSites = (state: RunState, command: Of<"completeSites">): Decision => {
  const { step: key } = command.data;
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  const step = findOpenStep(state, key);
  if (step === undefined || stepDefinition(state, key)?.parts.kind !== "added")
    return refused(stepNotOpen(key));
  if (step.sitesComplete) return notDue(key);
  if (step.parts.length === 0)
    return refuse("sites-incomplete", "There is no site yet.", "Add a site first.", key);
  return accept({ type: "sitesComplete", data: { step: key } });
};

const outcomes = {
  passed: "passed",
  overridden: "overridden",
  refused: "refused",
  none: "not-needed",
  open: "not-needed",
} as const satisfies { [gate in Part["gate"]]: string };

export const closePart = (state: RunState, command: Of<"closePart">): Decision => {
  const { part: id } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const part = findPart(state, id);
  const step = part && stepDefinition(state, part.step);
  if (part === undefined || step === undefined) return refused(noSuchPart(id));
  if (!partCanClose(state, part, step)) return notDue(id);
  return accept({ type: "partClosed", data: { part: id, outcome: outcomes[part.gate] } });
};

export const closeStep = (state: RunState, command: Of<"closeStep">): Decision => {
  const { step: key } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const step = findOpenStep(state, key);
  const definition = stepDefinition(state, key);
  if (step === undefined || definition === undefined) return refused(stepNotOpen(key));
  if (!stepCanClose(state, step, definition)) return notDue(key);
  const next = stepAfter(state, step, definition);
  return accept(
    { type: "stepClosed", data: { step: key, visit: step.visit, next } },
    ...(isRefused(state, step) ? [] : retiring(state, definition)),
  );
};
