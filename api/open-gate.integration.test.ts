import path from "node:path";
import { extractText, getDocumentProxy } from "unpdf";
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadStaticFiles } from "../web/static-files.ts";
import { NOW, QUIET, WAYS, WORDS, world, type World } from "../test/support/open-gate-worlds.ts";
import type { Someone } from "../test/support/running-api.ts";
import { createMetrics } from "./http/metrics.ts";

let worlds: readonly World[];
beforeAll(async () => {
  const files = await loadStaticFiles(path.resolve(import.meta.dirname, ".."));
  worlds = await Promise.all(WAYS.map((answers) => world(answers, files)));
}, 120_000);
afterAll(() => Promise.all(worlds.map(({ stop }) => stop())));

/** What may differ, and why: nothing else. */
const EXCEPT: { readonly [path: string]: string } = {
  "/log/checkpoint": "how many entries the whole log has (docs/threat-model.md)",
  "/log/tile/{level}/{index}": "hashes of the whole log (docs/threat-model.md)",
  "/log/timestamp": "over the checkpoint",
  "/log/timestamp/checkpoint": "over the checkpoint",
  "/runs/{run}/receipts/{event}/proof": "over the checkpoint",
  "/runs/{run}/receipts/{event}/file": "over the checkpoint",
  "/runs/{run}/access": "who looked, and when",
  "/decisions/:run/access": "who looked, and when",
  "/people": "the directory, in the order in which people were added, all at once",
  "/tokens": "tokens, in the order in which they were made, all at once",
  "/metrics": "of the process; below, a test of its own",
};
/** Addresses that are no page or data of anybody. */
const NOT_DATA = ["/*", "*", "/assets/:file", "/icon.svg"];

/** The reader's own calendar, which opens without signing in. */
const FEED = "/calendar/feed/:name";
/** Read as the words that it holds: a file says when it was written. */
const PDF = "/audit/:run/print.pdf";

const fill = (one: World, who: Someone, pattern: string): string => {
  const { asked } = one;
  const values: { readonly [name: string]: string } = {
    run: asked.run,
    request: asked.request,
    part: asked.part,
    step: "form-group",
    version: "1",
    template: "implementation-pathway",
    name: "implementation-pathway",
    organisation: asked.organisation,
    member: asked.pwle[0]?.id ?? "",
    person: who === one.administrator ? (asked.pwle[0]?.id ?? "") : who.id,
    event: one.launched,
    // There is none of either: no answer at a gate brings one.
    file: one.asked.request,
    poll: one.asked.request,
    voter: who.id,
    voice: one.asked.request,
    draft: one.asked.request,
    mac: "no-such-mac",
    entry: "1",
    fact: "1",
    site: "1",
    token: "no-such-token",
    index: "000.p/12",
  };
  return pattern.replaceAll(/\{(\w+)\}|:(\w+)(?:\{(?:[^{}]|\{[^}]*\})*\})?/g, (_, api, web) => {
    const name = String(api ?? web);
    const value = values[name];
    if (value === undefined) throw new Error(`Say what ${name} is in ${pattern}.`);
    return value;
  });
};

/** Every address that can be read, as the application itself lists them: a new one is among them. */
const patterns = async ({ api }: World): Promise<readonly string[]> => {
  const { paths } = (await api.send(null, "GET", "/openapi.json")).body;
  const described = Object.entries(typeof paths === "object" && paths !== null ? paths : {})
    .filter(([, methods]) => Object.hasOwn(methods, "get"))
    .map(([pattern]) => pattern);
  const asHono = new Set(described.map((pattern) => pattern.replaceAll(/\{(\w+)\}/g, ":$1")));
  const pages = api.app.routes
    .filter(({ method, path: at }) => method === "GET" && !asHono.has(at))
    .map(({ path: at }) => at)
    .filter((at) => !at.startsWith("/log/") && !NOT_DATA.includes(at));
  return [...new Set([...described, ...pages])].filter((at) => EXCEPT[at] === undefined);
};

/** This month, and the one in which a sign-in of today ends. */
const MONTHS = [0, 31]
  .map((days) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 7))
  .join("|");

