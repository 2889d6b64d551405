import { defineQuery, defineSignal } from "@temporalio/workflow";
import { ACTS, type Act } from "../domain/event.ts";
import type { Plan, Wait } from "../domain/plan.ts";
import type { SignalPayload } from "./activities.ts";

/**
 * Signals of `pathway` and `site`. Each act of a person that is on record arrives as a signal of the event's own name
 * (`signedOff`, `declined`, `versionSaved`, … : `ACTS` in `domain/event.ts`) carrying a `SignalPayload`.
 *
 * A signal is only word that the record grew. Whoever sends it, however often and in whatever order, the workflow then reads the
 * record and does what the record allows: a forged, repeated, late or out-of-order signal changes nothing.
 */
export const actSignals = ACTS.map((act: Act) => defineSignal<[SignalPayload]>(act));

/** Word that the record grew by something that is no person's act: a run was recovered, say. */
export const recordGrew = defineSignal<[SignalPayload]>("recordGrew");

/** Signal of `pathway`: the workflow of a part that people added has put something on record, up to `version`. */
export const partMovedOn = defineSignal<[SignalPayload]>("partMovedOn");

/** Query: the plan as the workflow knows it, and the version of the run that it was made from. */
export const progress = defineQuery<{ readonly version: number; readonly plan: Plan | null }>(
  "progress",
);

/** Query: whom and what the run waits for, as pseudonyms and names of steps. */
export const waitingFor = defineQuery<readonly Wait[]>("waitingFor");
