import { z } from "@hono/zod-openapi";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { endpointsOf } from "../api/routes/index.ts";
import { createPinnedTemplates } from "../audit/pinned-templates.ts";
import { createSequencer } from "../audit/sequencer.ts";
import { initial } from "../domain/initial.ts";
import { checkProjections } from "../projections/self-check.ts";
import { runProjections, waitForProjections } from "../projections/run-projections.ts";
import { askedRun, LAUNCH, type AskedRun } from "./support/asked-run.ts";
import { plainBrowser, type PlainBrowser } from "./support/plain-browser.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";
import type { Someone } from "./support/running-api.ts";

const CLAIMS = 5;

let pages: RunningPages;
let running: readonly { start(): void; stop(): Promise<void> }[];
let asked: AskedRun;
let member: Someone;
const onError = (error: unknown) => expect.unreachable(String(error));

beforeAll(async () => {
  pages = await runningPages();
  const { pool, api } = pages.api;
  running = [
    createSequencer({ pool, onError }),
    runProjections({
      pool,
      stateAfter: async (run) => (await api.load(run))?.state ?? null,
      onError,
    }),
  ];
  for (const one of running) one.start();
  asked = await askedRun(pages.api);
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  member = ada;
  await fillLists();
  const { rows } = await pool.query<{ count: number }>(
    "select count(*)::int as count from record.event",
  );
  const isThere = await waitForProjections(pool, (rows[0]?.count ?? 0) - 1, 60_000);
  if (!isThere) throw new Error("The read models do not come up to the record.");
}, 120_000);
afterAll(async () => {
  await Promise.all(running.map((one) => one.stop()));
  await pages.close();
});

async function done(who: Someone, method: string, path: string, sent: object) {
  const answer = await pages.api.send(who, method, path, sent);
  if (answer.status !== 201) throw new Error(`${path}: ${answer.text}`);
  return answer.body;
}

const inAWeek = () => new Date(Date.now() + 7 * 86_400_000).toISOString().slice(0, 10);

/** Several items for every list, of which somebody of the group sees all. */
async function fillLists() {
  const { manager } = asked;
  for (let n = 1; n <= 4; n += 1) {
    const another = await askedRun(pages.api, asked.organisation, [member]);
    const [delegator] = another.pwle;
    if (delegator === undefined) throw new Error("nobody");
    await done(delegator, "PUT", `/runs/${another.run}/members/${delegator.id}/delegation`, {
      body: { to: member.id, until: inAWeek() },
    });
    await done(manager, "POST", `/runs/${asked.run}/contributions`, {
      body: { kind: "idea", text: `Idea ${n}`, onBehalfOf: member.id },
    });
    const form = await pages.api.send(
      manager,
      "GET",
      `/runs/${asked.run}/parts/${asked.part}/form`,
    );
    await done(manager, "PUT", `/runs/${asked.run}/parts/${asked.part}/form`, {
      body: { sections: changed(form.body["sections"], n), note: null },
      headers: { "if-match": `"${n}"` },
    });
  }
  const told = await done(manager, "POST", "/runs", {
    body: { ...LAUNCH, title: "What happened" },
  });
  const run = String(told["run"]);
  await done(manager, "POST", `/runs/${run}/members`, {
    body: { person: member.id, side: "pwle", roles: ["decision-maker"] },
  });
  for (let n = 1; n <= CLAIMS; n += 1) {
    await done(manager, "POST", `/runs/${run}/members/${member.id}/capacity`, {
      body: { kind: "training", what: `Course ${n}`, on: "2026-03-01" },
    });
  }
  await pages.api.pool.query(
    `insert into record.access (at, who, role, run, what)
     select now() + n * interval '1 second', $1, 'member', $2, 'history' from generate_series(1, 5) as n`,
    [member.id, asked.run],
  );
}

const isRecord = (value: unknown): value is { readonly [name: string]: unknown } =>
  typeof value === "object" && value !== null;

/** The form's sections with other words in the first text that has several. */
const changed = (sections: unknown, n: number) => {
  const all = isRecord(sections) ? sections : {};
  const [section = ""] = Object.keys(all);
  const fields = isRecord(all[section]) ? all[section] : {};
  const [field = ""] =
    Object.entries(fields).find(([, value]) => typeof value === "string" && value.includes(" ")) ??
    [];
  return { [section]: { ...fields, [field]: `In these words, time ${n}` } };
};

/** Lists that end by themselves: what is offered, what one person holds, and one line for each step of a template. */
const SHORT = new Set([
  ...["listTemplates", "listTokens", "listPasskeys", "listReflections"],
  ...["listVouchers", "listSignIns", "listOwnChanges"],
]);

const listsOf = () =>
  endpointsOf(pages.api.api.services).filter(({ method, success: { schema } }) => {
    const shape = schema instanceof z.ZodObject ? schema.shape : {};
    return method === "get" && Object.hasOwn(shape, "items");
  });

test("every list that can grow leads on to a next page", () => {
  const endless = listsOf().filter(({ name, success: { schema } }) => {
    const shape = schema instanceof z.ZodObject ? schema.shape : {};
    return !SHORT.has(name) && !Object.hasOwn(shape, "next");
  });
  expect(endless.map(({ name }) => name)).toEqual([]);
});

test("the self-check reads several runs at once", async () => {
  const { pool } = pages.api;
  const client = await pool.connect();
  try {
    if (!(client instanceof pg.Client)) throw new Error("This is no connection of its own.");
    let statements = 0;
    client.connection.on("commandComplete", () => {
      statements += 1;
    });
    const templates = createPinnedTemplates(pool);
    const check = checkProjections(() => async (first) => initial(await templates.pinnedBy(first)));
    expect(await check(client)).toEqual([]);
    // How far the read models are, which runs there are, and all six of them.
    expect(statements).toBe(3);
  } finally {
    client.release(true);
  }
});

