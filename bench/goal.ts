/** One thing that the project promises to reach. `atLeast`: more is better; `atMost`: less is better. */
export type Goal = {
  readonly name: string;
  readonly value: number;
  readonly goal: number;
  readonly is: "at-least" | "at-most";
  readonly unit: string;
};

/** A figure that could not be measured (NaN) is never met. */
export const isMet = ({ value, goal, is }: Goal): boolean =>
  is === "at-least" ? value >= goal : value <= goal;

/** What a measurement gives: its goals, and every round's figures of every side. */
export type Measured = {
  readonly goals: readonly Goal[];
  readonly raw: { readonly [side: string]: unknown };
  /** What a reader must know to judge the figures. */
  readonly notes: readonly string[];
};
