import type { Frame } from "../frame.ts";
import { When } from "../layout/when.tsx";
import { sharedWords } from "../words/contributions.ts";
import { homeWords } from "./home-words.tsx";
import { useWords } from "../language/language.tsx";
import type { OwnWord } from "./own-words.ts";

function becameWords(
  { became }: OwnWord,
  t: (typeof homeWords)["en"]["became"],
  outcomes: { readonly [outcome: string]: string },
): string {
  if (became.kind === "answer") return t.gates[became.gate];
  if (became.status === "open") return t.waits;
  if (became.status === "disputed") return t.disputed;
  const outcome = became.outcome === null ? undefined : outcomes[became.outcome];
  return outcome === undefined ? t.wasAnswered : t.answeredAs(outcome);
}

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
}) => {
  const { became: t } = useWords(homeWords);
  const { outcomes } = useWords(sharedWords);
  return words.length === 0 ? null : (
    <section aria-labelledby="became">
      <h2 id="became">{t.title}</h2>
      <ul class="plain-links">
        {words.map((word) => (
          <li>
            <a href={address(word)}>
              {word.became.kind === "answer" ? t.answer : t.shared}
              {word.about !== null && `: ${word.about}`}
            </a>
            . {becameWords(word, t, outcomes)}{" "}
            <span class="soft">{t.said(<When at={word.at} frame={frame} />)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
