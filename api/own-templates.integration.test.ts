import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { ENGINE } from "../domain/actor.ts";
import { createEngineRecord } from "../infra/composition/engine-record.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

let api: RunningApi;
let manager: Someone;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());
beforeEach(async () => {
  manager = await api.someone(await api.organisation(), "programme-manager");
});

const DAY = 24 * 60 * 60 * 1000;
const later = (days: number): string => new Date(Date.now() + days * DAY).toISOString();

const begun = async (body: unknown, who = manager): Promise<string> => {
  const answer = await api.send(who, "POST", "/template-drafts", { body });
  expect(answer.status).toBe(201);
  return String(answer.body["draft"]);
};

const read = async (draft: string) =>
  (await api.send(manager, "GET", `/template-drafts/${draft}`)).body;

const save = async (draft: string, text: string, revision: number) =>
  api.send(manager, "PUT", `/template-drafts/${draft}`, { body: { text, revision } });

const ask = (draft: string, who = manager) =>
  api.send(who, "POST", `/template-drafts/${draft}/adoption`, {
    body: { why: "Ours is shorter.", nation: "scotland" },
  });

const launch = (template: string, who = manager) =>
  api.send(who, "POST", "/runs", {
    body: { template, title: "A first one", nation: "scotland", parameters: {} },
  });

const offered = async (who = manager): Promise<string> =>
  (await api.send(who, "GET", "/templates")).text;

describe("a draft", () => {
  test("is a copy under a name of one's own, nearly empty, or what was written elsewhere; each can be used as it is", async () => {
    const copy = await read(await begun({ from: "volunteer-gathering" }));
    expect(copy).toMatchObject({ name: "our-volunteer-gathering", version: 1, problems: [] });
    const empty = await read(await begun({}));
    expect(empty).toMatchObject({ name: "our-own-path", standing: "draft", problems: [] });
    const pasted = await read(await begun({ text: String(empty["text"]) }));
    expect(pasted["text"]).toBe(empty["text"]);
    expect(
      (await api.send(manager, "POST", "/template-drafts", { body: { from: "nothing" } })).status,
    ).toBe(422);
  });

  test("is kept whole or not, with what stands against it; nobody writes over what they have not read", async () => {
    const draft = await begun({});
    const broken = await save(draft, "{ this is no JSON", 1);
    expect(broken.body).toMatchObject({ revision: 2, title: null });
    expect(broken.text).toContain("can't be read as JSON");
    const text = String((await read(await begun({})))["text"]);
    const two = text.replace(
      '"notice": {\n              "workingDays": 3',
      '"notice": {\n              "workingDays": 1',
    );
    expect(two).not.toBe(text);
    const hurried = await save(draft, two, 2);
    expect(JSON.stringify(hurried.body["problems"])).toContain("steps.0.parts.blocks.1");
    expect((await save(draft, text, 2)).code).toBe("invalid");
    expect((await read(draft))["text"]).toBe(two);
    expect((await ask(draft)).code).toBe("invalid");
  });

  test("can't take the name of a pathway that comes with the product", async () => {
    const draft = await begun({});
    const text = String((await read(draft))["text"]).replace("our-own-path", "resource-panel");
    const saved = await save(draft, text, 1);
    expect(saved.body["problems"]).toMatchObject([{ path: "name" }]);
  });

  test("is for whoever may launch runs, in their own organisation", async () => {
    const draft = await begun({});
    const asha = await api.someone(manager.organisation, "pwle-approver");
    const stranger = await api.someone(await api.organisation(), "programme-manager");
    expect((await api.send(asha, "GET", "/template-drafts")).status).toBe(403);
    expect((await api.send(stranger, "GET", `/template-drafts/${draft}`)).status).toBe(404);
    expect((await ask(draft, stranger)).status).toBe(404);
    expect((await api.send(stranger, "DELETE", `/template-drafts/${draft}`)).status).toBe(404);
    expect((await api.send(manager, "DELETE", `/template-drafts/${draft}`)).status).toBe(204);
    expect((await api.send(manager, "GET", `/template-drafts/${draft}`)).status).toBe(404);
  });
});

