import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Member } from "../../domain/state.ts";
import { freshKey } from "../body.ts";
import { Choices } from "../layout/choices.tsx";
import { nameOf } from "../words/people.ts";
import { roleChoices } from "./role-choices.ts";

export const Roles = ({ view, member }: { readonly view: RunFold; readonly member: Member }) => (
  <details>
    <summary>
      Change their part<span class="unseen">: {nameOf(view.names, member.id)}</span>
    </summary>
    <form class="opened" method="post" action={`/board/${view.run}/people/${member.id}/roles`}>
      <input type="hidden" name="key" value={freshKey()} />
      <Choices
        kind="checkbox"
        name={`roles-${member.id}`}
        label="What do they do?"
        chosen={member.roles}
        options={roleChoices(member.side, view.state.template)}
      />
      <button class="button button-second" type="submit">
        Save<span class="unseen">: what {nameOf(view.names, member.id)} does</span>
      </button>
    </form>
  </details>
);
