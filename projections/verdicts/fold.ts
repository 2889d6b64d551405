import type { PoolClient } from "pg";
import type { RunState } from "../../domain/state.ts";
import type { Verdict } from "../../domain/verdict.ts";

/** A run's verdict as lists are narrowed by it. `version`: of the state that was judged. */
export type VerdictRow = {
  readonly run: string;
  readonly organisation: string;
  readonly version: number;
  readonly standing: Verdict["standing"];
  readonly rung: Verdict["rung"];
  /** Each code of a finding once, in order. */
  readonly findings: readonly string[];
  readonly launchedAt: string;
};

export const verdictRow = (
  run: string,
  state: RunState,
  { standing, rung, findings }: Verdict,
): VerdictRow => ({
  run,
  organisation: state.organisation,
  version: state.version,
  standing,
  rung,
  findings: [...new Set(findings.map(({ code }) => code))].toSorted(),
  launchedAt: state.launchedAt,
});

/** Writes verdicts, of each run one. An older one never replaces a newer. */
export async function writeVerdicts(
  client: PoolClient,
  verdicts: readonly VerdictRow[],
): Promise<void> {
  const { rows: written } = await client.query<{ run: string }>({
    name: "write-verdicts",
    text: `insert into projections.run_verdict as v (run, organisation, version, standing, rung, launched_at)
           select * from unnest($1::uuid[], $2::uuid[], $3::int[], $4::text[], $5::text[], $6::timestamptz[])
           on conflict (run) do update set version = excluded.version, standing = excluded.standing, rung = excluded.rung
           where v.version <= excluded.version returning run`,
    values: [
      verdicts.map(({ run }) => run),
      verdicts.map(({ organisation }) => organisation),
      verdicts.map(({ version }) => version),
      verdicts.map(({ standing }) => standing),
      verdicts.map(({ rung }) => rung),
      verdicts.map(({ launchedAt }) => launchedAt),
    ],
  });
  const newer = new Set(written.map(({ run }) => run));
  const found = verdicts
    .filter(({ run }) => newer.has(run))
    .flatMap(({ findings, ...row }) => findings.map((code) => ({ ...row, code })));
  const named = [found.map(({ run }) => run), found.map(({ code }) => code)];
  await client.query({
    name: "take-out-findings",
    text: `delete from projections.run_finding as f
           where f.run = any ($1::uuid[]) and not exists (
             select from unnest($2::uuid[], $3::text[]) as k (run, code) where (k.run, k.code) = (f.run, f.code))`,
    values: [[...newer], ...named],
  });
  await client.query({
    name: "put-in-findings",
    text: `insert into projections.run_finding as f (run, code, organisation, standing, launched_at)
           select * from unnest($1::uuid[], $2::text[], $3::uuid[], $4::text[], $5::timestamptz[])
           on conflict (run, code) do update set standing = excluded.standing
           where f.standing <> excluded.standing`,
    values: [
      ...named,
      found.map(({ organisation }) => organisation),
      found.map(({ standing }) => standing),
      found.map(({ launchedAt }) => launchedAt),
    ],
  });
}
