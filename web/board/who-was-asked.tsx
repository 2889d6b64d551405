import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { AskedStatus } from "../../domain/blocks/gate/asked-status.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Reached } from "../../domain/rules/notices.ts";
import type { Part, Request } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import { DateFields } from "../layout/date-fields.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select } from "../layout/fields.tsx";
import { memberName, nameOf } from "../words/people.ts";
import { ERASED_MEND } from "../words/waits.ts";

type Props = {
  readonly view: RunFold;
  readonly part: Part;
  readonly request: Request;
  readonly asked: readonly AskedStatus[];
  readonly me: string;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

/** Asked is not sent, sent is not opened, and none of them is an answer. */
const reachedWords: Readonly<Record<Reached, string>> = {
  seen: "they opened it",
  told: "they were told in person",
  sent: "a message was sent",
  "being-sent": "a message is being sent",
  failed: "no message reached them",
};

const standingWords = ({ standing, reached }: AskedStatus): string => {
  switch (standing) {
    case "waited-for":
      return `no answer yet (${reachedWords[reached]})`;
    case "wants-time":
      return "asked for more time, or to talk";
    case "answered":
      return "has answered";
    case "not-asked-now":
      return "is not asked any more";
    default:
      return standing satisfies never;
  }
};

/** Somebody who is waited for, and whom nobody can reach any more. */
const isLost = ({ state }: RunFold, { member, standing }: AskedStatus): boolean =>
  own(state.members, member)?.erased === true &&
  (standing === "waited-for" || standing === "wants-time");

/** Word that somebody was told in person, for those whom no message told. */
const Tell = ({ view, part, request, asked, me, body, mistakes }: Props) => {
  const open = asked.filter(
    (one) =>
      one.standing === "waited-for" &&
      one.reached !== "told" &&
      one.reached !== "seen" &&
      one.member !== me &&
      !isLost(view, one),
  );
  if (open.length === 0) return null;
  const tellers = Object.values(view.state.members)
    .filter(({ id, status }) => status === "active" && id !== me)
    .map(({ id }) => ({ value: id, label: memberName(view, id) }));
  return (
    <details>
      <summary>Somebody was told in person</summary>
      <form class="opened" method="post" action={`/board/${view.run}/${part.id}/told`} novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <input type="hidden" name="request" value={request.id} />
        <Select
          name="member"
          label="Who was told?"
          empty="Choose a person"
          value={body.text("member")}
          error={mistakeFor(mistakes, "member")}
          options={open.map(({ member }) => ({ value: member, label: memberName(view, member) }))}
        />
        <Select
          name="by"
          label="Who told them?"
          empty="Choose a person"
          value={body.text("by")}
          error={mistakeFor(mistakes, "by")}
          options={[{ value: me, label: `${nameOf(view.names, me)} (you)` }, ...tellers]}
        />
        <DateFields name="told" label="On which day?" body={body} mistakes={mistakes} />
        <button class="button button-second" type="submit">
          Put it on record
        </button>
      </form>
    </details>
  );
};

/** For whoever may help: who is waited for, who asked for time, and how each was reached. */
export const WhoWasAsked = (props: Props) => (
  <>
    <details>
      <summary>Who was asked</summary>
      <ul class="opened">
        {props.asked.map((one) => (
          <li>
            {memberName(props.view, one.member)}: {standingWords(one)}
            {isLost(props.view, one) && <p>{ERASED_MEND}</p>}
          </li>
        ))}
      </ul>
    </details>
    <Tell {...props} />
  </>
);
