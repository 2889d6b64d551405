import { createHash } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Mail } from "../api/mailer.ts";
import { plainBrowser } from "./support/plain-browser.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";

let pages: RunningPages;
const mails: Mail[] = [];
beforeAll(async () => {
  pages = await runningPages({ mailer: { send: async (mail) => void mails.push(mail) } });
});
afterAll(() => pages.close());

const browserAt = (address?: string) => plainBrowser(pages.base, pages.base, address);

async function addressed(email: string, name: string) {
  const person = await pages.api.someone(await pages.api.organisation(), "pwle-approver");
  await pages.api.db
    .updateTable("directory.person")
    .set({ email, name })
    .where("pseudonym", "=", person.id)
    .execute();
  return person;
}

/** What was mailed to an address and greets this name: its code, and the path of its link. */
async function mailed(address: string, name: string) {
  const find = () => mails.findLast(({ to, text }) => to === address && text.includes(name));
  await expect.poll(find).toBeDefined();
  const text = find()?.text ?? "";
  return {
    code: /asked for it: (\d{6})\n/u.exec(text)?.[1] ?? "",
    link: (/https?:\/\/\S+/u.exec(text)?.[0] ?? "").replace(pages.base, ""),
  };
}

const other = (code: string): string => (code === "000000" ? "000001" : "000000");

/** Around it stands the organisation, which changes while people are added here. */
const mainOf = (html: string): string => /<main[\s\S]*<\/main>/u.exec(html)?.[0] ?? html;

const entered = async (browser: ReturnType<typeof browserAt>) =>
  (await browser.get("/")).status === 200;

test("a code that was mailed signs in on the device where it was asked for, and goes on", async () => {
  await addressed("ada@example.org", "Ada");
  const browser = browserAt();
  const sent = await browser.post("/sign-in", { email: "Ada@Example.org", to: "/details" });
  expect(sent.location).toBe(`/sign-in/sent?to=${encodeURIComponent("/details")}`);
  const page = await browser.get(sent.location);
  expect(page.html).toMatch(/<input[^>]*name="code"[^>]*inputmode="numeric"/u);
  expect(page.html).toContain('autocomplete="one-time-code"');
  expect(page.html.toLowerCase()).not.toContain("ada@example.org");
  const { code, link } = await mailed("ada@example.org", "Ada");
  const typed = `${code.slice(0, 3)} ${code.slice(3)}`;
  const done = await browser.post("/sign-in/code", { code: typed, to: "/details" });
  expect([done.status, done.location]).toEqual([303, "/details"]);
  expect(await entered(browser)).toBe(true);
  // Neither the code nor the link of the same mail signs in once more.
  const next = browserAt();
  await next.post("/sign-in", { email: "ada@example.org", have: "code" });
  expect((await next.post("/sign-in/code", { code, to: "/" })).status).toBe(422);
  expect((await next.post(link.replace(/\?.*/u, ""), { to: "/" })).status).toBe(410);
});

test("a code works where somebody asked for it, and not for another address", async () => {
  await addressed("bea@example.org", "Bea");
  await addressed("cal@example.org", "Cal");
  await browserAt().post("/sign-in", { email: "bea@example.org" });
  const { code } = await mailed("bea@example.org", "Bea");
  const wrong = browserAt();
  await wrong.post("/sign-in", { email: "cal@example.org", have: "code" });
  expect((await wrong.post("/sign-in/code", { code, to: "/" })).status).toBe(422);
  const unasked = await browserAt().post("/sign-in/code", { code, to: "/details" });
  expect(unasked.location).toBe(`/sign-in?to=${encodeURIComponent("/details")}`);
});

test("of two who share a mailbox each signs in as themselves by their own code", async () => {
  await addressed("both@example.org", "Dan");
  await addressed("both@example.org", "Eve");
  const browser = browserAt();
  await browser.post("/sign-in", { email: "both@example.org" });
  const { code } = await mailed("both@example.org", "Hello Eve,");
  await browser.post("/sign-in/code", { code, to: "/" });
  expect((await browser.get("/")).text).toContain("Signed in as Eve");
});

