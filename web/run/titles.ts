import type { RunFold } from "../../api/services/runs/run-view.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import type { Part, RunState } from "../../domain/state.ts";
import type { Form, Step } from "../../domain/template.ts";
import { textOf } from "./reveal.ts";
import { isolated, templateText } from "../words/isolate.ts";
import type { InEach } from "../../domain/language.ts";
import { useLanguage } from "../language/language.tsx";

const UNTITLED: InEach<string> = { en: "A run without a title", cy: "Prosiect heb deitl" };

/** Which of several parts of one step, when it has no name of its own. */
const ordinals: InEach<{ readonly [kind in "rounds" | "repeats" | "added"]: string }> = {
  en: { rounds: "round", repeats: "check", added: "place" },
  cy: { rounds: "rownd", repeats: "gwiriad", added: "lle" },
};

/** A run's title, isolated from the words around it. */
export const titleWords = (title: string | null): string =>
  title === null ? UNTITLED[useLanguage()] : isolated(title);

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
  const title = templateText(step?.title ?? part.step);
  const words = ordinals[useLanguage()];
  const given = typeof part.title === "string" ? part.title : textOf(part.title, view.disclosed);
  const own = given === null ? null : isolated(given);
  switch (step?.parts.kind) {
    case "rounds":
      return `${title}, ${words.rounds} ${part.ordinal}`;
    case "repeats":
      return `${title}, ${words.repeats} ${part.ordinal}`;
    case "added":
      return `${title}: ${own ?? `${words.added} ${part.ordinal}`}`;
    case "named":
      return own === null ? title : `${title}: ${own}`;
    default:
      return title;
  }
}