/** Without what is random: ids that nobody gave, hashes, keys and times of this machine. */
const plain = (one: World, text: string): string => {
  const { asked } = one;
  const named: readonly (readonly [string, string])[] = [
    [asked.run, "RUN"],
    [asked.request, "REQUEST"],
    [asked.organisation, "ORGANISATION"],
    [asked.manager.id, "MANAGER"],
    [asked.staff.id, "STAFF"],
    [asked.leader.id, "LEADER"],
    [one.helper.id, "HELPER"],
    [one.auditor.id, "AUDITOR"],
    [one.administrator.id, "ADMINISTRATOR"],
    [one.guardian.id, "GUARDIAN"],
    [one.left.id, "SOMEBODY WHO LEFT"],
    ...asked.pwle.map(({ id }, index) => [id, `PWLE ${index}`] as const),
  ];
  return (
    named
      .reduce((known, [id, name]) => known.replaceAll(id, name), text)
      .replaceAll(/[0-9a-f]{64}/g, "HEX")
      // The directory's order is that in which people were added, all at once.
      .replaceAll(/"names":\{([^}]*)\}/g, (_, names: string) => names.split(",").toSorted().join())
      .replaceAll(
        /<option dir="auto" value="(?:PWLE|STAFF|LEADER|HELPER|AUDITOR|MANAGER|ADMIN|GUARDIAN|SOMEBODY)[^<]*<\/option>/g,
        "",
      )
      // Sorted by random commitments.
      .replaceAll(/"values":\[(.*?)\],"passkeys"/g, (_, held: string) =>
        held
          .replaceAll(/^\{"run"|\}$/g, "")
          .split('},{"run"')
          .toSorted()
          .join(),
      )
      .replaceAll(/alongside_[\w-]{6}/g, "TOKEN")
      .replaceAll(/Person [0-9a-f]{4}/g, "SOMEBODY")
      .replaceAll(/"checkpoint":"[^"]*"/g, "CHECKPOINT")
      .replaceAll(/"proof":\[[^\]]*\]/g, "PROOF")
      // Where the log last stated its heads: it tells no more than the log's own size, which is everybody's.
      .replaceAll(/"heads":\{[^{}]*?"index":\d+/g, "HEADS")
      .replaceAll(/"path":\[[^\]]*\]/g, "PATH")
      .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, "ID")
      .replaceAll(/[0-9a-f]{64}/g, "HEX")
      .replaceAll(/[A-Za-z0-9+/_-]{43,}={0,2}/g, "BASE64")
      .replaceAll(/"until":"[\d-]+T[\d:.]+Z"/g, "UNTIL")
      .replaceAll(new RegExp(`(?:${MONTHS})-\\d\\dT[0-9:.]+Z`, "g"), "TODAY")
  );
};

/** The address of a reader's calendar, which is made for them if there is none. */
const feedOf = async ({ api }: World, who: Someone): Promise<string> => {
  const found = await api.api.authenticate(new Headers(who.headers));
  if (found.kind !== "principal") throw new Error("nobody");
  const { calendars } = api.api.services;
  await calendars.make(found.principal);
  return `/calendar/feed/${(await calendars.own(found.principal))?.name}`;
};

const readPdf = async (one: World, who: Someone, address: string): Promise<string> => {
  const answer = await one.api.app.request(address, { headers: who.headers });
  if (answer.status !== 200) return plain(one, `${answer.status} ${await answer.text()}`);
  const file = await getDocumentProxy(new Uint8Array(await answer.arrayBuffer()));
  const { text, totalPages } = await extractText(file, { mergePages: true });
  // Lines break where an id ends, which is as wide as its digits are.
  const told = plain(one, text.replaceAll("\n", "")).replaceAll(" ", "");
  return `${answer.status} ${totalPages} pages ${told}`;
};

const read = async (one: World, who: Someone, address: string): Promise<string> => {
  if (address.endsWith(".pdf")) return readPdf(one, who, address);
  const { status, text, headers } = await one.api.send(who, "GET", address, {
    headers: { accept: address.startsWith("/runs") ? "application/json" : "text/html" },
  });
  const etag = headers.get("etag") ?? "";
  // A calendar's lines go on in the next one, in the midst of an id.
  const whole = address.startsWith("/calendar/feed/") ? text.replaceAll(/\r?\n[ \t]/g, "") : text;
  return plain(one, `${status} ${etag} ${whole}`);
};

/** Where two texts part; nothing when they are the same. */
const difference = (one: string, other: string): readonly string[] => {
  if (one === other) return [];
  let from = 0;
  while (one.charAt(from) === other.charAt(from)) from += 1;
  const start = Math.max(0, from - 80);
  return [one.slice(start, from + 80), other.slice(start, from + 80)];
};

/** Lists to their end, and what comes after the last entry that has its number. */
const MORE = [
  "/runs/{run}/history?limit=500",
  "/history?limit=500",
  "/decisions/:run?after=12",
  // By which number a line comes or goes tells its number.
  ...Array.from({ length: 24 }, (_, index) => [
    `/runs/{run}/history?limit=500&after=${index + 6}`,
    `/runs/{run}/history?limit=500&before=${index + 6}`,
    `/history?limit=500&after=${index + 6}`,
    `/history?limit=500&before=${index + 6}`,
  ]).flat(),
];

