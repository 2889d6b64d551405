import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { parseCheckpoint } from "../audit/log/checkpoint.ts";
import { parseNote } from "../audit/log/note.ts";
import { startPublishing } from "../audit/log/publisher.ts";
import { createLogSigner } from "../audit/log/signer.ts";
import { decodeEntries, WITHHELD } from "../audit/log/tile.ts";
import { startSequencing } from "../audit/sequencer.ts";
import { askedRun, type AskedRun } from "../test/support/asked-run.ts";
import { bearer, runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

let api: RunningApi;
let asked: AskedRun;
let administrator: Someone;
let auditor: Someone;
let elsewhere: AskedRun;
let stranger: Someone;
beforeAll(async () => {
  api = await runningApi();
  asked = await askedRun(api);
  administrator = await api.someone(asked.organisation, "administrator");
  auditor = await api.someone(asked.organisation, "auditor");
  elsewhere = await askedRun(api);
  stranger = await api.someone(elsewhere.organisation, "auditor");
});
afterAll(() => api.close());

type Entry = {
  readonly type: string;
  readonly data: { readonly [key: string]: unknown };
  readonly actor: { readonly id: string };
};
const entriesFor = async (who: Someone, query = ""): Promise<readonly Entry[]> => {
  const { body, text } = await api.send(who, "GET", `/organisation/powers?limit=200${query}`);
  const items: readonly Entry[] = Array.isArray(body["items"]) ? body["items"] : [];
  if (items.length === 0) throw new Error(text);
  return items;
};
const about = (person: string) => entriesFor(administrator, `&person=${person}`);
const typesOf = (entries: readonly Entry[]) => entries.map(({ type }) => type);

describe("every grant of power is an event of the organisation's own stream", () => {
  test("people, roles, addresses and accounts, with who did it", async () => {
    const added = await api.send(administrator, "POST", "/people", {
      body: { name: "Ada Byron", email: "ada@people.example", roles: ["member"] },
    });
    const person = String(added.body["person"]);
    const change = (body: object) =>
      api.send(administrator, "PATCH", `/people/${person}`, { body });
    expect((await change({ roles: ["member", "auditor"] })).status).toBe(200);
    expect((await change({ roles: ["auditor"] })).status).toBe(200);
    expect((await change({ email: "other@people.example" })).status).toBe(200);
    expect((await change({ phone: "020 7946 0000" })).status).toBe(200);
    expect((await api.send(administrator, "DELETE", `/people/${person}/account`)).status).toBe(204);
    const told = () => api.mails.filter(({ subject }) => subject.includes("address"));
    await expect
      .poll(() => told().map(({ to }) => to))
      .toEqual(["ada@people.example", "other@people.example"]);
    const entries = await about(person);
    expect(typesOf(entries)).toEqual([
      "accountEnded",
      "detailsChanged",
      "addressChanged",
      "roleTaken",
      "roleGiven",
      "roleGiven",
      "personAdded",
    ]);
    expect(new Set(entries.map(({ actor }) => actor.id))).toEqual(new Set([administrator.id]));
    const { rows } = await api.pool.query<{ entry: Buffer }>(
      "select entry from record.event where run = $1",
      [asked.organisation],
    );
    const entered = rows.map(({ entry }) => entry.toString("utf8")).join();
    for (const personal of ["Byron", "people.example"]) expect(entered).not.toContain(personal);
  });

  test("tokens, made and ended", async () => {
    const made = await api.send(administrator, "POST", "/tokens", {
      body: { name: "reporting", role: "auditor" },
    });
    const token = String(made.body["id"]);
    for (const _ of ["first", "again"]) {
      expect((await api.send(administrator, "DELETE", `/tokens/${token}`)).status).toBe(204);
    }
    const entries = (await entriesFor(administrator)).filter(({ data }) => data["token"] === token);
    expect(typesOf(entries)).toEqual(["tokenEnded", "tokenMade"]);
  });

  test("what is refused leaves nothing", async () => {
    const before = await entriesFor(administrator);
    const refused = await api.send(asked.manager, "PATCH", `/people/${auditor.id}`, {
      body: { roles: ["administrator"] },
    });
    expect(refused.status).toBe(403);
    expect((await entriesFor(administrator)).length).toBe(before.length);
  });
});

describe("who reads it", () => {
  test("an auditor all of their organisation's, and nothing of another", async () => {
    const own = await entriesFor(auditor);
    expect(own.length).toBeGreaterThan(10);
    const theirs = await entriesFor(stranger);
    const named = JSON.stringify(theirs);
    for (const { id } of [administrator, auditor, ...asked.pwle]) expect(named).not.toContain(id);
    const foreign = await api.send(stranger, "GET", `/organisation/powers?person=${auditor.id}`);
    expect(foreign.body["items"]).toEqual([]);
  });

  test("everybody else what is about themselves, and who can read all runs", async () => {
    const [ada] = asked.pwle;
    if (ada === undefined) throw new Error("nobody");
    const own = await entriesFor(ada);
    expect(typesOf(own)).toEqual(["roleGiven", "personAdded"]);
    const other = await api.send(ada, "GET", `/organisation/powers?person=${auditor.id}`);
    expect(other.status).toBe(404);
    const { body } = await api.send(ada, "GET", "/organisation/holders");
    const { body: elsewhereToo } = await api.send(stranger, "GET", "/organisation/holders");
    expect(JSON.stringify(body["items"])).toContain(auditor.id);
    expect(JSON.stringify(elsewhereToo["items"])).not.toContain(auditor.id);
  });

  test("a program that can read all runs is shown as one, until it ends", async () => {
    const made = await api.send(administrator, "POST", "/tokens", {
      body: { name: "reporting", role: "auditor" },
    });
    const id = String(made.body["id"]);
    const holders = async () =>
      (await api.send(bearer(made.body["token"]), "GET", "/organisation/holders")).text;
    expect(await holders()).toContain(id);
    await api.send(administrator, "DELETE", `/tokens/${id}`);
    expect((await api.send(auditor, "GET", "/organisation/holders")).text).not.toContain(id);
  });
});

describe("an organisation's stream is no run", () => {
  test("whatever is asked of it", async () => {
    for (const path of ["", "/history", "/members", "/bundle"]) {
      const answer = await api.send(auditor, "GET", `/runs/${asked.organisation}${path}`);
      expect([path, answer.status]).toEqual([path, 404]);
    }
    const act = await api.send(asked.manager, "POST", `/runs/${asked.organisation}/pause`, {
      body: { reason: "x" },
    });
    expect(act.status).toBe(404);
    expect(api.unexpected).toEqual([]);
  });
});

test("the log serves an auditor the entries of their own organisation alone", async () => {
  const signer = createLogSigner("log.example/alongside", new Uint8Array(32).fill(7));
  const lastPublished = { read: () => Promise.resolve(null), swap: () => Promise.resolve(true) };
  const client = await api.pool.connect();
  await (
    await startSequencing(client, 1_000)
  )();
  await (
    await startPublishing(client, { signer, lastPublished }, 1_000)
  )();
  client.release(true);
  const note = parseNote((await api.send(null, "GET", "/log/checkpoint")).text);
  const { size: width } = parseCheckpoint(note.text);
  const entriesOf = async (who: Someone) => {
    const answer = await api.app.request(`/log/tile/entries/000.p/${width}`, {
      headers: who.headers,
    });
    expect(answer.status).toBe(200);
    return decodeEntries(new Uint8Array(await answer.arrayBuffer())) ?? [];
  };
  const [ours, theirs] = [await entriesOf(auditor), await entriesOf(stranger)];
  const shown = (entries: readonly Uint8Array[]) =>
    entries.flatMap((entry, at) => (Buffer.compare(entry, WITHHELD) === 0 ? [] : [at]));
  expect(shown(ours).length).toBeGreaterThan(10);
  expect(shown(theirs).length).toBeGreaterThan(10);
  expect(shown(ours).filter((at) => shown(theirs).includes(at))).toEqual([]);
});
