import type { PoolClient } from "pg";
import { decodeEntry } from "../audit/entry.ts";
import type { FurtherCheck } from "../audit/self-check/self-check.ts";
import { evolve } from "../domain/evolve.ts";
import type { RunState } from "../domain/state.ts";
import { askedIn } from "./inbox/fold.ts";
import type { RunEvent } from "./projection.ts";
import { runListRow } from "./run-list/fold.ts";

type Row = {
  run: string;
  organisation: string;
  version: number;
  stage: string | null;
  status: string;
  members: string[];
  events: string[];
  inbox: string[];
};

/**
 * Folds every run anew and compares the read models with it. A read model that is behind is folded as far as it has come.
 * @param start the state before a run's first event; null when its template is not known.
 */
export const checkProjections =
  (start: (first: RunEvent) => RunState | null): FurtherCheck =>
  async (client) => {
    const { rows: runs } = await client.query<{ run: string }>(
      "select run from projections.run_list order by run",
    );
    const problems: string[] = [];
    for (const { run } of runs) {
      const wrong = await checkRun(client, run, start);
      if (wrong !== null) problems.push(wrong);
      if (problems.length >= 100) break;
    }
    return problems;
  };

async function checkRun(
  client: PoolClient,
  run: string,
  start: (first: RunEvent) => RunState | null,
): Promise<string | null> {
  const { rows } = await client.query<Row>(
    `select r.run, r.organisation, r.version, r.stage, r.status, r.members::text[] as members,
       array(select convert_from(e.entry, 'UTF8') from record.event as e
             where e.run = r.run and e.version <= r.version order by e.version) as events,
       array(select concat_ws(' ', i.person, i.request, i.part, i.asked_version, i.answered)
             from projections.inbox as i where i.run = r.run) as inbox
     from projections.run_list as r where r.run = $1`,
    [run],
  );
  const [row] = rows;
  if (row === undefined) return null;
  const events = row.events.map((entry) => decodeEntry<RunEvent>(entry));
  const [first] = events;
  const empty = first === undefined ? null : start(first);
  if (empty === null) return `Run ${run} is listed, and the record does not hold its beginning.`;
  const state = events.reduce(evolve, empty);
  const listed = runListRow(state, events.at(-1)?.at ?? "");
  const isListed =
    listed.organisation === row.organisation &&
    listed.version === row.version &&
    listed.stage === row.stage &&
    listed.status === row.status &&
    listed.members.toSorted().join() === row.members.toSorted().join();
  if (!isListed) return `The list of runs shows run ${run} as it is not in the record.`;
  const asked = askedIn(state).map(({ person, request, part, version, answered }) =>
    [person, request, part, version, ...(answered === null ? [] : [answered])].join(" "),
  );
  return asked.toSorted().join("\n") === row.inbox.toSorted().join("\n")
    ? null
    : `What people are asked in run ${run} is not what the record says.`;
}
