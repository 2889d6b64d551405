import { currentStep, stepDefinition } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { ANYBODY } from "../../domain/visibility/reader.ts";
import { isWithheld } from "../../domain/visibility/withheld.ts";
import { openViewOf } from "../plan-of.ts";
import type { Changed, Projection } from "../projection.ts";

export type RunListRow = {
  readonly organisation: string;
  readonly version: number;
  /** The title of the step that the run is in. */
  readonly step: string | null;
  readonly status: RunState["status"];
  readonly waitingFor: readonly string[];
  readonly members: readonly string[];
  /** Open parts that people added, each of which has a workflow of its own. */
  readonly addedParts: readonly string[];
  /** Members who were offered payment or thanks and have not answered. */
  readonly offered: readonly string[];
  readonly launchedAt: string;
};

/** A run as the list shows it to everybody: nothing in it depends on answers at a gate that is open. `now`: ISO 8601 UTC, since what a run waits for depends on it. */
export function runListRow(state: RunState, now: string): RunListRow {
  const step = currentStep(state);
  return {
    organisation: state.organisation,
    version: state.version,
    step: step === undefined ? null : (stepDefinition(state, step.key)?.title ?? step.key),
    status: state.status,
    waitingFor: [...new Set(openViewOf(state, now).plan.waits.map((wait) => wait.for))],
    members: Object.keys(state.members),
    addedParts: state.status === "finished" ? [] : openAddedParts(state),
    offered: Object.values(state.members)
      .filter(({ payments }) => Object.values(payments).includes("offered"))
      .map(({ id }) => id),
    launchedAt: state.launchedAt,
  };
}

const openAddedParts = (state: RunState): readonly string[] =>
  Object.values(state.parts)
    .filter(({ status, step }) => status === "open" && isAddedIn(state, step))
    .map(({ id }) => id);

const isAddedIn = (state: RunState, step: string): boolean =>
  stepDefinition(state, step)?.parts.kind === "added";

export const runList: Projection = {
  name: "run-list",
  async update(client, changed) {
    const rows = changed.map((one) => {
      const now = one.events.at(-1)?.event.at ?? one.state.launchedAt;
      const told = one.events.findLast(({ event }) => !isWithheld(one.state, event, ANYBODY));
      const at = told?.event.at ?? null;
      return { ...runListRow(one.state, now), run: one.run, title: titleOf(one), at, one };
    });
    await client.query({
      name: "project-run-list",
      text: `insert into projections.run_list as r
               (run, organisation, version, title, template, step, status, waiting_for, members, added_parts, offered, launched_at, updated_at)
             select n.run, n.organisation, n.version, n.title, n.template, n.step, n.status,
               array(select jsonb_array_elements_text(n.waiting_for)),
               array(select jsonb_array_elements_text(n.members)::uuid),
               array(select jsonb_array_elements_text(n.added_parts)),
               array(select jsonb_array_elements_text(n.offered)::uuid), n.launched_at, coalesce(n.at, n.launched_at)
             from unnest($1::uuid[], $2::uuid[], $3::int[], $4::bytea[], $5::jsonb[], $6::text[],
                 $7::text[], $8::jsonb[], $9::jsonb[], $10::jsonb[], $11::jsonb[], $12::timestamptz[], $13::timestamptz[])
               as n (run, organisation, version, title, template, step, status, waiting_for, members, added_parts, offered, launched_at, at)
             on conflict (run) do update set version = excluded.version, title = coalesce(excluded.title, r.title),
               step = excluded.step, status = excluded.status, waiting_for = excluded.waiting_for,
               members = excluded.members, added_parts = excluded.added_parts,
               offered = excluded.offered, updated_at = greatest(r.updated_at, excluded.updated_at)
             where r.version <= excluded.version`,
      values: [
        rows.map(({ run }) => run),
        rows.map(({ organisation }) => organisation),
        rows.map(({ version }) => version),
        rows.map(({ title }) => title),
        rows.map(({ one }) => JSON.stringify(one.state.pinned)),
        rows.map(({ step }) => step),
        rows.map(({ status }) => status),
        rows.map(({ waitingFor }) => JSON.stringify(waitingFor)),
        rows.map(({ members }) => JSON.stringify(members)),
        rows.map(({ addedParts }) => JSON.stringify(addedParts)),
        rows.map(({ offered }) => JSON.stringify(offered)),
        rows.map(({ launchedAt }) => launchedAt),
        rows.map(({ at }) => at),
      ],
    });
  },
};

function titleOf({ events }: Changed): Buffer | null {
  for (const { event } of events) {
    if (event.type === "runLaunched") return Buffer.from(event.data.title.commitment, "hex");
  }
  return null;
}
