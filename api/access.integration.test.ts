import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi } from "../test/support/running-api.ts";

let api: RunningApi;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());

test("who looked at a decision history is on record for its members, once a minute", async () => {
  const asked = await askedRun(api);
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const auditor = await api.someone(asked.organisation, "auditor");
  const stranger = await api.someone(asked.organisation, "pwle-approver");
  const history = `/runs/${asked.run}/history`;
  for (const who of [auditor, auditor, stranger]) await api.send(who, "GET", history);
  const seen = async (): Promise<unknown> => {
    const { body } = await api.send(ada, "GET", `/runs/${asked.run}/access`);
    const { items } = body;
    return Array.isArray(items) && items.length > 0 ? items : sleep(50).then(seen);
  };
  expect(await seen()).toEqual([
    {
      id: expect.any(String),
      at: expect.any(String),
      who: auditor.id,
      name: "A auditor",
      role: "auditor",
      what: "history",
    },
  ]);
  expect((await api.send(stranger, "GET", `/runs/${asked.run}/access`)).status).toBe(404);
  await expect(api.pool.query("update record.access set who = 'nobody'")).rejects.toThrow(
    "permission denied",
  );
  await expect(api.pool.query("delete from record.access")).rejects.toThrow("permission denied");
});
