import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { AskedNow } from "../../api/services/runs/asked-now.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Part, Request } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import { activeMembers } from "../choose/matching.ts";
import { PersonField } from "../choose/person-field.tsx";
import type { Frame } from "../frame.ts";
import { DateFields } from "../layout/date-fields.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { memberName, nameOf } from "../words/people.ts";
import { ERASED_MEND } from "../words/waits.ts";
import { standingWords } from "./standing-words.ts";

/** People whom the page of a part names; all are on a page of their own. */
export const ASKED_LISTED = 50;

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly request: Request;
  readonly asked: readonly AskedNow[];
  readonly me: string;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

/** Somebody who is waited for, and whom nobody can reach any more. */
const isLost = ({ state }: RunFold, { member, standing }: AskedNow): boolean =>
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
  const tellers = activeMembers(view).filter(({ value }) => value !== me);
  return (
    <details>
      <summary>Somebody was told in person</summary>
      <form class="opened" method="post" action={`/board/${view.run}/${part.id}/told`} novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <input type="hidden" name="request" value={request.id} />
        <PersonField
          name="member"
          label="Who was told?"
          people={open.map(({ member }) => ({ value: member, label: memberName(view, member) }))}
          body={body}
          mistakes={mistakes}
        />
        <PersonField
          name="by"
          label="Who told them?"
          people={[{ value: me, label: `${nameOf(view.names, me)} (you)` }, ...tellers]}
          body={body}
          mistakes={mistakes}
        />
        <DateFields name="told" label="On which day?" body={body} mistakes={mistakes} />
        <button class="button button-second" type="submit">
          Put it on record
        </button>
      </form>
    </details>
  );
};

/** Everybody of these, with what they are waited for and how each was reached. */
export const AskedList = ({ frame, view, asked }: Pick<Props, "frame" | "view" | "asked">) => (
  <ul class="opened">
    {asked.map((one) => (
      <li>
        {memberName(view, one.member)}: {standingWords(one, frame)}
        {isLost(view, one) && <p>{ERASED_MEND}</p>}
      </li>
    ))}
  </ul>
);

/** For whoever may help: who is waited for, who asked for time, and how each was reached. */
export const WhoWasAsked = (props: Props) => (
  <>
    <details>
      <summary>Who was asked</summary>
      <AskedList frame={props.frame} view={props.view} asked={props.asked.slice(0, ASKED_LISTED)} />
      {props.asked.length > ASKED_LISTED && (
        <p class="opened">
          <a href={`/board/${props.view.run}/${props.part.id}/asked/${props.request.id}`}>
            All {props.asked.length}, and a way to look for one of them
          </a>
        </p>
      )}
    </details>
    <Tell {...props} />
  </>
);
