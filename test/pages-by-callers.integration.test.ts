import { randomUUID } from "node:crypto";
import path from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createPages } from "../web/pages.tsx";
import { loadStaticFiles } from "../web/static-files.ts";
import { askedRun, type AskedRun } from "./support/asked-run.ts";
import { callersTo, type Caller } from "./support/callers.ts";
import { ANSWERS, PAGES } from "./support/page-policy.ts";
import { PUBLIC_URL, runningApi, type RunningApi, type Someone } from "./support/running-api.ts";

/** Words that stand in the one organisation alone: its name, its people's names, and its run's title. */
const ITS_WORDS = ["Larkfield", "Zephyrine", "Ospreys"];

let api: RunningApi;
let pages: ReturnType<typeof createPages>;
let asked: AskedRun;
let draft: string;
let answered: string;
let callers: ReadonlyMap<string, Caller>;
let foreign: ReadonlyMap<string, Caller>;
/** What callers of another organisation read of pages that name nothing, before there was this one. */
let before: ReadonlyMap<string, string>;

beforeAll(async () => {
  const now = new Date();
  api = await runningApi({ now: () => now });
  const { services, authenticate } = api.api;
  pages = createPages({
    ...{ publicUrl: PUBLIC_URL, services, authenticate, now: () => now },
    files: await loadStaticFiles(path.resolve(import.meta.dirname, "..")),
    onUnexpected: (error) => api.unexpected.push(error),
  });
  foreign = await callersTo(api, await askedRun(api));
  // Where there is one organisation alone, a stranger is told whose place this is.
  await api.organisation();
  before = await readLists();

  const organisation = await api.organisation();
  await api.db
    .updateTable("directory.organisation")
    .set({ name: "Larkfield" })
    .where("id", "=", organisation)
    .execute();
  const named: RunningApi = {
    ...api,
    someone: (home, role, name = role) => api.someone(home, role, `Zephyrine ${name}`),
  };
  asked = await askedRun(named, organisation, [], "Ospreys at the gate");
  callers = await callersTo(named, asked);
  const done = async (who: Someone, at: string, body: object) => {
    const { status, body: got, text } = await api.send(who, "POST", at, { body });
    if (status !== 201) throw new Error(`${at}: ${text}`);
    return got;
  };
  draft = String(
    (await done(asked.manager, "/template-drafts", { from: "implementation-pathway" }))["draft"],
  );
  const { run, part, request, version, digest } = asked;
  const approver = callers.get("approver of the run")?.who;
  if (approver == null) throw new Error("Nobody approves.");
  const receipt = await done(approver, `/runs/${run}/sign-off-requests/${request}/answers`, {
    ...{ answer: "yes", version, digest },
  });
  answered = JSON.stringify(receipt).match(/"event":"([^"]+)"/)?.[1] ?? "";
  await done(asked.manager, `/runs/${run}/parts/${part}/facts`, {
    ...{ fact: "decided", on: now.toISOString().slice(0, 10) },
  });
}, 120_000);
afterAll(() => api.close());

const namesOf = (pattern: string): readonly string[] =>
  [...pattern.matchAll(/:(\w+)/g)].flatMap(([, name]) => name ?? []);

/** Whether an address names something of an organisation's: a run, a person, a draft of a pathway. */
const isNamed = (pattern: string): boolean =>
  namesOf(pattern).some((name) => ["run", "person", "draft"].includes(name));

const addressOf = (pattern: string, names: Readonly<Record<string, string>>): string =>
  pattern.replaceAll(/:(\w+)(?:\{(?:[^{}]|\{[^}]*\})*\})?/g, (_, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`Say what ${name} is in ${pattern}.`);
    return value;
  });

const nothing = "0198a6c0-0000-7000-8000-0000000000fe";

const itsNames = (): Readonly<Record<string, string>> => ({
  ...{ run: asked.run, request: asked.request, part: asked.part, version: "1", fact: "1" },
  ...{ member: asked.leader.id, person: asked.staff.id, event: answered, draft, entry: "1" },
  ...{ step: "1", template: "resource-panel", name: "nothing", token: "nothing" },
  // There is none of these: no answer at a gate brings one.
  ...{ poll: nothing, voice: nothing, voter: nothing, mac: "nothing" },
});

