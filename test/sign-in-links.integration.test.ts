import { afterAll, beforeAll, expect, test } from "vitest";
import { createMailer } from "../infra/composition/mailer.ts";
import { catchMail, type MailCatcher } from "./support/mail-catcher.ts";
import { plainBrowser } from "./support/plain-browser.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";

let mail: MailCatcher;
let pages: RunningPages;
beforeAll(async () => {
  mail = await catchMail();
  const settings = { smtpUrl: mail.url, mailFrom: "us@example.org", dataDir: "." };
  pages = await runningPages({ mailerOn: (pool) => createMailer(settings, pool), signInRate: 60 });
});
afterAll(async () => {
  await pages.close();
  await mail.close();
});

const browserAt = (address?: string) => plainBrowser(pages.base, pages.base, address);

/** Somebody in the directory with this address. */
async function addressed(email: string, name: string, organisation?: string) {
  const home = organisation ?? (await pages.api.organisation());
  const person = await pages.api.someone(home, "pwle-approver");
  await pages.api.db
    .updateTable("directory.person")
    .set({ email, name })
    .where("pseudonym", "=", person.id)
    .execute();
  return person;
}

const linkIn = (text: string | undefined): string => {
  const link = /https?:\/\/\S+\/sign-in\/\S+/u.exec(text ?? "")?.[0] ?? "";
  return link.replace(pages.base, "");
};

const tokenOf = (link: string): string => link.replace(/^\/sign-in\//u, "").replace(/\?.*/u, "");

async function mailed(address: string, many: number) {
  await expect.poll(() => mail.to(address).length, { timeout: 20_000 }).toBe(many);
  return mail.to(address);
}

/** Where the form of a page leads to; the choice of a language stands in the header, outside it. */
const goingTo = (html: string): string => {
  const [, main = ""] = html.split("<main");
  return /name="to" value="([^"]*)"/u.exec(main)?.[1]?.replaceAll("&amp;", "&") ?? "";
};

/** Opens a link of the mailbox, and presses its button. */
async function enter(browser: ReturnType<typeof browserAt>, link: string) {
  const page = await browser.get(link);
  const to = goingTo(page.html) || "/";
  const entered = await browser.post(`/sign-in/${tokenOf(link)}`, { to });
  return { page, entered };
}

test("two people who share a mailbox each get a link of their own, and sign in as themselves", async () => {
  const address = "family@example.org";
  const ada = await addressed(address, "Ada");
  const ben = await addressed(address.toUpperCase(), "Ben");
  await addressed("somebody-else@example.org", "Cleo");
  expect((await browserAt().post("/sign-in", { email: address })).location).toBe("/sign-in/sent");
  await expect.poll(() => mail.caught.length, { timeout: 20_000 }).toBe(2);
  const of = (name: string) => mail.caught.find(({ text }) => text?.includes(`Hello ${name},`));
  expect(of("Ada")?.subject).toContain("Ada");
  expect(of("Ben")?.text).toContain("This link is for Ben (Test) and for nobody else.");
  for (const [name, { id }] of [
    ["Ben", ben],
    ["Ada", ada],
  ] as const) {
    const browser = browserAt();
    const { page, entered } = await enter(browser, linkIn(of(name)?.text));
    expect(page.text).toContain(`This link is for ${name}.`);
    expect(entered.status).toBe(303);
    expect((await browser.get("/")).text).toContain(`Signed in as ${name}`);
    const me: unknown = JSON.parse((await browser.get("/me")).html);
    expect(me).toMatchObject({ person: id });
  }
});

test("who is signed out comes back to the question, though the link is opened in another browser", async () => {
  await addressed("dee@example.org", "Dee");
  const first = browserAt();
  const question = "/answer/0192a3f0-0000-7000-8000-000000000001/x?asked=me&more=1";
  const { location } = await first.get(question);
  const form = await first.get(location);
  const to = goingTo(form.html);
  expect(to).toBe(question);
  await first.post("/sign-in", { email: "dee@example.org", to });
  const [message] = await mailed("dee@example.org", 1);
  const { entered } = await enter(browserAt(), linkIn(message?.text));
  expect(entered.location).toBe(question);
});

test("fifteen people on one Wi-Fi all get in, whatever they mistype", async () => {
  const organisation = await pages.api.organisation();
  const people = Array.from({ length: 15 }, (_, n) => `workshop${n}@example.org`);
  for (const email of people) await addressed(email, email, organisation);
  for (const email of people) {
    await browserAt("127.0.0.15").post("/sign-in", { email: `${email}x` });
    const asked = await browserAt("127.0.0.15").post("/sign-in", { email });
    expect(asked.location).toBe("/sign-in/sent");
  }
  for (const email of people) {
    const [message] = await mailed(email, 1);
    expect((await enter(browserAt("127.0.0.15"), linkIn(message?.text))).entered.status).toBe(303);
  }
});

test("a stranger who asks for somebody's links, from many places, can't lock them out", async () => {
  const address = "victim@example.org";
  await addressed(address, "Vic");
  const ask = (n: number) =>
    browserAt(`127.0.1.${n}`).post("/sign-in", { email: address, to: "/details" });
  for (let n = 1; n <= 40; n++) expect((await ask(n)).status).toBe(303);
  // They have one mail, not forty, and the link in it works: also after more requests.
  const [first] = await mailed(address, 1);
  await Promise.all(Array.from({ length: 20 }, (_, n) => ask(n + 50)));
  const victim = browserAt("127.0.2.1");
  expect((await victim.post("/sign-in", { email: address })).location).toBe("/sign-in/sent");
  expect((await victim.get("/sign-in/sent")).text).toContain("use that one. It still works");
  expect((await enter(victim, linkIn(first?.text))).entered.status).toBe(303);
  expect(mail.to(address)).toHaveLength(1);
  // Once it is spent, the mailbox holds none, so the next is sent at once.
  await ask(99);
  const [, second] = await mailed(address, 2);
  expect((await enter(browserAt("127.0.2.2"), linkIn(second?.text))).entered.status).toBe(303);
});

test("a mail that could not be handed over makes nobody wait for the next", async () => {
  let isAway = true;
  const sent: string[] = [];
  const other = await runningPages({
    mailer: {
      send: ({ text }) =>
        isAway ? Promise.reject(new Error("away")) : Promise.resolve(void sent.push(text)),
    },
  });
  const person = await other.api.someone(await other.api.organisation(), "member");
  await other.api.db
    .updateTable("directory.person")
    .set({ email: "eve@example.org" })
    .where("pseudonym", "=", person.id)
    .execute();
  const { requestLink } = other.api.api.services.signingIn;
  await requestLink("eve@example.org", "here");
  await expect.poll(() => other.api.unexpected.length).toBe(1);
  isAway = false;
  await requestLink("eve@example.org", "here");
  await expect.poll(() => sent.length).toBe(1);
  await other.close();
});
