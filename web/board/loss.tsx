import type { RunFold } from "../../api/services/runs/run-view.ts";
import { activeMember } from "../../domain/rules/lookup.ts";
import type { Member } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { mistakeFor } from "../layout/error-summary.tsx";
import { TextArea } from "../layout/fields.tsx";
import { Panel, Tag } from "../layout/panel.tsx";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { memberName } from "../words/people.ts";

type Props = {
  readonly view: RunFold;
  readonly member: Member;
  readonly reader: ReaderInRun;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

const Here = ({ view, member }: Props) => (
  <Panel tone="wait">
    <p>Somebody wrote down that you are gone, or that nobody can reach you.</p>
    <form method="post" action={`/board/${view.run}/people/${member.id}/here`}>
      <input type="hidden" name="key" value={freshKey()} />
      <button class="button" type="submit">
        I am here
      </button>
    </form>
  </Panel>
);

const GoingOn = ({ view, member, body, mistakes }: Props) => {
  const field = `how-${member.id}`;
  return (
    <form class="opened" method="post" action={`/board/${view.run}/people/${member.id}/going-on`}>
      <input type="hidden" name="key" value={freshKey()} />
      <TextArea
        name={field}
        label={`How does the group go on without ${memberName(view, member.id)}?`}
        hint="Say it for yourself. Everybody in the run can read it."
        value={body.text(field)}
        error={mistakeFor(mistakes, field)}
      />
      <button class="button button-second" type="submit">
        This is how we go on<span class="unseen"> without {memberName(view, member.id)}</span>
      </button>
    </form>
  );
};

/** Two people say that somebody is gone, and one of the two has lived experience. */
const Report = ({ view, member, reader }: Props) => {
  const isSaid = member.loss !== null;
  if (member.loss?.by.includes(reader.id) === true)
    return <p class="soft">You said that this person is gone. Somebody else must say so too.</p>;
  return (
    <details open={isSaid}>
      <summary>
        {isSaid ? "One person says that they are gone" : "They died, or nobody can reach them"}
        <span class="unseen">: {memberName(view, member.id)}</span>
      </summary>
      <form class="opened" method="post" action={`/board/${view.run}/people/${member.id}/loss`}>
        <input type="hidden" name="key" value={freshKey()} />
        <p>
          Two people say so, and one of them has lived experience. Then nobody writes to them any
          more. What they said stays, and the group says how it goes on.
        </p>
        <button class="button button-second" type="submit">
          {isSaid ? "I know it too" : "They are gone"}
          <span class="unseen">: {memberName(view, member.id)}</span>
        </button>
      </form>
    </details>
  );
};

/** What is known of somebody who is gone, and what the reader can say to it. */
export const Loss = (props: Props) => {
  const { view, member, reader } = props;
  const hasLivedExperience = activeMember(view.state, reader.id)?.side === "pwle";
  if (member.id === reader.id) return member.loss === null ? null : <Here {...props} />;
  if (member.status === "active")
    return reader.member || reader.manages ? <Report {...props} /> : null;
  if (member.status !== "lost") return null;
  return (
    <>
      <Tag tone="plain">Gone</Tag>
      {hasLivedExperience && member.loss?.goesOn.includes(reader.id) === false && (
        <GoingOn {...props} />
      )}
    </>
  );
};
