import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { selfCheck } from "../infra/composition/self-check.ts";
import { createEngineRecord } from "../infra/composition/engine-record.ts";
import { implementationPathway } from "../programmes/implementation-pathway/template.ts";
import { LAUNCH } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";
import { canonicalBytes } from "./entry.ts";
import { createPinnedTemplates, referenceOf } from "./pinned-templates.ts";

const former = implementationPathway;
const edited = { ...former, summary: "The same name and version, in other words." };

let api: RunningApi;
let owner: pg.Client;
let manager: Someone;
let run: string;
beforeAll(async () => {
  api = await runningApi();
  owner = new pg.Client({ connectionString: api.databaseUrl });
  await owner.connect();
  manager = await api.someone(await api.organisation(), "programme-manager");
  run = await launch();
});
afterAll(async () => {
  await owner.end();
  await api.close();
});

const launch = async (on: Pick<RunningApi, "send"> = api): Promise<string> => {
  const { status, body, text } = await on.send(manager, "POST", "/runs", {
    body: LAUNCH,
  });
  if (status !== 201) throw new Error(text);
  return String(body["run"]);
};

/** The template that a run is read by, in a process which has not read it before. */
const templateOf = async (its: string) =>
  (await createEngineRecord(api.pool).load(its))?.state.template;

test("a run is read by the bytes it pinned, though a release offers others under the same name and version", async () => {
  const next = api.offering([edited]);
  const later = await launch(next);
  expect((await templateOf(run))?.summary).toBe(former.summary);
  expect((await templateOf(later))?.summary).toBe(edited.summary);

  // Read, acted on and judged by a release that does not know the former bytes.
  const view = await next.send(manager, "GET", `/runs/${run}`);
  expect(view.status).toBe(200);
  const paused = await next.send(manager, "POST", `/runs/${run}/pause`, { body: { reason: "x" } });
  expect(paused.status).toBe(201);
  const history = await next.send(manager, "GET", `/runs/${run}/history?types=paused`);
  expect(history.status).toBe(200);
});

test("bytes are stored once, and read back as the template they are", async () => {
  const templates = createPinnedTemplates(api.pool);
  const reference = await templates.keep(former);
  expect(reference).toEqual(referenceOf(former));
  const { rows } = await api.pool.query(
    "select bytes from record.template where digest = decode($1, 'hex')",
    [reference.digest],
  );
  expect(rows).toEqual([{ bytes: canonicalBytes(former) }]);
  expect(await templates.read(reference.digest)).toEqual(former);
});

test("what is not there, was changed, or is no template is told apart and never used", async () => {
  const read = (digest: string) => createPinnedTemplates(api.pool).read(digest);
  await expect(read("0".repeat(64))).rejects.toMatchObject({ code: "unknown" });
  const { rows } = await api.pool.query<{ digest: string }>(
    `insert into record.template (digest, bytes) values (sha256('{}'), '{}')
     returning encode(digest, 'hex') as digest`,
  );
  await expect(read(rows[0]?.digest ?? "")).rejects.toMatchObject({ code: "not-a-template" });

  const { digest } = referenceOf(former);
  await owner.query("begin; alter table record.template disable trigger template_only_grows");
  await owner.query("alter table record.template drop constraint template_is_its_digest");
  const change = "update record.template set bytes = $2 where digest = decode($1, 'hex')";
  await owner.query(change, [digest, canonicalBytes(edited)]);
  await owner.query("commit");
  await expect(read(digest)).rejects.toMatchObject({ code: "changed" });
  const { problems } = await selfCheck(api.pool);
  expect(problems.join("\n")).toContain(`The stored template ${digest} is not what it was.`);
});
