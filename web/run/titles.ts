import type { RunFold } from "../../api/services/runs/run-view.ts";
import { partName, type PartName } from "../../domain/desk/names.ts";
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
export const partTitle = (view: Pick<RunFold, "state" | "disclosed">, part: Part): string =>
  titleOfPart(partName(view.state, part), view.disclosed);

/** As `partTitle`, for whoever has not read the run itself. */
export function titleOfPart(
  { step, kind, ordinal, title: called }: PartName,
  disclosed: RunFold["disclosed"],
): string {
  const title = templateText(step);
  const words = ordinals[useLanguage()];
  const given = typeof called === "string" ? called : textOf(called, disclosed);
  const own = given === null ? null : isolated(given);
  switch (kind) {
    case "rounds":
      return `${title}, ${words.rounds} ${ordinal}`;
    case "repeats":
      return `${title}, ${words.repeats} ${ordinal}`;
    case "added":
      return `${title}: ${own ?? `${words.added} ${ordinal}`}`;
    case "named":
      return own === null ? title : `${title}: ${own}`;
    default:
      return title;
  }
}
