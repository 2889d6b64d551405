import type { Pool } from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openPool } from "../audit/connection.ts";
import { createLogSigner } from "../audit/log/signer.ts";
import { createReader } from "../audit/read.ts";
import type { RunEvent } from "../domain/event.ts";
import { verifyBundle } from "../audit/verify/bundle.ts";
import { nodePorts } from "../audit/verify/node-ports.ts";
import { alongside } from "./support/alongside.ts";
import { plainBrowser } from "./support/plain-browser.ts";
import { publishOnce } from "./support/publish-once.ts";
import type { Someone } from "./support/running-api.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";
import { sessionRun, type SessionRun } from "./support/session-run.ts";
import { inPieces } from "./support/stored-log.ts";

let pages: RunningPages;
let owner: Pool;
let one: SessionRun;
let administrator: Someone;
let session: string;
beforeAll(async () => {
  pages = await runningPages();
  owner = openPool(pages.api.databaseUrl, 2);
  one = await sessionRun(pages.api);
  administrator = await pages.api.someone(one.organisation, "administrator");
  session = await one.plan();
});
afterAll(async () => {
  await owner.end();
  await pages.close();
});

const WORDS = ["The Quillfeather ward lost my letters", "Brackenlight, 07700 900471"] as const;

/** What somebody said who is no member. @returns the voice's id. */
async function heard(nth: number): Promise<string> {
  const [text, contact] = WORDS.map((words) => `${words}, number ${nth}`);
  const body = { kind: "story", text, mayContact: true, contact };
  const answer = await one.post(one.staff, `/sessions/${session}/voices`, body);
  expect(answer.status).toBe(201);
  return String(answer.body["id"]);
}

/** Every table of the database in which a text stands, as text or as bytes. */
async function tablesWith(text: string): Promise<readonly string[]> {
  const { rows } = await owner.query<{ table: string }>(
    `select format('%I.%I', schemaname, tablename) as table from pg_tables
     where schemaname in ('record', 'directory', 'auth', 'projections')`,
  );
  const hex = Buffer.from(text, "utf8").toString("hex");
  const found = await Promise.all(
    rows.map(async ({ table }) => {
      const hits = await owner.query(
        `select 1 from ${table} as t where strpos(t::text, $1) > 0 or strpos(t::text, $2) > 0 limit 1`,
        [text, hex],
      );
      return hits.rows.length > 0 ? [table] : [];
    }),
  );
  return found.flat();
}

const isGone = async (nth: number) => {
  for (const words of WORDS) expect(await tablesWith(`${words}, number ${nth}`)).toEqual([]);
};

const erase = (who: Someone, voice: string, run = one.run) =>
  pages.api.send(who, "POST", `/runs/${run}/voices/${voice}/erasure`);

const erasures = async () =>
  (await createReader<RunEvent>(pages.api.pool).readStream(one.run)).flatMap((event) =>
    event.type === "erased" ? [event.data] : [],
  );

async function signedIn(person: string) {
  const browser = plainBrowser(pages.base, pages.base);
  const link = (await pages.api.api.signIn.signInLinkFor(person)) ?? "";
  expect((await browser.post(link.replace(pages.base, ""), {})).status).toBe(303);
  return { browser, form: { "signed-in-as": person } };
}

