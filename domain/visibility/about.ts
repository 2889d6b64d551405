import { own } from "../rules/lookup.ts";
import type { RunState } from "../state.ts";

/**
 * Whom an event of an open gate reaches before the gate closes.
 * - `everybody`: it is the same whichever way people answered.
 * - `its-giver`: an answer, and what came with it.
 * - `cry`: a wish for time, or an objection: also whoever may help, and whoever can revise.
 * - `clock`: whoever hears a cry, and not its giver: whether the clock stood still already tells of others.
 * - `helpers`: who is waited for.
 * - `nobody`: it counts other people's answers.
 */
export type Reach = "everybody" | "its-giver" | "cry" | "clock" | "helpers" | "nobody";

/** What an event is about, and whom it reaches. `part` undefined: the run, and with it each of its open gates. */
export type About = { readonly part: string | undefined; readonly reach: Reach };

/** Of an event that is the same whichever way people answer. */
export const toEverybody = (): About => ({ part: undefined, reach: "everybody" });

/** The part that a request is about. */
export const ofRequest = (
  state: RunState,
  request: string | null | undefined,
): string | undefined => (request == null ? undefined : own(state.requests, request)?.part);

/** The part at whose gate a contribution came in, with an answer. */
export const ofContribution = (state: RunState, id: string): string | undefined =>
  ofRequest(state, own(state.contributions, id)?.request);
