import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPool } from "../audit/connection.ts";
import { askedRun, type AskedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi } from "../test/support/running-api.ts";
import { openSilentWire, type SilentWire } from "../test/support/silent-wire.ts";
import type { Counted } from "./services/refused-again.ts";

let api: RunningApi;
let wire: SilentWire;
let owner: pg.Client;
let asked: AskedRun;
let unwritten: unknown[];
let lost: Counted[];
beforeEach(async () => {
  unwritten = [];
  lost = [];
  const settings = {
    onCountsUnwritten: (error: unknown) => void unwritten.push(error),
    onCountsLost: (counts: readonly Counted[]) => void lost.push(...counts),
  };
  api = await runningApi(settings, async (appUrl) => {
    wire = await openSilentWire(appUrl);
    return openPool(wire.url, 8, { silence: 2_000 });
  });
  owner = new pg.Client({ connectionString: api.databaseUrl });
  await owner.connect();
  asked = await askedRun(api);
});
afterEach(async () => {
  wire.speak();
  await owner.end();
  await api.close();
  await wire.close();
});

/** Answers about a version that is not the newest; refused each time. */
async function beRefused(who: AskedRun["staff"]): Promise<void> {
  const { run, request, digest } = asked;
  const path = `/runs/${run}/sign-off-requests/${request}/answers`;
  const body = { version: 9, digest, answer: "yes" };
  const answer = await api.send(who, "POST", path, { body });
  expect([answer.status, answer.code]).toEqual([409, "not-current-version"]);
}

async function entries(): Promise<readonly { readonly version: number }[]> {
  const { rows } = await owner.query<{ version: number }>(
    "select version from record.event where run = $1 and type = 'actRefused' order by version",
    [asked.run],
  );
  return rows;
}

async function counts(): Promise<readonly unknown[]> {
  const { rows } = await owner.query(
    "select run, version, times::int as times from record.refused_again order by version",
  );
  return rows;
}

/** How often an act was tried, as the history that its own giver reads says it. */
async function told(by: Pick<RunningApi, "send">, who: AskedRun["staff"]): Promise<unknown> {
  const { body } = await by.send(who, "GET", `/runs/${asked.run}/history?types=actRefused`);
  return body["items"];
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

test("the same refused act again is one entry and a count, which the next process reads too", async () => {
  const [, ada, ben] = asked.pwle;
  if (ada === undefined || ben === undefined) throw new Error("nobody is asked");
  for (let times = 0; times < 4; times++) await beRefused(ada);
  await beRefused(ben);
  const [hers, ...others] = await entries();
  expect(others).toHaveLength(1);
  // Stopped before the counts are due: they are written before the stop is over.
  await api.api.close();
  expect(await counts()).toEqual([{ run: asked.run, version: hers?.version, times: 3 }]);
  const next = api.offering([]);
  expect(await told(next, ada)).toMatchObject([{ times: 4 }]);
  expect(await told(next, ben)).toMatchObject([{ times: 1 }]);
  expect(lost).toEqual([]);
});

test("what was counted while the database went away is added when it is back, without another act", async () => {
  await beRefused(asked.staff);
  await beRefused(asked.staff);
  const [{ version } = { version: 0 }] = await entries();
  for (; (await counts()).length === 0;) await pause();
  await beRefused(asked.staff);
  wire.fallSilent();
  while (unwritten.length === 0) await pause();
  wire.speak();
  let rows = await counts();
  const all = [{ run: asked.run, version, times: 2 }];
  for (; JSON.stringify(rows) !== JSON.stringify(all); rows = await counts()) await pause();
  expect(lost).toEqual([]);
});

test("what can't be counted before a stop is handed over and not lost in silence", async () => {
  await beRefused(asked.staff);
  await beRefused(asked.staff);
  const [{ version } = { version: 0 }] = await entries();
  wire.fallSilent();
  await api.api.close();
  expect(lost).toEqual([{ run: asked.run, version, times: 1 }]);
});
