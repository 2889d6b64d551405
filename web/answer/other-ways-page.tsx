import type { RunFold } from "../../api/services/runs/run-view.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Part, Request } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Choosable } from "../choose/matching.ts";
import { PersonField } from "../choose/person-field.tsx";
import { DateFields } from "../layout/date-fields.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { partTitle, runTitle } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";
import { dateWords } from "../../domain/time-words.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly request: Request;
  readonly me: string;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

const doneWords: { readonly [done: string]: string } = {
  need: "Thank you for telling us. This cannot be decided until what you need is there.",
  recuse: "Thank you for saying so. You are not asked about this part any more.",
  delegate: "Done. The person who stands in for you can answer now, and you still can too.",
  "end-delegation": "Done. Nobody stands in for you now.",
};

/** Who can stand in for somebody. */
export const standIns = (view: RunFold, me: string): readonly Choosable[] =>
  Object.values(view.state.members)
    .filter(({ id, side, status }) => id !== me && side === "pwle" && status === "active")
    .map(({ id }) => ({ value: id, label: nameOf(view.names, id) }));

export const OtherWaysPage = ({ frame, view, part, request, me, body, mistakes, done }: Props) => {
  const title = partTitle(view, part);
  const here = `/answer/${view.run}/${request.id}`;
  const action = `${here}/other-ways`;
  const delegation = own(view.state.delegations, me);
  const self = own(view.state.members, me);
  const button = (act: string, text: string, className = "button button-second") => (
    <>
      <input type="hidden" name="key" value={freshKey()} />
      <button class={className} type="submit" name="act" value={act}>
        {text}
      </button>
    </>
  );
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={`Another way: ${title}`}
      back={{ href: here, text: "Back to the question" }}
    >
      {done !== undefined && doneWords[done] !== undefined && (
        <Panel tone="good" role="status">
          <p>{doneWords[done]}</p>
        </Panel>
      )}
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Another way to take part</h1>
      <p class="lead">Whatever you choose here is fine. Nobody loses anything by it.</p>

      <section class="content-section" id="help">
        <h2>Somebody helps me answer</h2>
        <p>
          Tell your answer to somebody in the group or to the person who runs it: face to face, by
          phone, by letter. They write it down from their own sign-in. Never give them your link.
        </p>
        <p>You are then asked: “Is this what you said?” Only your yes makes it fully yours.</p>
        <p>
          <a href={`${here}/help`}>I am helping somebody else to answer</a>
        </p>
      </section>

      {self && (
        <>
          <section class="content-section" id="need">
            <h2>I need something first</h2>
            <p>Large print, easy read, an interpreter, travel, a quiet room: whatever you need.</p>
            <form method="post" action={action} novalidate>
              <TextArea
                name="what"
                label="What do you need?"
                rows={2}
                value={body.text("what")}
                error={mistakeFor(mistakes, "what")}
              />
              {button("need", "Tell the coordinator")}
            </form>
          </section>

          <section class="content-section" id="conflict">
            <h2>I gain or lose by this</h2>
            <p>
              If you, your family or your work would gain or lose by this decision, you should not
              decide it. You stay in the group for everything else.
            </p>
            <form method="post" action={action} novalidate>
              <TextArea
                name="why"
                label="What is it about?"
                optional
                rows={2}
                value={body.text("why")}
              />
              {button("recuse", "I should not decide this part")}
            </form>
          </section>

          {self.side === "pwle" && (
            <section class="content-section" id="stand-in">
              <h2>Somebody stands in for me</h2>
              {delegation ? (
                <form method="post" action={action}>
                  <p>
                    {nameOf(view.names, delegation.to)} stands in for you until{" "}
                    {dateWords(delegation.until.slice(0, 10))}.
                  </p>
                  {button("end-delegation", "End this now")}
                </form>
              ) : (
                <form method="post" action={action} novalidate>
                  <p>
                    Another person with lived experience in this group can answer for you, until a
                    day you choose.
                  </p>
                  <PersonField
                    name="to"
                    label="Who?"
                    people={standIns(view, me)}
                    body={body}
                    mistakes={mistakes}
                  />
                  <DateFields
                    name="until"
                    label="Until when?"
                    hint="At most 3 months from now. For example, 4 12 2026 or 4 Dec 2026"
                    body={body}
                    mistakes={mistakes}
                  />
                  {button("delegate", "Let them answer for me")}
                </form>
              )}
            </section>
          )}

          <section class="content-section" id="leave">
            <h2>Leave this run</h2>
            <p>
              You can leave at any time. You do not have to say why, and it changes nothing about
              your care, your pay for work you have done, or other groups. What you said before
              stays on record, but is not counted any more.
            </p>
            <details>
              <summary>I want to leave</summary>
              <form class="opened" method="post" action={action}>
                <p>
                  Are you sure? If you want to come back later, the coordinator can add you again.
                </p>
                {button("withdraw", "Yes, I leave this run", "button button-stop")}
              </form>
            </details>
          </section>
        </>
      )}
    </Page>
  );
};
