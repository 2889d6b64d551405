import type { Command } from "../command.ts";
import type { DomainEvent } from "../event.ts";
import { accept, refuse, refused } from "../result.ts";
import type { Decision } from "../result.ts";
import {
  firstKeys,
  isRefused,
  nextInStage,
  partDue,
  stageAfter,
  titleOf,
} from "../rules/arrangement.ts";
import { retiring } from "../links/decide.ts";
import { partCanClose, stageCanClose } from "../rules/closing.ts";
import { currentStage, stageDefinition } from "../rules/lookup.ts";
import { missingNeeds } from "../rules/needs.ts";
import type { Part, RunState } from "../state.ts";
import type { Step } from "../template.ts";
import {
  findOpenStage,
  findPart,
  mustBeEngine,
  mustSteer,
  noSuchPart,
  stageNotOpen,
} from "./guards.ts";

type Of<T extends Command["type"]> = Extract<Command, { readonly type: T }>;

const notDue = (about: string): Decision =>
  refuse("not-due", "This step is not due now.", "Look at what the run waits for.", about);

/** Numbers a stage's parts from 1 over all its visits. */
const partsSoFar = (state: RunState, stage: string): number =>
  Object.values(state.parts).filter((part) => part.stage === stage).length;

/** Opens a stage together with the parts that start with it. */
export const opening = (state: RunState, definition: Step): readonly DomainEvent[] => {
  const visit = state.stages.filter((stage) => stage.key === definition.key).length + 1;
  const before = partsSoFar(state, definition.key);
  return [
    { type: "stageOpened", data: { stage: definition.key, visit } },
    ...firstKeys(definition).map((key, index): DomainEvent => ({
      type: "partOpened",
      data: {
        part: `${definition.key}:${before + index + 1}`,
        stage: definition.key,
        key,
        title: titleOf(state.parameters, definition, key),
        stretch: 1,
        follows: null,
      },
    })),
  ];
};

export const openStage = (state: RunState, command: Of<"openStage">): Decision => {
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const stage = currentStage(state);
  const definition = stageDefinition(state, command.data.stage);
  if (definition === undefined)
    return refuse("unknown-stage", "There is no such stage.", "Look at the run's board.");
  const isNext =
    stage === undefined
      ? state.template.steps[0]?.key === definition.key
      : stage.status === "closed" && stage.next === definition.key;
  if (!isNext || missingNeeds(state, definition, command.at).length > 0)
    return notDue(definition.key);
  return accept(...opening(state, definition));
};

export const openPart = (state: RunState, command: Of<"openPart">): Decision => {
  const { stage: key, key: partKey, follows } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const stage = findOpenStage(state, key);
  const definition = stageDefinition(state, key);
  if (stage === undefined || definition === undefined) return refused(stageNotOpen(key));
  const due = partDue(nextInStage(state, stage, definition), command.at);
  if (due === undefined || due.key !== partKey || due.follows !== follows) return notDue(key);
  const before = follows === null ? undefined : findPart(state, follows);
  return accept({
    type: "partOpened",
    data: {
      part: `${key}:${partsSoFar(state, key) + 1}`,
      stage: key,
      key: partKey,
      title: before === undefined ? titleOf(state.parameters, definition, partKey) : null,
      stretch: (before?.stretch ?? 0) + 1,
      follows,
    },
  });
};

export const addSite = (state: RunState, command: Of<"addSite">): Decision => {
  const { stage: key, title } = command.data;
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  const stage = findOpenStage(state, key);
  if (stage === undefined || stageDefinition(state, key)?.parts.kind !== "added")
    return refused(stageNotOpen(key));
  if (stage.sitesComplete)
    return refuse("stage-not-open", "The list of sites is closed.", "Start a new run for it.", key);
  const part = `${key}:${partsSoFar(state, key) + 1}`;
  return accept({
    type: "partOpened",
    data: { part, stage: key, key: null, title, stretch: 1, follows: null },
  });
};

export const completeSites = (state: RunState, command: Of<"completeSites">): Decision => {
  const { stage: key } = command.data;
  const wrong = mustSteer(state, command.actor);
  if (wrong) return refused(wrong);
  const stage = findOpenStage(state, key);
  if (stage === undefined || stageDefinition(state, key)?.parts.kind !== "added")
    return refused(stageNotOpen(key));
  if (stage.sitesComplete) return notDue(key);
  if (stage.parts.length === 0)
    return refuse("sites-incomplete", "There is no site yet.", "Add a site first.", key);
  return accept({ type: "sitesComplete", data: { stage: key } });
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
  const stage = part && stageDefinition(state, part.stage);
  if (part === undefined || stage === undefined) return refused(noSuchPart(id));
  if (!partCanClose(state, part, stage)) return notDue(id);
  return accept({ type: "partClosed", data: { part: id, outcome: outcomes[part.gate] } });
};

export const closeStage = (state: RunState, command: Of<"closeStage">): Decision => {
  const { stage: key } = command.data;
  const wrong = mustBeEngine(command.actor);
  if (wrong) return refused(wrong);
  const stage = findOpenStage(state, key);
  const definition = stageDefinition(state, key);
  if (stage === undefined || definition === undefined) return refused(stageNotOpen(key));
  if (!stageCanClose(state, stage, definition)) return notDue(key);
  const next = stageAfter(state, stage, definition);
  return accept(
    { type: "stageClosed", data: { stage: key, visit: stage.visit, next } },
    ...(isRefused(state, stage) ? [] : retiring(state, definition)),
  );
};
