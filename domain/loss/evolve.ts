import { onMember, type Of } from "../evolve/change.ts";
import type { RunState } from "../state.ts";
import { voicesNeeded } from "./loss.ts";

export const lossReported = (state: RunState, event: Of<"lossReported">): RunState =>
  onMember(state, event.data.member, (member) => ({
    ...member,
    loss: { by: [event.actor.id], goesOn: [], settled: false },
  }));

/** Their answers stay. */
export const memberLost = (state: RunState, event: Of<"memberLost">): RunState =>
  onMember(state, event.data.member, (member) => ({
    ...member,
    status: "lost",
    loss: { by: event.data.by, goesOn: [], settled: false },
  }));

/** Who is here after all is in the group again, unless they left it themselves in between. */
export const lossDenied = (state: RunState, event: Of<"lossDenied">): RunState =>
  onMember(state, event.data.member, (member) => ({
    ...member,
    status: member.status === "lost" ? "active" : member.status,
    loss: null,
  }));

export const groupGoesOn = (state: RunState, event: Of<"groupGoesOn">): RunState => {
  const needed = voicesNeeded(state);
  return onMember(state, event.data.member, (member) => {
    if (member.loss === null) return member;
    const goesOn = [...member.loss.goesOn, event.data.by];
    return { ...member, loss: { ...member.loss, goesOn, settled: goesOn.length >= needed } };
  });
};
