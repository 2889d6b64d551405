import type { Held } from "../../api/services/personal-data.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Panel } from "../layout/panel.tsx";

const shown = ({ value, pounds }: Held["values"][number]): string =>
  pounds ?? (typeof value === "string" ? value : JSON.stringify(value));

type Props = { readonly held: Held; readonly mistakes: readonly Mistake[] };

/** What is kept about the reader: to see, to take along, to erase one by one or all at once. */
export const HeldSection = ({ held, mistakes }: Props) => (
  <section aria-labelledby="held">
    <h2 id="held">What we keep about you</h2>
    <p>
      Your name and addresses, and what you or others wrote about you. The record itself holds none
      of it, so all of it can go, at any time, and nobody asks you why.
    </p>
    <p>
      <a href={`/people/${held.person.person}/export`} download="what-is-kept-about-me.json">
        Take a copy along
      </a>
    </p>
    {held.values.length > 0 && (
      <details>
        <summary>
          {held.values.length === 1 ? "One text" : `${held.values.length} texts`} of yours or about
          you
        </summary>
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
                  Erase this<span class="unseen">: {shown(one).slice(0, 60)}</span>
                </button>
              </form>
            </li>
          ))}
        </ul>
      </details>
    )}
    <h2>Erase everything</h2>
    <Panel tone="stop">
      <p>
        Your name, your addresses and all your texts go for good. You leave all your runs and cannot
        sign in any more. Your answers stay counted, without your name.
      </p>
    </Panel>
    <form method="post" action="/your-data/erase-all">
      <Choices
        kind="checkbox"
        name="sure"
        label="Are you sure?"
        error={mistakeFor(mistakes, "sure")}
        chosen={[]}
        options={[{ value: "yes", label: "Yes, erase everything about me" }]}
      />
      <button class="button button-second" type="submit">
        Erase everything
      </button>
    </form>
  </section>
);
