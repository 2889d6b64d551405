import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogger } from "../infra/logger.ts";
import { runningApi, type RunningApi } from "../test/support/running-api.ts";

const PERSON = {
  name: "Marigold Underhallow",
  email: "marigold.underhallow@example.org",
  roles: ["pwle-approver"],
};

let api: RunningApi;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());

/** An index that the code does not know, so that nothing of it expects the violation. */
async function allowEachNameOnce(): Promise<void> {
  const owner = new pg.Client({ connectionString: api.databaseUrl });
  await owner.connect();
  await owner.query("create unique index unheard_of on directory.person (name, email)");
  await owner.end();
}

test("the DETAIL of a unique violation, which quotes what somebody is called, reaches neither an answer nor a log", async () => {
  await allowEachNameOnce();
  const administrator = await api.someone(await api.organisation(), "administrator");
  const add = (key: string) =>
    api.send(administrator, "POST", "/people", {
      body: PERSON,
      headers: { "idempotency-key": key },
    });
  expect((await add("once")).status).toBe(201);
  const answer = await add("twice");
  expect([answer.status, api.unexpected.length]).toEqual([500, 1]);

  // The driver's error holds both: without that, the rest would show nothing.
  const [error] = api.unexpected;
  const quoted = [PERSON.name, PERSON.email];
  expect(error).toMatchObject({ code: "23505", detail: expect.stringContaining("Marigold") });
  for (const value of quoted) expect(answer.text).not.toContain(value);
  let line = "";
  const log = createLogger("api", { logLevel: "info" }, { write: (text) => void (line += text) });
  log.error({ error }, "a request failed unexpectedly");
  expect(line).toContain("unheard_of");
  for (const value of quoted) expect(line).not.toContain(value);
});
