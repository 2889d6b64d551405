import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { RunEvent } from "../domain/event.ts";
import { createMetrics } from "../api/http/metrics.ts";
import { createPublisher } from "../audit/log/publisher.ts";
import { createLogSigner } from "../audit/log/signer.ts";
import { createReader } from "../audit/read.ts";
import { createSequencer } from "../audit/sequencer.ts";
import { latestSelfCheck } from "../audit/self-check/self-check.ts";
import { runProjections } from "../projections/run-projections.ts";
import { askedRun, type AskedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi } from "../test/support/running-api.ts";
import { selfCheck } from "./composition/self-check.ts";
import { strangers } from "../test/support/strangers.ts";

let api: RunningApi;
let asked: AskedRun;
let owner: pg.Client;

beforeAll(async () => {
  api = await runningApi();
  asked = await askedRun(api);
  await askedRun(api, asked.organisation);
  const { pool } = api;
  let published: string | null = null;
  const keep = (_: string | null, after: string) => {
    published = after;
    return Promise.resolve(true);
  };
  const fail = (error: unknown) => console.error(error);
  const workers = [
    createSequencer({ pool, onError: fail }),
    createPublisher({
      pool,
      signer: createLogSigner("self-check.test", new Uint8Array(32).fill(7)),
      lastPublished: { read: () => Promise.resolve(published), swap: keep },
      onError: fail,
    }),
    runProjections({
      pool,
      stateAfter: async (run) => (await api.api.load(run))?.state ?? null,
      onError: fail,
    }),
  ];
  for (const worker of workers) worker.start();
  const { rows } = await pool.query<{ events: string }>(
    "select count(*) as events from record.event",
  );
  const events = Number(rows[0]?.events);
  for (;;) {
    const { rows: done } = await pool.query(
      `select 1 from record.checkpoint as c, projections.run_list as r
       where c.size = $1 and r.run = $2
         and r.version = (select version from record.stream where run = $2)`,
      [events, asked.run],
    );
    if (done.length > 0) break;
    await sleep(50);
  }
  await Promise.all(workers.map((worker) => worker.stop()));
  owner = new pg.Client({ connectionString: api.databaseUrl });
  await owner.connect();
});

afterAll(async () => {
  await owner.end();
  await api.close();
});

/** What the check says after somebody with every right on the database did this, and before it was undone. */
async function checkedBetween(change: string, undo: string): Promise<readonly string[]> {
  const triggers = (state: string) =>
    ["event", "sequence"].map(
      (table) => `alter table record.${table} ${state} trigger ${table}_only_grows`,
    );
  // The guards are on again when the check comes: it would name them too.
  const unguarded = async (statement: string) => {
    for (const off of triggers("disable")) await owner.query(off);
    await owner.query(statement);
    for (const on of triggers("enable always")) await owner.query(on);
  };
  await unguarded(change);
  try {
    return (await selfCheck(api.pool)).problems;
  } finally {
    await unguarded(undo);
  }
}

test("an untouched record has no problem", async () => {
  const checked = await selfCheck(api.pool);
  expect(checked.problems).toEqual([]);
  const { rows } = await api.pool.query<{ all: number; ofRun: number }>(
    `select count(*)::int as all, (count(*) filter (where run = $1))::int as "ofRun" from record.event`,
    [asked.run],
  );
  expect([checked.events, rows[0]?.ofRun]).toEqual([rows[0]?.all, 10]);
});

const replaced = (id: string, from: string, to: string) =>
  `update record.event set entry = convert_to(
     replace(convert_from(entry, 'UTF8'), '${from}', '${to}'), 'UTF8') where id = '${id}'`;

test("a role, a passkey, a token or an address that stands in the tables alone is named", async () => {
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const { id, organisation } = ada;
  const token = "0198a6c0-0000-7000-8000-0000000000ff";
  // SHA-256 of what the key's id says.
  const hash = "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683";
  const attacks = [
    [
      `insert into directory.membership (person, organisation, role) values ('${id}', '${organisation}', 'auditor')`,
      `delete from directory.membership where person = '${id}' and role = 'auditor'`,
      `Person ${id} is auditor, and`,
    ],
    [
      `delete from directory.membership where person = '${id}' and role = 'pwle-approver'`,
      `insert into directory.membership (person, organisation, role) values ('${id}', '${organisation}', 'pwle-approver')`,
      `Person ${id} is no longer pwle-approver, and`,
    ],
    [
      `insert into auth.passkey (id, hash, person, public_key, counts_from) values ('a2V5', '${hash}', '${id}', 'k', now())`,
      `delete from auth.passkey where person = '${id}'`,
      `Passkey ${hash} signs as ${id}, and`,
    ],
    [
      `insert into auth.program_token (id, hash, prefix, name, role, organisation, expires_at)
       values ('${token}', sha256('x'), 'p', 'n', 'auditor', '${organisation}', now() + interval '1 day')`,
      `delete from auth.program_token where id = '${token}'`,
      `Token ${token} works as auditor, and`,
    ],
    [
      `update directory.person set email = 'mallory@people.example' where pseudonym = '${id}'`,
      `update directory.person set email = null where pseudonym = '${id}'`,
      `The address of person ${id} is not`,
    ],
  ] as const;
  for (const [attack, undo, told] of attacks) {
    expect(await checkedBetween(attack, undo)).toEqual([expect.stringContaining(told)]);
  }
  expect((await selfCheck(api.pool)).problems).toEqual([]);
});

