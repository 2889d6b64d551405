import { deskOf } from "../../domain/desk/desk.ts";
import { isSealed } from "../../domain/sealed.ts";
import type { RunState } from "../../domain/state.ts";
import type { RunEvent } from "../../domain/event.ts";
import { openViewOf } from "../plan-of.ts";

/** What the table holds of a run beside its titles. `asOf`: ISO 8601 UTC. */
export function deskRow(state: RunState, asOf: string) {
  const told = deskOf(state, asOf, openViewOf(state, asOf));
  return {
    organisation: state.organisation,
    launchedAt: state.launchedAt,
    status: state.status,
    waitingFor: [...new Set(told.everybody.waits.map((wait) => wait.for))],
    risks: [...new Set(told.everybody.risks.map(({ code }) => code))],
    dueAt: told.dues[0]?.at ?? null,
    told,
  };
}

/** The title that an event gives the run, or a place in it, as its commitment. */
export const namedIn = (event: RunEvent): string | null => {
  const title =
    event.type === "runLaunched" || event.type === "partOpened" ? event.data.title : null;
  return isSealed(title) ? title.commitment : null;
};

/** Up to which of its events a run's row tells, and when that was. ISO 8601 UTC. */
export type RowTime = { readonly run: string; readonly version: number; readonly asOf: string };

/** A run's row, as the table holds it. */
export type Row = ReturnType<typeof deskRow> & RowTime;
