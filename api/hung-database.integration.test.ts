import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool } from "../audit/connection.ts";
import {
  bearer,
  runningApi,
  type Answer,
  type RunningApi,
  type Someone,
} from "../test/support/running-api.ts";
import { LAUNCH } from "../test/support/asked-run.ts";
import { openSilentWire, type SilentWire } from "../test/support/silent-wire.ts";

let api: RunningApi;
let wire: SilentWire;
let manager: Someone;
beforeAll(async () => {
  api = await runningApi({}, async (appUrl) => {
    wire = await openSilentWire(appUrl);
    return openPool(wire.url, 8, { silence: 1_000 });
  });
  manager = await api.someone(await api.organisation(), "programme-manager");
});
afterAll(async () => {
  await wire.close();
  await api.close();
});

const launch = (key: string): Promise<Answer> =>
  api.send(manager, "POST", "/runs", {
    headers: { "idempotency-key": key },
    body: LAUNCH,
  });

test("a PostgreSQL that hangs is a clear 503 that says when to come back; what was not acknowledged then is done once", async () => {
  const before = await launch("one");
  expect(before.status, before.text).toBe(201);
  wire.fallSilent();
  const answers = await Promise.all([
    launch("two"),
    api.send(manager, "GET", "/runs"),
    api.send(manager, "GET", "/people"),
    api.send(bearer("alongside_nobody"), "GET", "/me"),
  ]);
  for (const answer of answers) {
    expect([answer.status, answer.code]).toEqual([503, "unavailable"]);
    expect(Number(answer.headers.get("retry-after"))).toBeGreaterThan(0);
  }
  expect(api.unexpected).toEqual([]);

  wire.speak();
  const [first, second] = [await launch("two"), await launch("two")];
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body["run"]).toBe(first.body["run"]);
  const { rows } = await api.pool.query("select run from record.event where type = 'runLaunched'");
  expect(rows).toHaveLength(2);
});
