import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Voice } from "../../domain/blocks/session/state.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { Erased, Panel, Words } from "../layout/panel.tsx";
import { textOf } from "../run/reveal.ts";
import { runTitle } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly voice: Voice;
  readonly back: string;
  readonly mistakes: readonly Mistake[];
  readonly done: boolean;
};

/** For an administrator, when somebody who is no member asks to have their words erased. */
export const VoicePage = ({ frame, view, voice, back, mistakes, done }: Props) => {
  const words = textOf(voice.text, view.disclosed);
  const contact = textOf(voice.contact, view.disclosed);
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title="Erase what somebody said"
      back={{ href: back, text: "The session" }}
    >
      {done && (
        <Panel tone="good" role="status">
          <p>The words are erased. The record says that something was, and not what.</p>
        </Panel>
      )}
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Erase what somebody said</h1>
      <p>
        Somebody who is not in the group said this at a session. {nameOf(view.names, voice.by)}{" "}
        wrote it down.
      </p>
      {words === null ? <Erased /> : <Words>{words}</Words>}
      {contact !== null && (
        <>
          <h2>How to reach them</h2>
          <Words>{contact}</Words>
        </>
      )}
      {words !== null && (
        <>
          <h2>Before you erase</h2>
          <p>
            Do it when that person asks, and for no other reason. The words and how to reach them go
            for good. The record keeps that there were words, and that you erased them.
          </p>
          <p>
            If the group wrote down what it heard, look there too: the same words may stand in it.
          </p>
          <form method="post" action={`/board/${view.run}/voices/${voice.id}/erase`}>
            <input type="hidden" name="key" value={freshKey()} />
            <Choices
              kind="checkbox"
              name="asked"
              label="Did they ask for it?"
              error={mistakeFor(mistakes, "asked")}
              chosen={[]}
              options={[{ value: "yes", label: "Yes, they asked for these words to go" }]}
            />
            <div class="row">
              <button class="button" type="submit">
                Erase for good
              </button>
              <a href={back}>Go back</a>
            </div>
          </form>
        </>
      )}
    </Page>
  );
};
