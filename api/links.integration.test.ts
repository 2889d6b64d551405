import { afterAll, beforeAll, expect, test } from "vitest";
import { createReader } from "../audit/read.ts";
import { shapes } from "../test/specification/template.ts";
import type { Template } from "../domain/template.ts";
import { createEngineRecord } from "../infra/composition/engine-record.ts";
import { createAnswerAskers } from "../infra/links/answer-askers.ts";
import { links } from "../projections/links/fold.ts";
import type { RunEvent } from "../domain/event.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

const panel: Template = {
  ...shapes("group"),
  name: "asked-panel",
  steps: shapes("group").steps.map((step) => ({ ...step, answers: true })),
};
const project: Template = { ...shapes("gathering"), name: "asking-project" };

let api: RunningApi;
let offering: ReturnType<RunningApi["offering"]>;
let home: string;
let manager: Someone;
beforeAll(async () => {
  api = await runningApi();
  offering = api.offering([panel, project]);
  home = await api.organisation();
  manager = await api.someone(home, "programme-manager");
});
afterAll(() => api.close());

const post = (who: Someone, path: string, body: unknown) =>
  offering.send(who, "POST", path, { body });

const launch = async (template: string, who = manager): Promise<string> => {
  const input = { template, title: template, nation: "scotland", parameters: { tie: "refuse" } };
  return String((await post(who, "/runs", input)).body["run"]);
};

const linksOf = async (who: Someone, run: string) =>
  (await offering.send(who, "GET", `/runs/${run}/links`)).body;

/** What the sequencer's followers do with a run's events. */
const follow = async (run: string): Promise<void> => {
  const record = createEngineRecord(api.pool);
  const reader = createReader<RunEvent>(api.pool);
  const events = (await reader.readStream(run)).map((event, position) => ({ position, event }));
  const folded = await record.load(run);
  if (folded === null) throw new Error("There is no such run.");
  const client = await api.pool.connect();
  await links.update(client, [{ run, state: folded.state, events }]);
  client.release();
  await createAnswerAskers({
    pool: api.pool,
    record,
    readStream: reader.readStream,
    projected: async () => true,
    now: () => new Date().toISOString(),
  })(events);
};

test("a run that asked another hears what became of it, once, and both show the link", async () => {
  const [asked, asking] = [await launch(panel.name), await launch(project.name)];
  const link = { kind: "asks", run: asked, part: "gathering:1" };
  expect((await post(manager, `/runs/${asking}/links`, link)).status).toBe(201);
  expect((await post(manager, `/runs/${asking}/links`, link)).code).toBe("already-linked");
  await follow(asking);
  expect(await linksOf(manager, asking)).toMatchObject({ to: [{ run: asked, answered: null }] });
  const decided = await post(manager, `/runs/${asked}/parts/group:1/override`, { reason: "Now." });
  expect(decided.code).toBe("no-version");
  const save = await offering.send(manager, "PUT", `/runs/${asked}/parts/group:1/form`, {
    body: { sections: { what: { text: "What" }, how: { text: "How" } } },
    headers: { "if-match": '"0"' },
  });
  expect([save.status, save.code]).toEqual([201, null]);
  expect(
    (await post(manager, `/runs/${asked}/parts/group:1/override`, { reason: "Now." })).status,
  ).toBe(201);
  await follow(asked);
  await follow(asked);
  expect(await linksOf(manager, asking)).toMatchObject({
    to: [{ run: asked, kind: "asks", part: "gathering:1", answered: "overridden" }],
  });
  expect(await linksOf(manager, asked)).toMatchObject({
    to: [],
    from: [{ run: asking, kind: "asks", answered: "overridden" }],
  });
  const history = await createReader<RunEvent>(api.pool).readStream(asking);
  expect(history.filter(({ type }) => type === "askedRunAnswered")).toHaveLength(1);
  // Who asks later hears at once what was decided before.
  const late = await launch(project.name);
  await post(manager, `/runs/${late}/links`, { kind: "asks", run: asked, part: null });
  await follow(late);
  expect(await linksOf(manager, late)).toMatchObject({ to: [{ answered: "overridden" }] });
});

test("a retired template is launched no more, its runs go on, and its successor is named", async () => {
  const old: Template = { ...project, name: "old-grants", title: "Old grants" };
  const successor: Template = {
    ...project,
    name: "new-panel",
    title: "New panel",
    supersedes: "old-grants",
  };
  const handOver: Template = {
    ...project,
    name: "hand-over",
    parameters: [
      ...project.parameters,
      { key: "old", label: "What is retired?", kind: "text", default: "old-grants" },
    ],
    steps: project.steps.map((step) => ({ ...step, retires: "old" })),
  };
  offering = api.offering([panel, project, old, successor, handOver]);
  const [going, ending] = [await launch(old.name), await launch(handOver.name)];
  const record = createEngineRecord(api.pool);
  const reader = createReader<RunEvent>(api.pool);
  const [first] = await reader.readStream(ending);
  if (first === undefined) throw new Error("There is no such run.");
  const client = await api.pool.connect();
  const state = (await record.load(ending))?.state;
  if (state === undefined) throw new Error("There is no such run.");
  const event: typeof first & RunEvent = {
    ...first,
    type: "templateRetired",
    data: { template: old.name },
  };
  await links.update(client, [{ run: ending, state, events: [{ position: 1, event }] }]);
  client.release();
  const again = await post(manager, "/runs", {
    template: old.name,
    title: "Once more",
    nation: "scotland",
    parameters: { tie: "refuse" },
  });
  expect([again.status, again.code, again.body["mend"]]).toEqual([
    409,
    "template-retired",
    "Start “New panel” instead. Runs of this one that have begun go on.",
  ]);
  expect((await offering.send(manager, "GET", `/runs/${going}`)).status).toBe(200);
  const elsewhere = await api.someone(await api.organisation(), "programme-manager");
  expect(await launch(old.name, elsewhere)).toMatch(/^[0-9a-f-]{36}$/);
});

test("a template is checked without being kept, and its schema is open to everybody", async () => {
  const checked = await post(manager, "/templates/check", panel);
  expect(checked.body).toMatchObject({ ok: true, problems: [] });
  const broken = await post(manager, "/templates/check", { ...panel, steps: [] });
  expect(broken.body).toMatchObject({ ok: false, problems: [{ path: "steps" }] });
  const schema = await api.send(null, "GET", "/schemas/template.json");
  expect([schema.status, schema.body["$id"]]).toEqual([200, "/schemas/template.json"]);
});

test("nobody links to a run that they may not read, to the same run, or adds up different paths", async () => {
  const [one, other] = [await launch(project.name), await launch(panel.name)];
  const member = await api.someone(home, "member");
  const join = { person: member.id, side: "pwle", roles: ["coordinator"] };
  expect((await post(manager, `/runs/${one}/members`, join)).status).toBe(201);
  const link = (who: Someone, kind: string, run: string) =>
    post(who, `/runs/${one}/links`, { kind, run, part: null });
  const unread = await link(member, "asks", other);
  expect([unread.code, unread.text]).toEqual([
    "invalid",
    expect.stringContaining("There is no such run that you may read."),
  ]);
  expect((await link(manager, "asks", one)).text).toContain("to itself");
  expect((await link(manager, "adds-to", other)).text).toContain("of the same path");
  const foreign = await api.someone(await api.organisation(), "programme-manager");
  expect((await link(foreign, "asks", one)).status).toBe(404);
});
