import type { Principal } from "../../api/principal.ts";
import { activeMember, hasRole, own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { mayHelp } from "../../domain/visibility/reader.ts";

/** What a page offers its reader. Only an offer: the policy and the domain decide what is done. */
export type ReaderInRun = {
  readonly id: string;
  /** Runs the programme: adds people, pauses, and the like. */
  readonly manages: boolean;
  /** Erases what somebody asks to have erased. */
  readonly administers: boolean;
  /** Owns this run: a manager, or its lead. */
  readonly owns: boolean;
  /** Looks after this run: a manager, or the group's lead, coordinator, chair or facilitator. */
  readonly steers: boolean;
  readonly writes: boolean;
  /** Answers what people share. */
  readonly replies: boolean;
  readonly delivers: boolean;
  readonly member: boolean;
};

export function readerInRun(principal: Principal, state: RunState): ReaderInRun {
  const manages = principal.roles.some(
    (role) => role === "programme-manager" || role === "administrator",
  );
  const member = activeMember(state, principal.id);
  const owns = manages || (member !== undefined && hasRole(member, "lead"));
  const steers =
    owns || (member !== undefined && hasRole(member, "chair", "coordinator", "facilitator"));
  return {
    id: principal.id,
    manages,
    administers: principal.roles.includes("administrator"),
    owns,
    steers,
    writes: steers || (member !== undefined && hasRole(member, "author", "decision-maker")),
    replies: steers || (member !== undefined && hasRole(member, "author")),
    delivers: steers || (member !== undefined && hasRole(member, "deliverer")),
    member: member !== undefined,
  };
}

/** Whether the reader may see who is waited for: of a part, those who help there, who have no vote on it. */
export const maySeeWho = (reader: ReaderInRun, state: RunState, partId: string | null): boolean => {
  const part = partId === null ? undefined : own(state.parts, partId);
  return part === undefined
    ? reader.steers
    : mayHelp(state, part, { ...reader, oversees: reader.manages });
};
