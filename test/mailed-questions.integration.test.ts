import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { compose } from "../activities/mail/compose.ts";
import { createQuestionLinks, QUESTION_LINK_DAYS } from "../api/auth/question-links.ts";
import type { Mail } from "../api/mailer.ts";
import { askedRun, type AskedRun } from "./support/asked-run.ts";
import { plainBrowser } from "./support/plain-browser.ts";
import type { Someone } from "./support/running-api.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";

let pages: RunningPages;
let asked: AskedRun;
let mails: Mail[];
beforeAll(async () => {
  mails = [];
  pages = await runningPages({ mailer: { send: async (mail) => void mails.push(mail) } });
  asked = await askedRun(pages.api);
});
afterAll(() => pages.close());
beforeEach(() => void mails.splice(0));

const browser = () => plainBrowser(pages.base, pages.base);

/** Somebody who is asked, known by a name and an address of their own. */
async function addressed(index: number, name: string): Promise<Someone> {
  const one = asked.pwle[index];
  if (one === undefined) throw new Error("nobody");
  const email = `${name.toLowerCase()}-${index}@example.org`;
  await pages.api.db
    .updateTable("directory.person")
    .set({ name, email })
    .where("pseudonym", "=", one.id)
    .execute();
  return one;
}

/** The link that the mail about the question leads to. */
async function linkFor(member: string, request = asked.request): Promise<string> {
  const [path = ""] = await createQuestionLinks(pages.api.db).make(asked.run, [
    { request, member },
  ]);
  return path;
}

const question = () => `/answer/${asked.run}/${asked.request}`;

const kept = async () => {
  const { rows } = await pages.api.pool.query(
    `select 'session' as what, count(*) from auth.session
     union all select 'link', count(*) from auth.verification
     union all select 'spent', count(*) from auth.question_link where spent_at is not null
     union all select 'event', count(*) from record.event`,
  );
  return rows;
};

/** Gives somebody another address, which counts from now on (ADR 0181): until it does, the former one's links are theirs. */
const changesAddress = async (admin: Someone, person: string) => {
  const changed = await pages.api.send(admin, "PATCH", `/people/${person}`, {
    body: { email: "new@example.org" },
  });
  await pages.api.pool.query(
    "update directory.address_change set counts_from = now() where person = $1",
    [person],
  );
  return changed;
};

