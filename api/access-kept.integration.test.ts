import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openPool } from "../audit/connection.ts";
import { askedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi } from "../test/support/running-api.ts";
import { openSilentWire, type SilentWire } from "../test/support/silent-wire.ts";
import type { Seen } from "./services/access.ts";

let api: RunningApi;
let wire: SilentWire;
let owner: pg.Client;
let unwritten: unknown[];
let lost: Seen[];
beforeEach(async () => {
  unwritten = [];
  lost = [];
  const settings = {
    onAccessUnwritten: (error: unknown) => void unwritten.push(error),
    onAccessLost: (looks: readonly Seen[]) => void lost.push(...looks),
  };
  api = await runningApi(settings, async (appUrl) => {
    wire = await openSilentWire(appUrl);
    return openPool(wire.url, 8, { silence: 2_000 });
  });
  owner = new pg.Client({ connectionString: api.databaseUrl });
  await owner.connect();
});
afterEach(async () => {
  wire.speak();
  await owner.end();
  await api.close();
  await wire.close();
});

/** An auditor looks at the history of a new run. */
async function look(): Promise<{ readonly run: string; readonly who: string }> {
  const asked = await askedRun(api);
  const auditor = await api.someone(asked.organisation, "auditor");
  expect((await api.send(auditor, "GET", `/runs/${asked.run}/history`)).status).toBe(200);
  return { run: asked.run, who: auditor.id };
}

async function written(run: string): Promise<readonly unknown[]> {
  const { rows } = await owner.query("select run, who from record.access where run = $1", [run]);
  return rows;
}

const pause = () => new Promise((resolve) => setTimeout(resolve, 20));

test("who looked while the database went away is written when it is back", async () => {
  const seen = await look();
  wire.fallSilent();
  while (unwritten.length === 0) await pause();
  expect(await written(seen.run)).toEqual([]);
  wire.speak();
  let rows = await written(seen.run);
  for (; rows.length === 0; rows = await written(seen.run)) await pause();
  expect(rows).toEqual([seen]);
  expect(lost).toEqual([]);
});

test("who looked just before a stop is written before the stop is over", async () => {
  const seen = await look();
  await api.api.close();
  expect(await written(seen.run)).toEqual([seen]);
});

test("what can't be written before a stop is handed over and not lost in silence", async () => {
  const seen = await look();
  wire.fallSilent();
  await api.api.close();
  expect(lost).toEqual([expect.objectContaining({ ...seen, what: "history" })]);
});
