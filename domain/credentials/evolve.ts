import type { Of } from "../evolve/change.ts";
import { onMember } from "../evolve/change.ts";
import type { RunState } from "../state.ts";

/** What somebody earned stays theirs for the whole run; what they brought here, for as long as they show it. */
export const credentialGained = (
  state: RunState,
  { data }: Of<"credentialEarned" | "credentialShown">,
): RunState =>
  onMember(state, data.member, (member) =>
    member.holds.includes(data.credential)
      ? member
      : { ...member, holds: [...member.holds, data.credential] },
  );

export const credentialNoLongerShown = (
  state: RunState,
  { data: { member: id, credential } }: Of<"credentialNoLongerShown">,
): RunState =>
  onMember(state, id, (member) => ({
    ...member,
    holds: member.holds.filter((held) => held !== credential),
  }));
