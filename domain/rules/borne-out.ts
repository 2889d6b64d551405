import type { RunState } from "../state.ts";
import { own } from "./lookup.ts";

/**
 * Whether what an event says of a person is the person's own: they said it themselves, or say since that it is so. Anything else
 * is somebody else's claim.
 * @param version the run's version of the event.
 */
export const isBorneOut = (state: RunState, version: number, member: string): boolean => {
  const claim = own(state.claims, String(version));
  return (
    claim === undefined || !claim.members.includes(member) || own(claim.answers, member) === true
  );
};
