import type { Of } from "../evolve/change.ts";
import { onMember } from "../evolve/change.ts";
import type { RunState } from "../state.ts";

/** What somebody is qualified for stays theirs for the whole run. */
export const credentialGained = (
  state: RunState,
  { data }: Of<"credentialEarned" | "credentialShown">,
): RunState =>
  onMember(state, data.member, (member) =>
    member.holds.includes(data.credential)
      ? member
      : { ...member, holds: [...member.holds, data.credential] },
  );