/** Names of nothing, of the same form. */
const noNames = (): Readonly<Record<string, string>> => ({
  ...itsNames(),
  ...{ run: randomUUID(), person: randomUUID(), draft: randomUUID() },
});

const get = async ({ who }: Caller, address: string) => {
  const answer = await pages.request(address, {
    headers: { accept: "text/html", ...who?.headers },
  });
  return { status: answer.status, at: answer.headers.get("location"), text: await answer.text() };
};

/** Without the address that was asked for, which a page may say again, and what is random in every page. */
const plain = (text: string, address: string): string =>
  text
    .replaceAll(address, "ADDRESS")
    .replaceAll(encodeURIComponent(address), "ADDRESS")
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID");

async function readLists(): Promise<ReadonlyMap<string, string>> {
  const read = new Map<string, string>();
  for (const pattern of Object.keys(PAGES).filter((each) => namesOf(each).length === 0))
    for (const [kind, caller] of foreign) {
      const { status, text } = await get(caller, pattern);
      read.set(`${kind}: ${pattern}`, plain(`${status} ${text}`, pattern));
    }
  return read;
}

test("the table names every page that the pages' own router has", () => {
  const routes = pages.routes.filter(({ method, path: at }) => method === "GET" && at !== "/*");
  expect(Object.keys(PAGES).toSorted()).toEqual(
    [...new Set(routes.map(({ path: at }) => at))].toSorted(),
  );
  for (const [pattern, row] of Object.entries(PAGES))
    expect([pattern, row]).toEqual([pattern, expect.stringMatching(/^[yni\-g]{13}$/)]);
});

test(
  "every page answers every kind of caller as the table says",
  { timeout: 120_000 },
  async () => {
    const wrong: string[] = [];
    for (const [pattern, row] of Object.entries(PAGES)) {
      const address = addressOf(pattern, itsNames());
      for (const [index, [kind, caller]] of [...callers].entries()) {
        const { status, at } = await get(caller, address);
        const letter = row.charAt(index);
        const isSignIn = letter !== "i" || at?.startsWith("/sign-in") === true;
        if (status !== ANSWERS[letter] || !isSignIn)
          wrong.push(`${pattern} to ${kind}: ${status}, not ${letter}`);
      }
    }
    expect(wrong).toEqual([]);
    expect(api.unexpected).toEqual([]);
  },
);

test(
  "what belongs to another organisation is answered as what was never there",
  { timeout: 120_000 },
  async () => {
    const wrong: string[] = [];
    const [theirs, none] = [itsNames(), noNames()];
    for (const pattern of Object.keys(PAGES).filter(isNamed)) {
      for (const [kind, caller] of foreign) {
        const [address, nowhere] = [addressOf(pattern, theirs), addressOf(pattern, none)];
        const [real, unreal] = [await get(caller, address), await get(caller, nowhere)];
        const [one, other] = [plain(real.text, address), plain(unreal.text, nowhere)];
        if (real.status === 200 || real.status !== unreal.status || one !== other)
          wrong.push(`${pattern} to ${kind}: ${real.status} ${unreal.status}`);
        if (ITS_WORDS.some((word) => real.text.includes(word))) wrong.push(`${pattern}: ${kind}`);
      }
    }
    expect(wrong).toEqual([]);
  },
);

test("no list of another organisation's changes when this one comes", async () => {
  const after = await readLists();
  expect(after.size).toBeGreaterThan(200);
  const changed = [...after].filter(([key, text]) => before.get(key) !== text).map(([key]) => key);
  expect(changed).toEqual([]);
  const told = [...after].filter(([, text]) => ITS_WORDS.some((word) => text.includes(word)));
  expect(told.map(([key]) => key)).toEqual([]);
});

test("whoever may read them finds these words: they are not missing everywhere", async () => {
  const manager = callers.get("programme-manager");
  const administrator = callers.get("administrator");
  if (manager === undefined || administrator === undefined) throw new Error("nobody");
  const board = await get(manager, `/board/${asked.run}/people`);
  for (const word of ["Zephyrine", "Ospreys"]) expect(board.text).toContain(word);
  expect((await get(administrator, "/organisation")).text).toContain("Larkfield");
});
