import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import pg from "pg";
import { closedLoop, type Round } from "../round.ts";

const run = promisify(execFile);

export type Inserts = {
  /** Says which program made the load. */
  readonly by: "pgbench" | "pg";
  round(concurrency: number, seconds: number): Promise<Round>;
  close(): Promise<void>;
};

const table =
  "create table if not exists bench_insert (id bigserial primary key, run int not null, data text not null)";
const script = `\\set run random(1, 500)
insert into bench_insert (run, data) values (:run, repeat('x', 300));
`;

/** PostgreSQL's own measure of one INSERT in a transaction; where pgbench is not on the PATH, the same through `pg`. */
export async function openInserts(databaseUrl: string): Promise<Inserts> {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 16 });
  await pool.query(table);
  const folder = await mkdtemp(path.join(tmpdir(), "bench-"));
  const file = path.join(folder, "insert.sql");
  await writeFile(file, script);
  const present = await run("pgbench", ["--version"]).then(
    () => true,
    () => false,
  );
  return {
    by: present ? "pgbench" : "pg",
    async round(concurrency, seconds) {
      if (present) return await pgbench(databaseUrl, file, concurrency, seconds);
      return await closedLoop({ concurrency, seconds }, (index) =>
        pool.query({
          name: "insert",
          text: "insert into bench_insert (run, data) values ($1, repeat('x', 300))",
          values: [index % 500],
        }),
      );
    },
    async close() {
      await pool.end();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function pgbench(
  url: string,
  file: string,
  clients: number,
  seconds: number,
): Promise<Round> {
  const args = [
    "-n",
    "-M",
    "prepared",
    "-f",
    file,
    "-c",
    String(clients),
    "-j",
    "1",
    "-T",
    String(seconds),
  ];
  const { stdout } = await run("pgbench", [...args, url]);
  const figure = (pattern: RegExp): number => {
    const found = pattern.exec(stdout)?.[1];
    if (found === undefined) throw new Error(`pgbench said:\n${stdout}`);
    return Number(found);
  };
  const perSecond = figure(/tps = ([\d.]+)/u);
  return {
    operations: figure(/actually processed: (\d+)/u),
    seconds,
    perSecond,
    // pgbench gives the mean; it stands where the others give a median.
    p50: figure(/latency average = ([\d.]+) ms/u),
    p99: Number.NaN,
    failures: {},
  };
}
