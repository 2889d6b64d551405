import type { Contribution } from "../../domain/state.ts";

export const contributionWords: Readonly<Record<Contribution["kind"], string>> = {
  story: "A story",
  idea: "An idea",
  concern: "A concern",
  change: "A change asked for",
};

export const outcomeWords: { readonly [outcome: string]: string } = {
  done: "We did it",
  partly: "We did part of it",
  "not-done": "We did not do it, and this is why",
};
