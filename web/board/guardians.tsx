import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Member } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import { PersonField } from "../choose/person-field.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { memberName, nameOf } from "../words/people.ts";

/** Who may consent for a member; nothing where the path asks for no consent, or nobody is there as a guardian. */
export const Guardians = ({
  view,
  member,
  body,
  mistakes,
}: {
  readonly view: RunFold;
  readonly member: Member;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
}) => {
  const field = `guardian-${member.id}`;
  const { template, members } = view.state;
  const free = Object.values(members).filter(
    ({ id, roles, status }) =>
      status === "active" &&
      roles.includes("guardian") &&
      id !== member.id &&
      !member.guardians.includes(id),
  );
  const isAsked = template.declarations.some(({ guardian }) => guardian === true);
  if (!isAsked || free.length === 0) return null;
  return (
    <details open={mistakeFor(mistakes, field) !== undefined}>
      <summary>
        Name a guardian<span class="unseen"> of {memberName(view, member.id)}</span>
      </summary>
      <form
        class="opened"
        method="post"
        action={`/board/${view.run}/people/${member.id}/guardians`}
      >
        <input type="hidden" name="key" value={freshKey()} />
        <PersonField
          name={field}
          label="Who is their guardian?"
          people={free.map(({ id }) => ({ value: id, label: nameOf(view.names, id) }))}
          body={body}
          mistakes={mistakes}
        />
        <button class="button button-second" type="submit">
          Save<span class="unseen">: a guardian of {memberName(view, member.id)}</span>
        </button>
      </form>
    </details>
  );
};