test("the page of a link shows a code for another device, and the link goes on working", async () => {
  const fay = await addressed("fay@example.org", "Fay");
  const link = (await pages.api.api.signIn.signInLinkFor(fay.id))?.replace(pages.base, "") ?? "";
  const before = await pages.api.pool.query("select from auth.sign_in_code");
  await browserAt().get(link);
  expect((await pages.api.pool.query("select from auth.sign_in_code")).rowCount).toBe(
    before.rowCount,
  );
  const shown = await browserAt().post(`${link}/code`, {});
  const code = /class="code"[^>]*>\s*(\d{6})/u.exec(shown.html)?.[1] ?? "";
  const computer = browserAt();
  const page = await computer.post("/sign-in", { email: "fay@example.org", have: "code" });
  expect(page.location).toBe("/sign-in/code");
  // No other mail was sent, which would have ended the code.
  expect(mails.filter(({ to }) => to === "fay@example.org")).toEqual([]);
  expect((await browserAt().get(link)).status).toBe(200);
  expect((await computer.post("/sign-in/code", { code, to: "/" })).status).toBe(303);
  expect(await entered(computer)).toBe(true);
});

test("whether an address is known can't be told: not by a page, not by how often one may try", async () => {
  await addressed("gil@example.org", "Gil");
  await browserAt().post("/sign-in", { email: "gil@example.org" });
  const { code } = await mailed("gil@example.org", "Gil");
  const told = async (email: string, from: string) => {
    const browser = browserAt(from);
    const asked = await browser.post("/sign-in", { email });
    const seen = [asked.location, mainOf((await browser.get(asked.location)).html)];
    for (let attempt = 0; attempt < 25; attempt += 1) {
      const tried = await browser.post("/sign-in/code", { code: other(code), to: "/" });
      seen.push(`${tried.status}`, tried.status === 429 ? "" : mainOf(tried.html));
    }
    return seen;
  };
  const known = await told("gil@example.org", "127.0.3.1");
  expect(await told("nobody@example.org", "127.0.3.2")).toEqual(known);
  expect(new Set(known)).toContain("429");
});

test("a code ends after a few wrong tries, and a day's tries are few for one person; the link goes on working", async () => {
  await addressed("hal@example.org", "Hal");
  const browser = browserAt("127.0.4.1");
  await browser.post("/sign-in", { email: "hal@example.org" });
  const { code, link } = await mailed("hal@example.org", "Hal");
  for (let attempt = 0; attempt < 5; attempt += 1)
    await browser.post("/sign-in/code", { code: other(code), to: "/" });
  expect((await browser.post("/sign-in/code", { code, to: "/" })).status).toBe(422);
  // Fresh codes do not begin the day anew.
  const { makeCode } = pages.api.api.signIn;
  const { rows } = await pages.api.pool.query<{ pseudonym: string }>(
    "select pseudonym from directory.person where email = 'hal@example.org'",
  );
  const hal = rows[0]?.pseudonym ?? "";
  for (let attempt = 0; attempt < 4; attempt += 1) {
    const fresh = await makeCode(hal, null);
    await browser.post("/sign-in/code", { code: other(fresh), to: "/" });
  }
  const last = await makeCode(hal, null);
  expect((await browser.post("/sign-in/code", { code: last, to: "/" })).status).toBe(422);
  expect((await browser.post(link, { to: "/" })).status).toBe(303);
});

test("two who type one code at once come to one sign-in", async () => {
  const ivy = await addressed("ivy@example.org", "Ivy");
  const code = await pages.api.api.signIn.makeCode(ivy.id, null);
  const browsers = [browserAt(), browserAt()];
  for (const browser of browsers)
    await browser.post("/sign-in", { email: "ivy@example.org", have: "code" });
  const tried = await Promise.all(
    browsers.map((browser) => browser.post("/sign-in/code", { code, to: "/" })),
  );
  expect(tried.map(({ status }) => String(status)).toSorted()).toEqual(["303", "422"]);
});

test("a code lasts for minutes, and only a keyed hash of it is stored", async () => {
  const jo = await addressed("jo@example.org", "Jo");
  const code = await pages.api.api.signIn.makeCode(jo.id, null);
  const { rows } = await pages.api.pool.query<{ hash: Buffer; minutes: number }>(
    `select hash, extract(epoch from expires_at - now())::float / 60 as minutes
     from auth.sign_in_code where person = $1`,
    [jo.id],
  );
  expect(rows[0]?.minutes).toBeLessThan(16);
  expect(rows[0]?.hash).not.toEqual(createHash("sha256").update(code).digest());
  await pages.api.pool.query("update auth.sign_in_code set expires_at = now()");
  const browser = browserAt();
  await browser.post("/sign-in", { email: "jo@example.org", have: "code" });
  expect((await browser.post("/sign-in/code", { code, to: "/" })).status).toBe(422);
});
