import type { RecordedRunEvent } from "../../audit/run-event.ts";
import { foldAll } from "../../domain/fold.ts";
import type { RunState } from "../../domain/state.ts";
import { verdictRow } from "./fold.ts";
import { judgedAt } from "./judging.ts";

/** What the tables hold of a run's verdict, as lines. `judgedUpTo`: the newest of its events that the verdicts were told of. */
export type JudgedInTables = {
  readonly judgedVersion: number | null;
  readonly judgedUpTo: number;
  readonly verdict: string;
  readonly findings: readonly string[];
};

/** Judges a run anew and compares. @param events of the run, at least up to the judged version. */
export function verdictProblems(
  run: string,
  { judgedVersion, judgedUpTo, verdict, findings }: JudgedInTables,
  events: readonly RecordedRunEvent[],
  empty: RunState,
): readonly string[] {
  if (judgedVersion === null && judgedUpTo === 0 && findings.length === 0) return [];
  if (judgedVersion === null || judgedVersion < judgedUpTo)
    return [`The list of verdicts shows run ${run} not as it was when it was told of it last.`];
  const judged = events.filter(({ version }) => version <= judgedVersion);
  const state = foldAll(empty, judged);
  const row = verdictRow(run, state, judgedAt(state, judged));
  const is = [row.organisation, row.standing, row.rung, row.launchedAt].join(" ");
  const found = row.findings.map((code) =>
    [row.organisation, row.standing, row.launchedAt, code].join(" "),
  );
  return is === verdict &&
    row.version === judgedVersion &&
    found.toSorted().join("\n") === findings.toSorted().join("\n")
    ? []
    : [`The verdict that lists show of run ${run} is not what follows from the record.`];
}
