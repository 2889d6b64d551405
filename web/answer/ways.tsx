import type { DoneWords } from "../layout/panel.tsx";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import { own } from "../../domain/rules/lookup.ts";
import { dateWords } from "../../domain/time-words.ts";
import { freshKey, type Body } from "../body.ts";
import type { Choosable } from "../choose/matching.ts";
import { PersonField } from "../choose/person-field.tsx";
import { DateFields } from "../layout/date-fields.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { nameOf } from "../words/people.ts";

type Props = {
  readonly view: RunFold;
  readonly me: string;
  /** Where the forms go. */
  readonly action: string;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

/** What is said after each act. */
export const waysDone: DoneWords = {
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

/** The button of one act of several on a page. */
export const ActButton = ({
  act,
  text,
  className = "button button-second",
}: {
  readonly act: string;
  readonly text: string;
  readonly className?: string;
}) => (
  <>
    <input type="hidden" name="key" value={freshKey()} />
    <button class={className} type="submit" name="act" value={act}>
      {text}
    </button>
  </>
);

export const NeedSection = ({ action, body, mistakes }: Props) => (
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
      <ActButton act="need" text="Tell the coordinator" />
    </form>
  </section>
);

export const StandInSection = ({ view, me, action, body, mistakes }: Props) => {
  const delegation = own(view.state.delegations, me);
  return (
    <section class="content-section" id="stand-in">
      <h2>Somebody stands in for me</h2>
      {delegation ? (
        <form method="post" action={action}>
          <p>
            {nameOf(view.names, delegation.to)} stands in for you until{" "}
            {dateWords(delegation.until.slice(0, 10))}.
          </p>
          <ActButton act="end-delegation" text="End this now" />
        </form>
      ) : (
        <form method="post" action={action} novalidate>
          <p>
            Another person with lived experience in this group can answer for you, until a day you
            choose.
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
          <ActButton act="delegate" text="Let them answer for me" />
        </form>
      )}
    </section>
  );
};

export const LeaveSection = ({ action }: Props) => (
  <section class="content-section" id="leave">
    <h2>Leave this run</h2>
    <p>
      You can leave at any time. You do not have to say why, and it changes nothing about your care,
      your pay for work you have done, or other groups. What you said before stays on record, but is
      not counted any more.
    </p>
    <details>
      <summary>I want to leave</summary>
      <form class="opened" method="post" action={action}>
        <p>Are you sure? If you want to come back later, the coordinator can add you again.</p>
        <ActButton act="withdraw" text="Yes, I leave this run" className="button button-stop" />
      </form>
    </details>
  </section>
);
