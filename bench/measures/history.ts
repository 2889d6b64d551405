import { performance } from "node:perf_hooks";
import { Kysely, PostgresDialect } from "kysely";
import type { Pool } from "pg";
import type { ApiDatabase } from "../../api/database.ts";
import type { Principal } from "../../api/principal.ts";
import { createApi } from "../../api/services/create.ts";
import { createReader } from "../../audit/read.ts";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { EVENTS_OF_RUN, fillHistory } from "../history/fill-history.ts";
import { openRecord } from "../log/record.ts";
import { percentile } from "../statistics.ts";

const STRIDE = 500;

/**
 * Two acts of one person found among all that is on record: in the history over all runs, and in that of their run. Each answer
 * is the one that a page or the API gives, with names, texts and positions. Beside it, the same two acts found by one SQL
 * statement that reads every entry, and as a program would that reads the log and filters by itself.
 */
export async function history({ servers, quick, rounds, progress }: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const record = await openRecord(servers, "history");
  const { pool } = record;
  stack.defer(() => pool.end());
  const { organisation, events, rare } = await fillHistory(record, quick ? 100 : 1_000, progress);
  await pool.query("select pg_stat_force_next_flush()");
  const { services } = createApi({
    ...{ pool, recordPool: pool, templates: [], publicUrl: "http://localhost" },
    db: new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) }),
    mailer: { send: () => Promise.resolve() },
    secret: "a secret for measurements, long enough",
    onMailFailure: () => undefined,
  });
  const auditor: Principal = {
    ...{ id: rare.person, person: rare.person, organisation, roles: ["auditor"] },
    ...{ scopes: "all", via: "session", assurance: "signed-in" },
  };
  const filter = { actor: rare.person };
  const two = (found: number): void => {
    if (found !== 2) throw new Error(`${found} acts were found instead of two.`);
  };
  const sides = {
    overRuns: async () => two((await services.history.list(auditor, filter)).items.length),
    inRun: async () =>
      two((await services.runs.history(auditor, rare.run, filter))?.items.length ?? 0),
    sql: async () => two(await scannedBySql(pool, rare.person)),
    program: async () => two(await readByProgram(pool, rare.person, events)),
  };
  const taken = async (side: keyof typeof sides): Promise<number> => {
    const began = performance.now();
    await sides[side]();
    return performance.now() - began;
  };
  const first = { overRuns: await taken("overRuns"), inRun: await taken("inRun") };
  const overRuns: number[] = [];
  const inRun: number[] = [];
  const others: { readonly sql: number; readonly program: number }[] = [];
  for (let round = 1; round <= Math.min(rounds, 3); round += 1) {
    for (let n = 0; n < 200; n += 1) {
      overRuns.push(await taken("overRuns"));
      inRun.push(await taken("inRun"));
    }
    const other = { sql: await taken("sql"), program: await taken("program") };
    others.push(other);
    progress(
      `round ${round}: p99 ${percentile(overRuns, 0.99).toFixed(1)} ms over all runs and ${percentile(inRun, 0.99).toFixed(1)} ms in one; SQL over every entry ${other.sql.toFixed(0)} ms, a program ${other.program.toFixed(0)} ms`,
    );
  }
  const goal = (name: string, values: readonly number[]) => ({
    name,
    value: percentile(values, 0.99),
    goal: 100,
    is: "at-most" as const,
    unit: "ms",
  });
  return {
    goals: [
      goal("a person's two acts among all runs, p99", overRuns),
      goal("a person's two acts in their run, p99", inRun),
    ],
    raw: {
      "over all runs, ms": { p50: percentile(overRuns, 0.5), p99: percentile(overRuns, 0.99) },
      "in their run, ms": { p50: percentile(inRun, 0.5), p99: percentile(inRun, 0.99) },
      "the first time, ms": first,
      "every entry read, ms": others,
    },
    notes: [
      `${events} events over ${events / EVENTS_OF_RUN} runs; ${overRuns.length} answers each, one after another`,
    ],
  };
}

async function scannedBySql(pool: Pool, person: string): Promise<number> {
  const { rows } = await pool.query(
    `select e.id from record.event as e
     where convert_from(e.entry, 'UTF8')::jsonb -> 'actor' ->> 'id' = $1`,
    [person],
  );
  return rows.length;
}

async function readByProgram(pool: Pool, person: string, events: number): Promise<number> {
  const reader = createReader(pool);
  let found = 0;
  for (let from = 0; from < events; from += STRIDE) {
    const read = await reader.readLog(from, STRIDE);
    found += read.filter(({ event }) => event.actor.id === person).length;
  }
  return found;
}
