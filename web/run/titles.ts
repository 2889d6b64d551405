import type { RunFold } from "../../api/services/runs/run-view.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import type { Part, RunState } from "../../domain/state.ts";
import type { Form, Step } from "../../domain/template.ts";
import { textOf } from "./reveal.ts";
import { isolated } from "../words/isolate.ts";

/** A run's title, isolated from the words around it. */
export const titleWords = (title: string | null): string =>
  title === null ? "A run without a title" : isolated(title);

export const runTitle = (view: Pick<RunFold, "title">): string => titleWords(view.title);

export const stepOf = (state: RunState, key: string): Step | undefined =>
  state.template.steps.find((step) => step.key === key);

/** The form that a part fills in: its step's, or the one that joins the parts of a step. */
export function formOfPart(state: RunState, part: Part): Form {
  const step = stepOf(state, part.step);
  return step === undefined ? { sections: [] } : formOf(part, step);
}

/** What a part is called: its step, and which area, block, round, check or site of it. */
export function partTitle(view: Pick<RunFold, "state" | "disclosed">, part: Part): string {
  const step = stepOf(view.state, part.step);
  const title = step?.title ?? part.step;
  const given = typeof part.title === "string" ? part.title : textOf(part.title, view.disclosed);
  const own = given === null ? null : isolated(given);
  switch (step?.parts.kind) {
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
