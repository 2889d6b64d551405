import type { Part, RunState } from "../../domain/state.ts";
import { dateWords, timeWords } from "../../domain/time-words.ts";
import type { Frame } from "../frame.ts";

type PartFact = Part["facts"][number];

/** Something that is said to have happened, the part that it is about, and which of the part's facts it is, from 1. */
export type Fact = PartFact & { readonly part: Part; readonly nth: number };

/** What somebody can say has happened. */
export const factKinds = [
  { value: "decided", label: "It was decided" },
  { value: "published", label: "It was published, or told to people outside the group" },
  { value: "piloted", label: "It was tried out" },
  { value: "rolled-out", label: "It was brought to everybody" },
] as const;

const verbs: { readonly [fact: string]: string } = {
  decided: "was decided",
  published: "was published",
  piloted: "was tried out",
  "rolled-out": "was brought to everybody",
  "delivery-started": "was started",
  "delivery-completed": "was done",
};

export const factVerb = ({ fact }: Pick<PartFact, "fact">): string => verbs[fact] ?? "happened";

/** A day, or a moment in the reader's own zone. */
export const factDay = ({ on }: Pick<PartFact, "on">, frame: Frame): string =>
  on.length > 10 ? timeWords(on, frame) : dateWords(on);

/** All that was said to have happened in a run, the newest first. */
export const factsOf = (state: RunState): readonly Fact[] =>
  Object.values(state.parts)
    .flatMap((part) => part.facts.map((fact, index) => ({ ...fact, part, nth: index + 1 })))
    .toSorted((a, b) => b.event - a.event || b.nth - a.nth);

/** Whether this reader can still say that it was not so. */
export const canDispute = ({ by, disputed }: Fact, member: string): boolean =>
  disputed === null || (disputed === "by-others" && by === member);