test("an administrator erases a voice over HTTP, and nobody else does", async () => {
  const [voice, other] = [await heard(1), await heard(2)];
  expect(await tablesWith(`${WORDS[0]}, number 1`)).toEqual(["record.disclosure"]);
  for (const who of [one.staff, one.ada, one.manager]) {
    expect((await erase(who, voice)).status).toBe(403);
  }
  const stranger = await pages.api.someone(await pages.api.organisation(), "administrator");
  expect((await erase(stranger, voice)).status).toBe(404);
  expect((await erase(administrator, session)).status).toBe(404);
  expect(await tablesWith(`${WORDS[0]}, number 1`)).toEqual(["record.disclosure"]);
  const gone = await erase(administrator, voice);
  expect([gone.status, gone.body]).toEqual([200, { runs: [one.run], values: 2 }]);
  await isGone(1);
  expect(await tablesWith(`${WORDS[0]}, number 2`)).toEqual(["record.disclosure"]);
  expect(await erasures()).toEqual([{ member: voice, what: "all", by: administrator.id }]);
  expect((await erase(administrator, voice)).body).toEqual({ runs: [], values: 0 });
  const view = await pages.api.send(one.staff, "GET", `/runs/${one.run}`);
  expect(view.text).not.toContain("number 1");
  expect(view.text).toContain("number 2");
  expect((await erase(administrator, other)).status).toBe(200);
});

test("an administrator erases it on a page, once they say that they were asked to", async () => {
  const voice = await heard(3);
  const page = `/board/${one.run}/voices/${voice}/erase`;
  const board = `/board/${one.run}/meet:1`;
  const staff = await signedIn(one.staff.id);
  expect((await staff.browser.get(board)).text).not.toContain("Erase these words");
  expect((await staff.browser.get(page)).status).toBe(403);
  expect((await staff.browser.post(page, { ...staff.form, asked: "yes" })).status).toBe(403);

  const { browser, form } = await signedIn(administrator.id);
  expect((await browser.get(board)).html).toContain(`href="${page}"`);
  const unsure = await browser.post(page, form);
  expect([unsure.status, unsure.text]).toEqual([
    422,
    expect.stringContaining("Tick the box if they asked you"),
  ]);
  expect(unsure.text).toContain(`${WORDS[0]}, number 3`);
  const erased = await browser.post(page, { ...form, asked: "yes" });
  expect(erased.location).toBe(`${page}?done=erased`);
  const after = await browser.get(erased.location);
  expect(after.text).toContain("The words are erased.");
  expect(after.text).toContain("These words were erased");
  await isGone(3);
  expect((await browser.get(board)).html).not.toContain(page);
  expect((await browser.get(`/board/${one.run}/voices/${session}/erase`)).status).toBe(404);
});

test("npx alongside erase --voice does, and a bundle from before and from after verifies", async () => {
  const signer = createLogSigner("log.example/test", new Uint8Array(32).fill(1));
  const publish = () => publishOnce(pages.api.pool, signer);
  const auditor = await pages.api.someone(one.organisation, "auditor");
  const bundle = async () => {
    await publish();
    return (await pages.api.send(auditor, "GET", `/runs/${one.run}/bundle`)).text;
  };
  const verified = (text: string) => verifyBundle(inPieces(text), nodePorts);

  const voice = await heard(4);
  const before = await bundle();
  const env = { DATABASE_URL: pages.api.databaseUrl };
  const done = await alongside(["erase", "--voice", voice], env);
  expect([done.code, done.out]).toEqual([
    0,
    expect.stringMatching(/^Erased: 2 values\. Recorded in 1 run\./u),
  ]);
  await isGone(4);
  expect((await erasures()).at(-1)).toMatchObject({ member: voice, by: "operator" });

  const after = await bundle();
  for (const text of [before, after]) expect((await verified(text)).ok).toBe(true);
  expect(before).toContain("number 4");
  expect(after).not.toContain("number 4");
  expect((await verified(after)).limits.join(" ")).toContain(`everything of ${voice} was erased`);

  const again = await alongside(["erase", "--voice", voice], env);
  expect([again.code, again.err]).toEqual([
    1,
    expect.stringContaining("no words are held of such a voice"),
  ]);
  for (const args of [["--voice", "robin"], ["--voice", voice, "--person", voice], []]) {
    expect((await alongside(["erase", ...args], env)).code).toBe(1);
  }
  const field = await alongside(["erase", "--voice", voice, "--field", "0".repeat(64)], env);
  expect(field.err).toContain("Leave out --field.");
});