type Who = (one: World) => Someone;
const at = (list: readonly Someone[], index: number): Someone => {
  const found = list[index];
  if (found === undefined) throw new Error("nobody");
  return found;
};
const readers: readonly (readonly [string, Who, number])[] = [
  ["somebody who votes and has not answered", ({ asked }) => asked.staff, WAYS.length],
  ["another who votes", ({ asked }) => asked.leader, WAYS.length],
  ["one who has answered, the same", ({ asked }) => at(asked.pwle, 2), WAYS.length],
  ["a programme manager", ({ otherManager }) => otherManager, WAYS.length],
  ["the manager who wrote it and can revise it", ({ asked }) => asked.manager, QUIET],
  ["an administrator", ({ administrator }) => administrator, WAYS.length],
  ["an auditor", ({ auditor }) => auditor, WAYS.length],
  ["the coordinator, who hears cries for help", ({ helper }) => helper, QUIET],
  ["a guardian of one who answers", ({ guardian }) => guardian, WAYS.length],
  ["somebody who left the group", ({ left }) => left, WAYS.length],
];

test.each(readers)(
  "%s reads the same at every address, whichever way others answer",
  async (_, who, alike) => {
    const [first] = worlds;
    if (first === undefined) throw new Error("no world");
    const all = [...(await patterns(first)), ...MORE];
    expect(all.length).toBeGreaterThan(50);
    for (const pattern of all) {
      const seen: string[] = [];
      for (const one of worlds.slice(0, alike)) {
        const address =
          pattern === FEED ? await feedOf(one, who(one)) : fill(one, who(one), pattern);
        seen.push(await read(one, who(one), address));
      }
      expect([pattern, ...worlds.flatMap(({ api }) => api.unexpected)]).toEqual([pattern]);
      for (const other of seen)
        expect([pattern, ...difference(seen[0] ?? "", other)]).toEqual([pattern]);
    }
  },
  120_000,
);

test("what is read is there: the comparison does not hold because nothing is found", async () => {
  const [, , loud] = worlds;
  if (loud === undefined) throw new Error("no world");
  const found = async (who: Someone, pattern: string) =>
    (await read(loud, who, fill(loud, who, pattern))).slice(0, 3);
  const { auditor, asked } = loud;
  for (const pattern of [
    "/runs/{run}",
    "/runs/{run}/history",
    "/runs/{run}/bundle",
    "/runs/{run}/sign-off-requests/{request}",
    "/history",
    "/board/:run",
    "/decisions/:run",
    "/audit",
    "/audit/:run",
    "/audit/:run/:part{[^/]+:\\d+}",
    "/audit/:run/:part{[^/]+:\\d+}/versions/:version{\\d+}",
    "/audit/:run/print",
    PDF,
    "/board/:run/:part{[^/]+:\\d+}/compare",
    "/who-can-act/timeline",
  ]) {
    expect([pattern, await found(auditor, pattern)]).toEqual([pattern, "200"]);
  }
  expect(await found(auditor, "/log/tile/entries/{index}")).toBe("200");
  expect(await found(asked.staff, "/answer/:run/:request")).toBe("200");
  expect(await found(loud.otherManager, "/desk")).toBe("200");
  expect(await read(loud, asked.staff, await feedOf(loud, asked.staff))).toContain("BEGIN:VEVENT");
});

test("a cry for help reaches the coordinator without a vote, with its words", async () => {
  const [, , loud] = worlds;
  if (loud === undefined) throw new Error("no world");
  const at = `/runs/${loud.asked.run}/history?limit=500`;
  const heard = await loud.api.send(loud.helper, "GET", at);
  expect(heard.text).toContain('"type":"objected"');
  expect(heard.text).toContain('"type":"askedForTime"');
  expect(heard.text).toContain(WORDS);
  expect(heard.text).not.toContain('"type":"declined"');
  expect(heard.body["withheld"]).toMatchObject({ answers: 3, why: expect.any(String) });
});

test("who writes down that somebody was told finds it in the history, and so do those who help and whom it is about", async () => {
  const [quiet] = worlds;
  if (quiet === undefined) throw new Error("no world");
  const { api, asked, helper, auditor } = quiet;
  const told = await api.send(
    helper,
    "POST",
    `/runs/${asked.run}/sign-off-requests/${asked.request}/told-in-person`,
    { body: { member: asked.staff.id, by: helper.id, on: NOW.toISOString().slice(0, 10) } },
  );
  expect([told.status, told.text]).toEqual([201, expect.anything()]);
  const finds = async (who: Someone, after: number) =>
    (
      await api.send(who, "GET", `/runs/${asked.run}/history?limit=500&after=${after}`)
    ).text.includes('"type":"toldInPerson"');
  for (const after of [0, 12, 500]) {
    for (const who of [helper, asked.staff]) expect(await finds(who, after)).toBe(true);
    for (const who of [asked.leader, auditor, at(asked.pwle, 0)])
      expect(await finds(who, after)).toBe(false);
  }
});

test("metrics count answers without saying which", async () => {
  const metrics = createMetrics();
  for (const order of ["signOff", "decline", "askForTime", "standAside", "object"])
    metrics.acted(order, "accepted");
  const { body } = await metrics.read();
  expect(body).toContain('alongside_acts_total{order="answer",outcome="accepted"} 5');
});