/** A draft with people who are asked about it; they have read it together. */
async function asked() {
  const draft = await begun({});
  const answer = await ask(draft);
  expect(answer.status).toBe(201);
  const run = String(answer.body["run"]);
  const people = {
    staff: await api.someone(manager.organisation, "member"),
    ada: await api.someone(manager.organisation, "pwle-approver"),
    ben: await api.someone(manager.organisation, "pwle-approver"),
  };
  const post = async (path: string, body: unknown, who = manager) => {
    const posted = await api.send(who, "POST", `/runs/${run}${path}`, { body });
    if (posted.status !== 201) throw new Error(`${path}: ${posted.text}`);
    return posted.body;
  };
  for (const [one, side] of [
    [people.staff, "staff"],
    [people.ada, "pwle"],
    [people.ben, "pwle"],
  ] as const) {
    await post("/members", { person: one.id, side, roles: ["decision-maker"] });
  }
  const on = new Date().toISOString().slice(0, 10);
  const planned = await post("/parts/decide:1/blocks/reading/sessions", {
    ...{ on, place: "The allotment", mode: "in-person" },
  });
  await post(`/sessions/${String(planned["id"])}/held`, {
    ...{ on, came: [people.ada.id, people.ben.id], ledBy: [people.ada.id], others: 0 },
    account: "Each step was read aloud.",
  });
  const agree = async () => {
    const newest = await api.send(manager, "GET", `/runs/${run}/parts/decide:1/form`);
    const version = Number(newest.body["version"]);
    const { id } = await post("/parts/decide:1/sign-off-requests", { version });
    const request = await api.send(manager, "GET", `/runs/${run}/sign-off-requests/${String(id)}`);
    const { digest } = request.body;
    for (const one of [people.ada, people.ben, people.staff]) {
      await post(
        `/sign-off-requests/${String(id)}/answers`,
        { answer: "yes", version, digest },
        one,
      );
    }
  };
  const engine = createEngineRecord(api.pool);
  const pass = () =>
    engine.handle(run, {
      type: "passGate",
      data: { part: "decide:1" },
      actor: ENGINE,
      at: later(40),
    });
  return { draft, run, post, agree, pass, people };
}

describe("asking about a draft", () => {
  test("starts one run that holds it as a file, whose SHA-256 the run itself names", async () => {
    const { draft, run } = await asked();
    expect((await ask(draft)).body["run"]).toBe(run);
    const { text } = await api.send(manager, "GET", `/runs/${run}`);
    const digest = /"fingerprint":"([0-9a-f]{64})"/u.exec(text)?.[1];
    expect(text).toContain(`"sha256":"${digest}"`);
    expect(await read(draft)).toMatchObject({ standing: "asked", run, revision: 1 });
    expect((await save(draft, "{}", 1)).code).toBe("invalid");
    expect((await api.send(manager, "DELETE", `/template-drafts/${draft}`)).code).toBe("invalid");
    await expect(
      api.pool.query("update directory.own_template set text = '{}' where id = $1", [draft]),
    ).rejects.toThrow("stays as it was");
  });

  test("makes it usable in that organisation, once people said yes to it, and there alone", async () => {
    const { draft, agree, pass } = await asked();
    expect((await launch("our-own-path")).status).toBe(422);
    await agree();
    expect((await launch("our-own-path")).status).toBe(422);
    expect(await pass()).toMatchObject({ kind: "accepted" });
    await expect.poll(() => offered()).toContain("our-own-path");
    expect((await read(draft))["standing"]).toBe("adopted");
    expect((await api.send(manager, "GET", "/templates/our-own-path")).status).toBe(200);
    const launched = await launch("our-own-path");
    expect(launched.status).toBe(201);
    const elsewhere = await api.someone(await api.organisation(), "programme-manager");
    expect(await offered(elsewhere)).not.toContain("our-own-path");
    expect((await launch("our-own-path", elsewhere)).status).toBe(422);
    // The next version of it is another decision, and both runs keep what they pinned.
    const next = await begun({ draft });
    expect(await read(next)).toMatchObject({ name: "our-own-path", version: 2, problems: [] });
    const same = await begun({ text: String((await read(draft))["text"]) });
    expect((await read(same))["problems"]).toMatchObject([{ path: "version" }]);
  });

  test("does not make it usable when those in power overrule the group", async () => {
    const { run } = await asked();
    const overridden = await api.send(manager, "POST", `/runs/${run}/parts/decide:1/override`, {
      body: { reason: "We are in a hurry." },
    });
    expect(overridden.status).toBe(201);
    expect((await launch("our-own-path")).status).toBe(422);
    expect(await offered()).not.toContain("our-own-path");
  });

  test("does not make it usable when people said yes to another file than the one that was asked about", async () => {
    const { run, agree, pass } = await asked();
    const uploaded = await api.app.request(
      `/runs/${run}/parts/decide:1/files?section=draft&field=file`,
      {
        method: "POST",
        headers: {
          ...manager.headers,
          "content-type": "application/json",
          "content-disposition": 'attachment; filename="other.json"',
        },
        body: '{"other":true}',
      },
    );
    expect(uploaded.status).toBe(201);
    const { file } = JSON.parse(await uploaded.text());
    const changed = await api.send(manager, "PUT", `/runs/${run}/parts/decide:1/form`, {
      body: {
        sections: { draft: { file: { file }, inWords: "Something else.", why: "Because." } },
      },
      headers: { "if-match": '"1"' },
    });
    expect(changed.status).toBe(201);
    await agree();
    expect(await pass()).toMatchObject({ kind: "accepted" });
    expect((await launch("our-own-path")).status).toBe(422);
  });
});