/** Lists with their shape, of an organisation whose auditor or member asks. */
const PAGED: readonly (readonly [path: string, by: "manager" | "member"])[] = [
  ["/runs", "manager"],
  ["/runs", "member"],
  ["/people", "manager"],
  ["/claims", "member"],
  ["/sign-off-requests", "member"],
  ["/runs/{run}/members", "member"],
  ["/runs/{run}/contributions", "member"],
  ["/runs/{run}/parts/{part}/versions", "member"],
  ["/runs/{run}/access", "member"],
  ["/runs/{run}/history", "member"],
  ["/history", "manager"],
  ["/history", "member"],
];

test.each(PAGED)(
  "%s, as a %s: pages hold every item once, in order, and lead back",
  async (list, by) => {
    const who = by === "manager" ? asked.manager : member;
    const path = list.replace("{run}", asked.run).replace("{part}", asked.part);
    const page = async (query: string) => {
      const { status, body } = await pages.api.send(who, "GET", `${path}?${query}`);
      expect([path, query, status]).toEqual([path, query, 200]);
      const { items, next, previous } = body;
      return {
        items: Array.isArray(items) ? items.map((item) => JSON.stringify(item)) : [],
        next,
        previous,
      };
    };
    const all = await page("limit=200");
    expect([all.next, all.previous]).toEqual([null, null]);
    expect(all.items.length).toBeGreaterThan(3);
    const forwards = [await page("limit=2")];
    expect(forwards[0]?.previous).toBeNull();
    for (let next = forwards[0]?.next; typeof next === "string";) {
      const one = await page(`limit=2&after=${encodeURIComponent(next)}`);
      forwards.push(one);
      ({ next } = one);
    }
    expect(forwards.flatMap(({ items }) => items)).toEqual(all.items);
    for (const [index, { previous }] of forwards.entries()) {
      if (index === 0) continue;
      const before = await page(`limit=2&before=${encodeURIComponent(String(previous))}`);
      expect(before.items).toEqual(forwards[index - 1]?.items);
    }
  },
);

/** A browser in which this person is signed in. */
async function signedIn(person: string): Promise<PlainBrowser> {
  const browser = plainBrowser(pages.base, pages.base);
  const link = (await pages.api.api.signIn.signInLinkFor(person)) ?? "";
  await browser.post(link.replace(pages.base, ""), {});
  return browser;
}

test("the page of the group finds a person by a part of their name, however many there are", async () => {
  const { organisation, manager, run } = asked;
  await pages.api.pool.query(
    `insert into directory.person (pseudonym, organisation, name)
     select gen_random_uuid(), $1, 'Person ' || n from generate_series(1, 250) as n`,
    [organisation],
  );
  await pages.api.pool.query(
    `insert into directory.membership (person, organisation, role)
     select pseudonym, organisation, 'member' from directory.person where name like 'Person %'`,
  );
  const zoe = await pages.api.someone(organisation, "member");
  await pages.api.pool.query("update directory.person set name = 'Zoë Last' where pseudonym = $1", [
    zoe.id,
  ]);
  const browser = await signedIn(manager.id);
  const people = `/board/${run}/people`;
  const option = `<option dir="auto" value="${zoe.id}"`;
  const first = await browser.get(people);
  expect(first.html).not.toContain(option);
  const next = /rel="next" href="([^"]+)#add"/u.exec(first.html)?.[1]?.replaceAll("&amp;", "&");
  const second = await browser.get(next ?? "");
  expect(second.html).toContain(option);
  expect(second.html).toMatch(/rel="prev" href="[^"]+#add"/u);
  const found = await browser.get(`${people}?find=${encodeURIComponent("ZOË l")}`);
  expect(found.html).toContain(option);
  expect(found.text).toContain("shows those with “ZOË l” in their name or address");
  expect(found.html.match(/<option dir="auto" value="[0-9a-f-]{36}"/gu)).toHaveLength(1);
  const nobody = await browser.get(`${people}?find=nobody+at+all`);
  expect(nobody.text).toContain("Nobody who is not in the group yet has “nobody at all”");
});

test("who replied to what somebody shared is named, though they are nobody of the group", async () => {
  const { run, manager } = asked;
  const { id } = await done(manager, "POST", `/runs/${run}/contributions`, {
    body: { kind: "idea", text: "A quiet room", onBehalfOf: member.id },
  });
  await pages.api.pool.query(
    "update directory.person set name = 'Maya Reply' where pseudonym = $1",
    [manager.id],
  );
  const other = await pages.api.someone(asked.organisation, "programme-manager");
  await pages.api.pool.query(
    "update directory.person set name = 'Noor Reply' where pseudonym = $1",
    [other.id],
  );
  const answered = await done(other, "POST", `/runs/${run}/contributions/${String(id)}/answer`, {
    body: { outcome: "done", reply: "It is booked." },
  });
  const [receipt] = z
    .array(z.object({ event: z.string(), version: z.number() }))
    .parse(answered["receipts"]);
  const browser = await signedIn(member.id);
  const answers = await browser.get(`/contribute/${run}`);
  expect(answers.text).toContain("Noor Reply");
  const entry = await browser.get(`/decisions/${run}/${receipt?.event}`);
  expect(entry.text).toContain("Noor Reply");
  expect(`${answers.text} ${entry.text}`).not.toContain(`Person ${other.id.slice(-4)}`);
});
