import type { RunView } from "../../api/services/runs/run-view.ts";
import { conditionWords } from "../../domain/templates/plain-words.ts";
import {
  pathOf,
  type PathPart,
  type PathStep,
  type Progress,
  type Way,
} from "../../domain/templates/path.ts";
import type { Template } from "../../domain/template.ts";
import { textOf } from "../run/reveal.ts";
import type { DrawnStep } from "./layout.ts";

/** A part and a step as people read them, in the drawing and beside it: the same words. */
export type PartWords = {
  readonly title: string;
  readonly progress: Progress;
  readonly words: string;
};
export type StepWords = {
  readonly key: string;
  readonly title: string;
  readonly progress: Progress;
  readonly words: string;
  readonly parts: readonly PartWords[];
  readonly sideBySide: boolean;
  /** Where it may lead but to the next step, and when; `leads`: the same without when, each once. */
  readonly ways: readonly string[];
  readonly leads: readonly string[];
  readonly back: readonly number[];
};

const progressWords: Readonly<Record<Progress, string>> = {
  later: "Later",
  now: "Now",
  done: "Done",
  overridden: "Done, but not by agreement",
  dropped: "Will not happen",
};

/** Parts of one step that are drawn and listed by themselves; the others are counted. */
const MOST = 12;

type Titled = Pick<RunView, "disclosed">;

/** What parts without a title of their own are counted as. */
const counted: { readonly [arrangement in PathStep["arrangement"]]?: string } = {
  rounds: "Round",
  repeats: "Check",
};

function partTitle({ arrangement }: PathStep, one: PathPart, { disclosed }: Titled): string {
  if (one.title !== null) return one.title;
  const given = one.part?.title;
  const own = typeof given === "string" ? given : textOf(given, disclosed);
  if (own !== null) return own;
  return `${counted[arrangement] ?? "Place"} ${one.ordinal}`;
}

const moreWords: { readonly [arrangement in PathStep["arrangement"]]?: string } = {
  added: "Places, as people add them",
  rounds: "Rounds, until the group says enough",
  repeats: "Checks, at set times",
};

function partsOf(step: PathStep, titled: Titled, isTemplate: boolean): readonly PartWords[] {
  const shown = step.parts.slice(-MOST).map((one): PartWords => ({
    title: partTitle(step, one, titled),
    progress: one.progress,
    words: isTemplate ? "" : progressWords[one.progress],
  }));
  const left = step.parts.length - shown.length;
  const before: readonly PartWords[] =
    left === 0 ? [] : [{ title: `${left} more before these`, progress: "done", words: "" }];
  const more = step.more ? moreWords[step.arrangement] : undefined;
  const after: readonly PartWords[] =
    more === undefined ? [] : [{ title: more, progress: "later", words: "" }];
  return [...before, ...shown, ...after];
}

/**
 * A path in words, step by step.
 * @param run where it is; null: the template by itself. `standing`: how the step is judged, in words; null: not yet.
 */
export function wordsOfPath(
  template: Template,
  run: Pick<RunView, "state" | "disclosed"> | null,
  standing: (step: string) => string | null = () => null,
): readonly StepWords[] {
  const path = pathOf(template, run?.state ?? null);
  return path.map((step): StepWords => {
    const defined = template.steps.find(({ key }) => key === step.key);
    const again = step.visits > 1 ? ` (time ${step.visits})` : "";
    const judged = standing(step.key);
    return {
      key: step.key,
      title: step.title,
      progress: step.progress,
      words:
        run === null
          ? ""
          : `${progressWords[step.progress]}${again}${judged === null ? "" : `: ${judged}`}`,
      parts: partsOf(step, run ?? { disclosed: {} }, run === null),
      sideBySide: step.arrangement === "side-by-side",
      ways: step.ways.map((way) =>
        way.when === null || defined === undefined
          ? leadOf(path, way)
          : `${leadOf(path, way)}, ${conditionWords(template, defined, way.when)}`,
      ),
      leads: [...new Set(step.ways.map((way) => leadOf(path, way)))],
      back: [
        ...new Set(
          step.ways.flatMap(({ to, back }) =>
            back ? [path.findIndex(({ key }) => key === to)] : [],
          ),
        ),
      ],
    };
  });
}

/** Where a way leads, in words. */
function leadOf(path: readonly PathStep[], { to, back }: Way): string {
  const next = path.find(({ key }) => key === to);
  if (next === undefined) return "May end here";
  return back ? `May go back to “${next.title}”` : `May go on to “${next.title}”`;
}

/** What is drawn of the words: all but when a way is taken. */
export const drawnOf = (steps: readonly StepWords[]): readonly DrawnStep[] =>
  steps.map(({ title, progress, words, parts, sideBySide, leads, back }) => ({
    title,
    state: progress,
    notes: [...(words === "" ? [] : [words]), ...leads],
    parts: parts.map((part) => ({ title: part.title, state: part.progress, words: part.words })),
    sideBySide,
    back,
  }));
