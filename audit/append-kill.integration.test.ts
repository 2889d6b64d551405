import { spawn } from "node:child_process";
import { once } from "node:events";
import path from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { freshDatabase, type FreshDatabase } from "../test/support/database.ts";
import { openPool } from "./connection.ts";
import { createReader } from "./read.ts";
import { uuidV7 } from "./uuid-v7.ts";

let database: FreshDatabase;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(() => database.drop());

const script = path.join(import.meta.dirname, "append-kill-process.ts");
const KILLS = 8;

/** A writer process, killed again and again; each successor repeats what its predecessor was not told of. */
async function writer(name: string, runs: readonly string[], acknowledged: Map<string, number>) {
  for (let kill = 0; kill < KILLS; kill += 1) {
    const from = runs.map((run) => `${run}:${(acknowledged.get(`${run} ${name}`) ?? -1) + 1}`);
    const child = spawn(process.execPath, [script, database.appUrl, name, ...from], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const begun = Promise.withResolvers<void>();
    const lines = createInterface({ input: child.stdout }).on("line", (line) => {
      const [run = "", number = ""] = line.split(" ");
      acknowledged.set(`${run} ${name}`, Number(number));
      begun.resolve();
    });
    await begun.promise;
    await sleep(Math.random() * 120);
    child.kill("SIGKILL");
    await Promise.all([once(child, "exit"), once(lines, "close")]);
  }
}

/** Ends connections as an administrator would, or a server that restarts. */
async function terminator(signal: AbortSignal): Promise<number> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  let ended = 0;
  while (!signal.aborted) {
    await sleep(20 + Math.random() * 150);
    const { rowCount } = await client.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and random() < 0.5`,
    );
    ended += rowCount ?? 0;
  }
  await client.end();
  return ended;
}

test("writers killed outright and connections terminated: what was acknowledged is there, once, and versions have no gaps", async () => {
  const runs = Array.from({ length: 6 }, () => uuidV7());
  const acknowledged = new Map<string, number>();
  const over = new AbortController();
  const terminated = terminator(over.signal);
  const names = ["one", "two"];
  await Promise.all(names.map((name) => writer(name, runs, acknowledged)));
  over.abort();
  expect(await terminated).toBeGreaterThan(0);

  const pool = openPool(database.appUrl, 2);
  const reader = createReader(pool);
  for (const run of runs) {
    const stored = await reader.readStream(run);
    expect(stored.map(({ version }) => version)).toEqual(stored.map((_, index) => index + 1));
    // Both events of a command or neither, side by side, and each command once.
    const notes = stored.map(({ type, data }) => ({ type, note: JSON.stringify(data["note"]) }));
    const firsts = notes.flatMap(({ type, note }) => (type === "first" ? [note] : []));
    expect(notes.map(({ type, note }) => [type, note])).toEqual(
      firsts.flatMap((note) => [
        ["first", note],
        ["second", note],
      ]),
    );
    expect(new Set(firsts).size).toBe(firsts.length);
    for (const name of names) {
      const last = acknowledged.get(`${run} ${name}`) ?? -1;
      const told = Array.from({ length: last + 1 }, (_, number) => `"${name}-${number}"`);
      expect(firsts).toEqual(expect.arrayContaining(told));
      // At most the one that was under way when its writer was killed for the last time.
      const all = firsts.filter((note) => note.startsWith(`"${name}-`));
      expect(all.length - told.length).toBeLessThanOrEqual(1);
    }
  }
  expect([...acknowledged.values()].some((last) => last > 0)).toBe(true);
  await pool.end();
});