describe("the link in a question's mail", () => {
  test("names nobody in its address, and is stored as a hash only", async () => {
    const ada = await addressed(0, "Ada");
    const link = await linkFor(ada.id);
    expect(link).toMatch(/^\/question\/[\w-]{43}$/u);
    const { rows } = await pages.api.pool.query("select * from auth.question_link");
    expect(JSON.stringify(rows)).not.toContain(link.split("/")[2]);
  });

  test("opens one page with one button; however often it is opened, nothing changes", async () => {
    const ada = await addressed(0, "Ada");
    const link = await linkFor(ada.id);
    const before = await kept();
    for (let look = 0; look < 3; look += 1) {
      const page = await browser().get(link);
      expect([page.status, page.cookies]).toEqual([200, []]);
      expect(page.text).toContain("Test asks Ada");
      expect(page.text).toContain("Your say is asked for: Form the group");
      expect(page.html.match(/<button class="button"/gu)).toHaveLength(1);
    }
    expect(await kept()).toEqual(before);
  });

  test("signs in the person who is asked, once, and leads to the question", async () => {
    const ada = await addressed(0, "Ada");
    const link = await linkFor(ada.id);
    const first = browser();
    const entered = await first.post(link, {});
    expect([entered.status, entered.location]).toEqual([303, question()]);
    expect((await first.get(question())).text).toContain("This asks you, Ada");
    // Whoever is signed in already goes on, by the same mail and without another button.
    expect((await first.get(link)).location).toBe(question());
    const other = browser();
    expect((await other.get(link)).status).toBe(410);
    expect((await other.post(link, {})).status).toBe(410);
    expect((await other.get(question())).location).toContain("/sign-in");
  });

  test("of two who press the button at once lets one in", async () => {
    const ada = await addressed(0, "Ada");
    const link = await linkFor(ada.id);
    const both = await Promise.all([1, 2].map(() => browser().post(link, {})));
    expect(both.map(({ status }) => String(status)).toSorted()).toEqual(["303", "410"]);
  });

  test("ends with a newer one to the same question, and with no other's", async () => {
    const [ada, ben] = [await addressed(0, "Ada"), await addressed(1, "Ben")];
    const [old, bens] = [await linkFor(ada.id), await linkFor(ben.id)];
    const other = await linkFor(ada.id, "0192a3f0-0000-7000-8000-00000000000a");
    const newest = await linkFor(ada.id);
    expect((await browser().post(old, {})).status).toBe(410);
    expect((await browser().post(newest, {})).status).toBe(303);
    expect((await browser().post(bens, {})).status).toBe(303);
    const links = createQuestionLinks(pages.api.db);
    expect((await links.find(other.split("/")[2] ?? ""))?.works).toBe(true);
  });

  test("that ended offers another by one button, which goes to the person's own address", async () => {
    const ada = await addressed(0, "Ada");
    const old = await linkFor(ada.id);
    await browser().post(old, {});
    const page = await browser().get(old);
    expect(page.text).toContain("This link does not work any more");
    expect(page.html.match(/<button class="button"/gu)).toHaveLength(1);
    const sent = await browser().post(`${old}/again`, {});
    expect(sent.location).toBe("/sign-in/sent");
    await expect.poll(() => mails.length).toBe(1);
    expect(mails[0]).toMatchObject({ to: "ada-0@example.org", kind: "sign-in" });
    const link = /\/question\/[\w-]+/u.exec(mails[0]?.text ?? "")?.[0] ?? "";
    expect(mails[0]?.text).toContain(`${QUESTION_LINK_DAYS} days`);
    // Soon again: the one in the mailbox works.
    await browser().post(`${old}/again`, {});
    const entered = await browser().post(link, {});
    expect([entered.status, entered.location, mails.length]).toEqual([303, question(), 1]);
  });

  test("lasts for as long as its mail says, and then ends", async () => {
    const ada = await addressed(0, "Ada");
    const link = await linkFor(ada.id);
    const { rows } = await pages.api.pool.query<{ days: number }>(
      `select extract(epoch from max(expires_at) - now())::float / 86400 as days from auth.question_link`,
    );
    expect(Math.round(rows[0]?.days ?? 0)).toBe(QUESTION_LINK_DAYS);
    const matter = {
      language: "en" as const,
      ...{ name: "Ada", organisation: "o", pathway: "p", step: "s", version: 1, due: "today" },
      ...{ day: "", waitingFor: 0, outcome: null, next: "", own: false, question: "" },
      ...{ anonymous: false, link: "https://here.example/question/t" },
    };
    for (const kind of ["request", "reminder", "lapsed", "changed"] as const)
      expect(compose(kind, "a@example.org", matter, "<m@h>").text).toContain(
        `for ${QUESTION_LINK_DAYS} days`,
      );
    await owner(`update auth.question_link set expires_at = now() - interval '1 second'`);
    expect((await browser().post(link, {})).status).toBe(410);
  });

  test("under somebody else's session shows no form of the question, and signs the other out", async () => {
    const [ada, ben] = [await addressed(0, "Ada"), await addressed(1, "Ben")];
    const shared = browser();
    await shared.post(await linkFor(ben.id), {});
    const link = await linkFor(ada.id);
    const page = await shared.get(link);
    expect(page.text).toContain("Somebody else is signed in here");
    expect(page.text).toContain("This device is signed in as Ben");
    expect(page.html).toContain(`${question()}/for/${ada.id}`);
    expect(page.html).not.toContain('name="answer"');
    await shared.post(link, {});
    expect((await shared.get(question())).text).toContain("This asks you, Ada");
  });

  test("of somebody who left the run is dead, and offers to sign in", async () => {
    const [, , cyd] = asked.pwle;
    if (cyd === undefined) throw new Error("nobody");
    const link = await linkFor(cyd.id);
    const left = await pages.api.send(
      cyd,
      "POST",
      `/runs/${asked.run}/members/${cyd.id}/withdrawal`,
    );
    expect(left.status).toBe(201);
    expect((await browser().get(link)).status).toBe(410);
    expect((await browser().post(link, {})).status).toBe(410);
  });

  test.each(["a changed address", "an ended account", "an erasure", "all their sign-ins ended"])(
    "is dead after %s, and leads nobody in",
    async (what) => {
      const admin = await pages.api.someone(asked.organisation, "administrator");
      const one = await pages.api.someone(asked.organisation, "member");
      const link = await linkFor(one.id);
      expect((await browser().get(link)).text).toContain("not work any more");
      const done = async () => {
        switch (what) {
          case "a changed address":
            return changesAddress(admin, one.id);
          case "an ended account":
            return pages.api.send(admin, "DELETE", `/people/${one.id}/account`);
          case "an erasure":
            return pages.api.send(admin, "POST", `/people/${one.id}/erasure`, {
              body: { what: "all" },
            });
          default:
            return pages.api.send(admin, "DELETE", `/people/${one.id}/sign-ins`);
        }
      };
      const links = createQuestionLinks(pages.api.db);
      const token = link.split("/")[2] ?? "";
      expect((await links.find(token))?.works).toBe(true);
      expect((await done()).status).toBeLessThan(300);
      expect((await links.find(token))?.works ?? false).toBe(false);
      expect((await browser().post(link, {})).status).toBe(410);
      expect((await browser().post(`${link}/again`, {})).location).toBe("/sign-in/sent");
      // Whoever holds an old link has nothing sent to where it was once sent to.
      const to = mails.filter(({ kind }) => kind === "sign-in").map((mail) => mail.to);
      expect(to.filter((address) => address !== "new@example.org")).toEqual([]);
    },
  );

  test("that nobody ever made says the same as a dead one", async () => {
    const page = await browser().get(`/question/${"x".repeat(43)}`);
    expect([page.status, page.html.includes("/sign-in")]).toEqual([410, true]);
  });
});

/** As the owner: the product itself can't move a link's end. */
async function owner(text: string): Promise<void> {
  const client = new pg.Client({ connectionString: pages.api.databaseUrl });
  await client.connect();
  await client.query(text);
  await client.end();
}