test("what somebody changed with every right on the database is named", async () => {
  const events = await createReader<RunEvent>(api.pool).readStream(asked.run);
  const request = events.find(({ type }) => type === "signOffRequested");
  if (request === undefined) throw new Error("nothing was asked");
  const { id, run } = request;
  const among = (words: string) => expect.arrayContaining([expect.stringContaining(words)]);

  const longer = ['"dueAt":"2', '"dueAt":"3'] as const;
  expect(await checkedBetween(replaced(id, ...longer), replaced(id, longer[1], longer[0]))).toEqual(
    among(`Event ${id} `),
  );
  expect(
    await checkedBetween(
      `update record.event set type = 'gatePassed' where id = '${id}'`,
      `update record.event set type = 'signOffRequested' where id = '${id}'`,
    ),
  ).toEqual([
    `Event ${id} (run ${run}, version ${request.version}) says something else than its row.`,
  ]);
  expect(
    await checkedBetween(
      `update record.event set id = '00000000-0000-7000-8000-000000000000' where id = '${id}'`,
      `update record.event set id = '${id}' where id = '00000000-0000-7000-8000-000000000000'`,
    ),
  ).toEqual(among(`Event ${id} (run ${run}, version ${request.version}) is gone from the record.`));
  expect(
    await checkedBetween(
      `update record.stream set version = version + 1 where run = '${run}'`,
      `update record.stream set version = version - 1 where run = '${run}'`,
    ),
  ).toEqual(among(`Run ${run} has`));
  expect(
    await checkedBetween(
      "update record.tile set hashes = sha256('x') || substr(hashes, 33) where level = 0 and index = 0",
      `update record.tile set hashes = (select leaf from record.event as e join record.sequence as s
         on s.event = e.id where s.position = 0) || substr(hashes, 33) where level = 0 and index = 0`,
    ),
  ).toEqual(among("is not what the log signed at position 0"));
  expect(
    await checkedBetween(
      `update record.disclosure set value = convert_to('"Other words"', 'UTF8') || substr(value, 1, 0)
         where commitment = (select min(commitment) from record.disclosure)`,
      "select 1",
    ),
  ).toEqual([
    expect.stringMatching(/^The value of commitment [0-9a-f]{64} \(run .*\) was changed\.$/),
  ]);
  const before = (await selfCheck(api.pool)).problems;
  expect(
    await checkedBetween(
      `update projections.run_list set status = 'finished' where run = '${run}'`,
      `update projections.run_list set status = 'running' where run = '${run}'`,
    ),
  ).toEqual([...before, `The list of runs shows run ${run} as it is not in the record.`]);
  expect(
    await checkedBetween(
      `update projections.inbox set answered = 'yes' where run = '${run}'`,
      `update projections.inbox set answered = null where run = '${run}'`,
    ),
  ).toEqual([...before, `What people are asked in run ${run} is not what the record says.`]);
  for (const [table, column] of [
    ["history", "actor"],
    ["history_person", "person"],
    ["history_person", "type"],
  ]) {
    expect(
      await checkedBetween(
        `update projections.${table} set ${column} = ${column} || 'x' where run = '${run}' and version = 1`,
        `update projections.${table} set ${column} = rtrim(${column}, 'x') where run = '${run}' and version = 1`,
      ),
    ).toEqual([...before, `The history of run ${run} is filtered by what is not in the record.`]);
  }
});

test("a row that the record knows nothing of is found in every read model", async () => {
  const { rows } = await owner.query<{ name: string }>(
    // The heartbeat is no read model: it says when the process that keeps them was last alive.
    `select tablename as name from pg_tables
     where schemaname = 'projections' and tablename <> 'heartbeat' order by 1`,
  );
  const strange = strangers(asked.run, asked.organisation);
  expect(rows.map(({ name }) => name)).toEqual([...strange.keys()].toSorted());
  const before = (await selfCheck(api.pool)).problems;
  for (const [table, [change, undo]] of strange) {
    const found = await checkedBetween(change, undo);
    expect([table, found.length - before.length]).toEqual([table, 1]);
  }
  expect((await selfCheck(api.pool)).problems).toEqual(before);
});

test("a failed check is seen in the metrics, and administrators are told", async () => {
  const read = async () =>
    (await createMetrics({ selfCheck: () => latestSelfCheck(api.pool) }).read()).body;
  const run = asked.run;
  await selfCheck(api.pool);
  const { services } = api.api;
  const principal = {
    id: "a",
    person: null,
    organisation: asked.organisation,
    roles: ["administrator"],
    scopes: "all",
    via: "session",
    assurance: "signed-in",
  } as const;
  const before = await services.selfCheck.problems(principal);
  await checkedBetween(
    `update record.stream set version = version + 1 where run = '${run}'`,
    `update record.stream set version = version - 1 where run = '${run}'`,
  );
  const metrics = await read();
  expect(metrics).toMatch(/^alongside_self_check_failed 1$/m);
  expect(metrics).toMatch(/^alongside_self_check_timestamp_seconds 1\d{9}/m);
  const after = await services.selfCheck.problems(principal);
  expect(after.length).toBe(before.length + 1);
  expect(await services.selfCheck.problems({ ...principal, roles: ["member"] })).toEqual([]);
});
