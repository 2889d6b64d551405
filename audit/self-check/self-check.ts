import { checkCheckpoints, checkCosigned, checkCursors, checkTimestamps } from "./check-beside.ts";
import { checkGuards } from "./check-guards.ts";
import { checkTimes } from "./check-times.ts";
import { checkWords } from "./check-words.ts";
import type { Pool, PoolClient } from "pg";
import { withConnection } from "../connection.ts";
import { checkLog, type SelfCheckProblem } from "./check-log.ts";
import { checkSigned } from "./check-signed.ts";
import { checkStreams, checkTemplates, checkValues } from "./check-rows.ts";

export type SelfCheck = {
  readonly at: Date;
  readonly events: number;
  readonly problems: readonly SelfCheckProblem[];
};

/** A check of something that is derived from the record: read models, for one. */
export type FurtherCheck = (client: PoolClient) => Promise<readonly SelfCheckProblem[]>;

/** Checks everything against everything, on one state of the database, and keeps what it came to. */
export const runSelfCheck = (
  pool: Pool,
  further: readonly FurtherCheck[],
  now: () => Date = () => new Date(),
): Promise<SelfCheck> =>
  withConnection(pool, async (client) => {
    const at = now();
    await client.query("begin isolation level repeatable read read only");
    const checked = await readOnly(client, further);
    await client.query("insert into record.self_check (at, events, problems) values ($1, $2, $3)", [
      at,
      checked.events,
      JSON.stringify(checked.problems),
    ]);
    return { at, ...checked };
  });

async function readOnly(client: PoolClient, further: readonly FurtherCheck[]) {
  try {
    return await checkEverything(client, further);
  } finally {
    await client.query("rollback");
  }
}

const CHECKS: readonly FurtherCheck[] = [
  checkSigned,
  checkStreams,
  checkValues,
  checkTemplates,
  checkGuards,
  checkTimes,
  checkWords,
  checkCheckpoints,
  checkCosigned,
  checkTimestamps,
  checkCursors,
];

/** All checks as the connection sees the database, and nothing kept of what they come to. */
export async function checkEverything(
  client: PoolClient,
  further: readonly FurtherCheck[],
): Promise<Omit<SelfCheck, "at">> {
  const { events, problems } = await checkLog(client);
  const found = [...problems];
  for (const check of [...CHECKS, ...further]) {
    found.push(...(await check(client)));
  }
  return { events, problems: found };
}

/** What the newest check came to; null before the first. */
export async function latestSelfCheck(pool: Pool): Promise<SelfCheck | null> {
  const { rows } = await pool.query<{ at: Date; events: string; problems: string[] }>(
    "select at, events, problems from record.self_check order by id desc limit 1",
  );
  const [row] = rows;
  return row === undefined ? null : { ...row, events: Number(row.events) };
}
