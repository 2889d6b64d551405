import { inEach } from "../../domain/language.ts";
import type { Contribution } from "../../domain/state.ts";

type Kinds = Readonly<Record<Contribution["kind"], string>>;

/** What somebody shared, and what came of it. */
export const sharedWords = inEach<{
  readonly kinds: Kinds;
  readonly outcomes: { readonly [outcome: string]: string };
}>({
  en: {
    kinds: {
      story: "A story",
      idea: "An idea",
      concern: "A concern",
      change: "A change asked for",
    },
    outcomes: {
      done: "We did it",
      partly: "We did part of it",
      "not-done": "We did not do it, and this is why",
    },
  },
  cy: {
    kinds: {
      story: "Stori",
      idea: "Syniad",
      concern: "Pryder",
      change: "Cais am newid",
    },
    outcomes: {
      done: "Gwnaethom hyn",
      partly: "Gwnaethom ran ohono",
      "not-done": "Ni wnaethom hyn, a dyma pam",
    },
  },
});

/** In English, for pages that are in English alone. */
export const { kinds: contributionWords, outcomes: outcomeWords } = sharedWords.en;
