import type { RunFold } from "../../api/services.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import type { Part, RunState } from "../../domain/state.ts";
import type { Form, Step } from "../../domain/template.ts";
import { textOf } from "./reveal.ts";
import { isolated } from "../words/isolate.ts";

/** A run's title, isolated from the words around it. */
export const titleWords = (title: string | null): string =>
  title === null ? "A run without a title" : isolated(title);

export const runTitle = (view: Pick<RunFold, "title">): string => titleWords(view.title);

export const stageOf = (state: RunState, key: string): Step | undefined =>
  state.template.steps.find((stage) => stage.key === key);

/** The form that a part fills in: its stage's, or the one that joins the parts of a stage. */
export function formOfPart(state: RunState, part: Part): Form {
  const stage = stageOf(state, part.stage);
  return stage === undefined ? { sections: [] } : formOf(part, stage);
}

/** What a part is called: its stage, and which area, block, round, check or site of it. */
export function partTitle(view: Pick<RunFold, "state" | "disclosed">, part: Part): string {
  const stage = stageOf(view.state, part.stage);
  const title = stage?.title ?? part.stage;
  const given = typeof part.title === "string" ? part.title : textOf(part.title, view.disclosed);
  const own = given === null ? null : isolated(given);
  switch (stage?.parts.kind) {
    case "rounds":
      return `${title}, round ${part.ordinal}`;
    case "repeats":
      return `${title}, check ${part.ordinal}`;
    case "added":
      return `${title}: ${own ?? `place ${part.ordinal}`}`;
    case "named":
      return own === null ? title : `${title}: ${own}`;
    default:
      return title;
  }
}
