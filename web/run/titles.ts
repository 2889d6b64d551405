import type { RunView } from "../../api/services.ts";
import { formOf } from "../../domain/rules/lookup.ts";
import type { Part, RunState } from "../../domain/state.ts";
import type { Form, Stage } from "../../domain/template.ts";
import { textOf } from "./reveal.ts";
import { isolated } from "../words/isolate.ts";

/** A run's title, isolated from the words around it. */
export const titleWords = (title: string | null): string =>
  title === null ? "A run without a title" : isolated(title);

export const runTitle = (view: Pick<RunView, "title">): string => titleWords(view.title);

export const stageOf = (state: RunState, key: string): Stage | undefined =>
  state.template.stages.find((stage) => stage.key === key);

/** The form that a part fills in: its stage's, or the one that joins the parts of a stage. */
export function formOfPart(state: RunState, part: Part): Form {
  const stage = stageOf(state, part.stage);
  return stage === undefined ? { sections: [] } : formOf(part, stage);
}

/** What a part is called: its stage, and which area, block, round, check or site of it. */
export function partTitle(view: Pick<RunView, "state" | "disclosed">, part: Part): string {
  const stage = stageOf(view.state, part.stage);
  const title = stage?.title ?? part.stage;
  const given = typeof part.title === "string" ? part.title : textOf(part.title, view.disclosed);
  const own = given === null ? null : isolated(given);
  switch (stage?.arrangement.kind) {
    case "rounds":
      return `${title}, round ${part.ordinal}`;
    case "intervals":
      return `${title}, check ${part.ordinal}`;
    case "sites":
      return `${title}: ${own ?? `place ${part.ordinal}`}`;
    case "at-once":
    case "in-order":
      return own === null ? title : `${title}: ${own}`;
    default:
      return title;
  }
}
