import { useWords } from "../language/language.tsx";
import { ownDataWords } from "./own-data-words.tsx";
import type { Held } from "../../api/services/personal-data.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Panel } from "../layout/panel.tsx";

const shown = ({ value, pounds }: Held["values"][number]): string =>
  pounds ?? (typeof value === "string" ? value : JSON.stringify(value));

type Props = { readonly held: Held; readonly mistakes: readonly Mistake[] };

/** What is kept about the reader: to see, to take along, to erase one by one or all at once. */
export const HeldSection = ({ held, mistakes }: Props) => {
  const t = useWords(ownDataWords);
  return (
    <section aria-labelledby="held">
      <h2 id="held">{t.held}</h2>
      <p>{t.heldText}</p>
      <p>
        <a href={`/people/${held.person.person}/export`} download="what-is-kept-about-me.json">
          {t.copy}
        </a>
      </p>
      {held.values.length > 0 && (
        <details>
          <summary>{t.texts(held.values.length)}</summary>
          <ul class="opened">
            {held.values.map((one) => (
              <li>
                <blockquote class="quote">
                  <p class="words" dir="auto">
                    {shown(one)}
                  </p>
                </blockquote>
                <form method="post" action="/your-data/erase-one">
                  <input type="hidden" name="commitment" value={one.commitment} />
                  <button class="link-button" type="submit">
                    {t.eraseThis}
                    <span class="unseen" dir="auto">
                      : {shown(one).slice(0, 60)}
                    </span>
                  </button>
                </form>
              </li>
            ))}
          </ul>
        </details>
      )}
      <h2>{t.eraseAll}</h2>
      <Panel tone="stop">
        <p>{t.eraseText}</p>
      </Panel>
      <form method="post" action="/your-data/erase-all">
        <Choices
          kind="checkbox"
          name="sure"
          label={t.areYouSure}
          error={mistakeFor(mistakes, "sure")}
          chosen={[]}
          options={[{ value: "yes", label: t.yesErase }]}
        />
        <button class="button button-second" type="submit">
          {t.eraseAll}
        </button>
      </form>
    </section>
  );
};
