import type { Frame } from "../frame.ts";
import { When } from "../layout/when.tsx";
import { outcomeWords } from "../words/contributions.ts";
import type { OwnWord } from "./own-words.ts";

const GATES = {
  open: "The decision is not made yet.",
  passed: "The group agreed.",
  refused: "The group said no.",
  overridden: "It went ahead without the group’s agreement.",
  dropped: "The group left it out.",
} as const;

const becameWords = ({ became }: OwnWord): string => {
  if (became.kind === "answer") return GATES[became.gate];
  if (became.status === "open") return "It waits for an answer.";
  if (became.status === "disputed") return "You said that the answer was not enough.";
  return became.outcome === null
    ? "It was answered."
    : `It was answered: ${outcomeWords[became.outcome] ?? "see what was said"}.`;
};

const address = ({ run, became }: OwnWord): string =>
  became.kind === "answer"
    ? `/answer/${run}/${became.request}`
    : `/contribute/${run}#c-${became.contribution}`;

/** What the reader said last, and what became of it. */
export const WhatBecame = ({
  frame,
  words,
}: {
  readonly frame: Frame;
  readonly words: readonly OwnWord[];
}) =>
  words.length === 0 ? null : (
    <section aria-labelledby="became">
      <h2 id="became">What became of what you said</h2>
      <ul class="plain-links">
        {words.map((word) => (
          <li>
            <a href={address(word)}>
              {word.became.kind === "answer" ? "Your answer" : "What you shared"}
              {word.about !== null && `: ${word.about}`}
            </a>
            . {becameWords(word)}{" "}
            <span class="soft">
              Said at <When at={word.at} frame={frame} />.
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
