import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createLogSigner } from "../audit/log/signer.ts";
import { verifyBundle } from "../audit/verify/bundle.ts";
import { nodePorts } from "../audit/verify/node-ports.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";
import { publishOnce } from "../test/support/publish-once.ts";

let api: RunningApi;
let auditor: Someone;
let manager: Someone;
let stranger: Someone;
let run: string;
const signer = createLogSigner("log.example/test", new Uint8Array(32).fill(1));

const publish = async (): Promise<void> => {
  await publishOnce(api.pool, signer);
};

beforeAll(async () => {
  api = await runningApi();
  const organisation = await api.organisation();
  [auditor, manager, stranger] = await Promise.all([
    api.someone(organisation, "auditor"),
    api.someone(organisation, "programme-manager"),
    api.someone(await api.organisation(), "auditor"),
  ]);
  const launch = { template: "implementation-pathway", title: "A run", nation: "scotland" };
  const launched = await api.send(manager, "POST", "/runs", { body: launch });
  run = String(launched.body["run"]);
});
afterAll(() => api.close());

async function* pieces(text: string) {
  yield Buffer.from(text);
}

const bundle = async (who: Someone, path = `/runs/${run}/bundle`) => {
  const { status, text, headers } = await api.send(who, "GET", path);
  return { status, headers, text, report: () => verifyBundle(pieces(text), nodePorts) };
};

test("before the log has signed anything there is no bundle, and the answer says so", async () => {
  const answer = await api.send(auditor, "GET", `/runs/${run}/bundle`);
  expect([answer.status, answer.code]).toEqual([404, "not-found"]);
  expect(answer.text).toContain("has not signed");
});

test("whoever may read the run gets a bundle that verifies, with the words they may see", async () => {
  await publish();
  for (const who of [auditor, manager]) {
    const got = await bundle(who);
    const report = await got.report();
    expect(report.checks.filter(({ result }) => result !== "holds")).toEqual([]);
    expect(report).toMatchObject({ ok: true, run, verdict: { standing: "not-yet" } });
    expect(got.headers.get("content-type")).toContain("application/jsonl");
    expect(got.text).toContain('"A run"');
  }
});

test("a step has a bundle of its own", async () => {
  const known = await api.pool.query<{ entry: string }>(
    "select convert_from(entry, 'UTF8') as entry from record.event where type = 'stepOpened'",
  );
  const opened: { data: { step: string } } = JSON.parse(known.rows[0]?.entry ?? "{}");
  const got = await bundle(auditor, `/runs/${run}/steps/${opened.data.step}/bundle`);
  expect(await got.report()).toMatchObject({ ok: true, step: opened.data.step });
  expect((await bundle(auditor, `/runs/${run}/steps/no-such-step/bundle`)).status).toBe(404);
});

test("others learn nothing, and nobody gets it without signing in", async () => {
  expect((await bundle(stranger)).status).toBe(404);
  expect((await api.send(null, "GET", `/runs/${run}/bundle`)).status).toBe(401);
});

test("a row that was changed in the database shows in the bundle that is made of it", async () => {
  const owner = new pg.Client({ connectionString: api.databaseUrl });
  await owner.connect();
  await owner.query("alter table record.event disable trigger event_only_grows");
  const { rows } = await owner.query<{ id: string }>(
    `update record.event set entry = convert_to(replace(convert_from(entry, 'UTF8'), '"scotland"', '"northern"'), 'UTF8')
     where run = $1 and version = 1 returning id`,
    [run],
  );
  await owner.end();
  const report = await (await bundle(auditor)).report();
  expect(report.ok).toBe(false);
  expect(report.checks.find(({ step }) => step === "inclusion")?.message).toContain(rows[0]?.id);
});
