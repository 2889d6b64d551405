import { plan } from "../../domain/plan.ts";
import { currentStage, stageDefinition } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import type { Changed, Projection } from "../projection.ts";

export type RunListRow = {
  readonly organisation: string;
  readonly version: number;
  /** The title of the stage that the run is in. */
  readonly stage: string | null;
  readonly status: RunState["status"];
  readonly waitingFor: readonly string[];
  readonly members: readonly string[];
  readonly launchedAt: string;
};

/** A run as the list shows it. `now`: ISO 8601 UTC, since what a run waits for depends on it. */
export function runListRow(state: RunState, now: string): RunListRow {
  const stage = currentStage(state);
  return {
    organisation: state.organisation,
    version: state.version,
    stage: stage === undefined ? null : (stageDefinition(state, stage.key)?.title ?? stage.key),
    status: state.status,
    waitingFor: [...new Set(plan(state, now).waits.map((wait) => wait.for))],
    members: Object.keys(state.members),
    launchedAt: state.launchedAt,
  };
}

export const runList: Projection = {
  name: "run-list",
  async update(client, changed) {
    for (const one of changed) {
      const at = one.events.at(-1)?.event.at ?? one.state.launchedAt;
      const row = runListRow(one.state, at);
      await client.query({
        name: "project-run-list",
        text: `insert into projections.run_list as r
                 (run, organisation, version, title, template, stage, status, waiting_for, members, launched_at, updated_at)
               values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
               on conflict (run) do update set version = excluded.version, title = coalesce(excluded.title, r.title),
                 stage = excluded.stage, status = excluded.status, waiting_for = excluded.waiting_for,
                 members = excluded.members, updated_at = excluded.updated_at
               where r.version <= excluded.version`,
        values: [
          one.run,
          row.organisation,
          row.version,
          titleOf(one),
          JSON.stringify(one.state.pinned),
          row.stage,
          row.status,
          row.waitingFor,
          row.members,
          row.launchedAt,
          at,
        ],
      });
    }
  },
};

function titleOf({ events }: Changed): Buffer | null {
  for (const { event } of events) {
    if (event.type === "runLaunched") return Buffer.from(event.data.title.commitment, "hex");
  }
  return null;
}
