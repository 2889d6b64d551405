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
import { waysWords } from "./ways-words.tsx";
import { fromEach } from "../../domain/language.ts";
import { useLanguage, useWords } from "../language/language.tsx";

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
  need: fromEach(waysWords, ({ done }) => done.need),
  recuse: fromEach(waysWords, ({ done }) => done.recuse),
  delegate: fromEach(waysWords, ({ done }) => done.delegate),
  "end-delegation": fromEach(waysWords, ({ done }) => done["end-delegation"]),
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

export const NeedSection = ({ action, body, mistakes }: Props) => {
  const t = useWords(waysWords);
  return (
    <section class="content-section" id="need">
      <h2>{t.need}</h2>
      <p>{t.needText}</p>
      <form method="post" action={action} novalidate>
        <TextArea
          name="what"
          label={t.whatNeed}
          rows={2}
          value={body.text("what")}
          error={mistakeFor(mistakes, "what")}
        />
        <ActButton act="need" text={t.tellCoordinator} />
      </form>
    </section>
  );
};

export const StandInSection = ({ view, me, action, body, mistakes }: Props) => {
  const t = useWords(waysWords);
  const language = useLanguage();
  const delegation = own(view.state.delegations, me);
  return (
    <section class="content-section" id="stand-in">
      <h2>{t.standIn}</h2>
      {delegation ? (
        <form method="post" action={action}>
          <p>
            {t.standsInUntil(
              nameOf(view.names, delegation.to),
              dateWords(delegation.until.slice(0, 10), language),
            )}
          </p>
          <ActButton act="end-delegation" text={t.endNow} />
        </form>
      ) : (
        <form method="post" action={action} novalidate>
          <p>{t.anotherCan}</p>
          <PersonField
            name="to"
            label={t.who}
            people={standIns(view, me)}
            body={body}
            mistakes={mistakes}
          />
          <DateFields
            name="until"
            label={t.untilWhen}
            hint={t.untilHint}
            body={body}
            mistakes={mistakes}
          />
          <ActButton act="delegate" text={t.let} />
        </form>
      )}
    </section>
  );
};

export const LeaveSection = ({ action }: Props) => {
  const t = useWords(waysWords);
  return (
    <section class="content-section" id="leave">
      <h2>{t.leave}</h2>
      <p>{t.leaveText}</p>
      <details>
        <summary>{t.iLeave}</summary>
        <form class="opened" method="post" action={action}>
          <p>{t.sure}</p>
          <ActButton act="withdraw" text={t.yesLeave} className="button button-stop" />
        </form>
      </details>
    </section>
  );
};
