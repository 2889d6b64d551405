import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { CALLBACK } from "../api/auth/identity-provider.ts";
import { Visit } from "../api/auth/visit.ts";
import type { OrganisationRole } from "../api/principal.ts";
import { freePort } from "../infra/servers/free-port.ts";
import {
  runningProvider,
  type Account,
  type RunningProvider,
} from "./support/identity-provider.ts";
import { plainBrowser, type PlainBrowser, type Shown } from "./support/plain-browser.ts";
import { runningPages, type RunningPages } from "./support/running-pages.ts";

let provider: RunningProvider;
let pages: RunningPages;
const troubles: string[] = [];

const started = async (inToken: boolean) => {
  const port = await freePort();
  const made = await runningProvider(`http://127.0.0.1:${port}${CALLBACK}`, inToken);
  const { settings } = made;
  const onProviderTrouble = (code: string) => void troubles.push(code);
  const running = await runningPages(
    { provider: settings, onProviderTrouble },
    [],
    undefined,
    port,
  );
  return { provider: made, pages: running };
};

beforeAll(async () => {
  ({ provider, pages } = await started(false));
});
afterAll(async () => {
  await pages.close();
  await provider.close();
});

const browserAt = (its = pages) => plainBrowser(its.base, its.base);

async function addressed(email: string, role: OrganisationRole, its = pages) {
  const person = await its.api.someone(await its.api.organisation(), role, `The ${role}`);
  await its.api.db
    .updateTable("directory.person")
    .set({ email })
    .where("pseudonym", "=", person.id)
    .execute();
  return person;
}

const verified = (email: string): Account => ({ email, email_verified: true });

/** Goes to the provider from a page, and signs in there. @returns the address with which it sends them back, and what set out. */
async function wayBack(browser: PlainBrowser, account: Account | null, to = "/", its = provider) {
  const out = await browser.get(`/sign-in/provider?to=${encodeURIComponent(to)}`);
  expect(out.status).toBe(303);
  its.signsIn(account);
  const { issuer } = its.settings;
  const there = plainBrowser(issuer, issuer);
  let next = new URL(out.location);
  while (next.origin === issuer) {
    const shown = await there.get(next.pathname + next.search);
    next = new URL(shown.location, issuer);
  }
  return { back: next.pathname + next.search, out };
}

async function signsIn(browser: PlainBrowser, account: Account | null, to = "/"): Promise<Shown> {
  return browser.get((await wayBack(browser, account, to)).back);
}

const isIn = async (browser: PlainBrowser): Promise<boolean> =>
  (await browser.get("/")).status === 200;

describe("a member of staff", () => {
  test("arrives where they were going, in a session that is worth what a mailed link's is", async () => {
    const person = await addressed("Maya@example.org", "programme-manager");
    const browser = browserAt();
    const wanted = await browser.get("/desk?page=1");
    expect(wanted.location).toContain("/sign-in?to=");
    const page = await browser.get(wanted.location);
    expect(page.html).toContain(
      `href="/sign-in/provider?to=${encodeURIComponent("/desk?page=1")}"`,
    );
    const arrived = await signsIn(browser, verified("maya@EXAMPLE.org"), "/desk?page=1");
    expect([arrived.status, arrived.location]).toEqual([303, "/desk?page=1"]);
    const me: unknown = JSON.parse((await browser.get("/me")).html);
    expect(me).toMatchObject({ person: person.id, roles: ["programme-manager"] });
    const session = arrived.cookies.find((one) => one.includes("session_token")) ?? "";
    const cookie = session.split(";")[0] ?? "";
    const [byProvider, byLink] = await Promise.all([
      pages.api.api.authenticate(new Headers({ cookie })),
      pages.api.api.authenticate(new Headers(person.headers)),
    ]);
    const worth = (one: typeof byLink) =>
      one.kind === "principal" ? { ...one, principal: { ...one.principal, session: null } } : one;
    expect(worth(byProvider)).toEqual(worth(byLink));
  });

  test("has it on record that a session of theirs began so, and reads it", async () => {
    const person = await addressed("ines@example.org", "auditor");
    const browser = browserAt();
    await signsIn(browser, verified("ines@example.org"));
    const { body } = await pages.api.send(person, "GET", "/organisation/powers");
    expect(body["items"]).toMatchObject([
      {
        type: "signedInByProvider",
        actor: { id: person.id, role: "auditor", via: "session" },
        data: { person: person.id, issuer: provider.settings.issuer },
      },
      ...[{ type: "roleGiven" }, { type: "personAdded" }],
    ]);
    expect((await browser.get("/who-can-act")).text).toContain("signed in with their work account");
  });

  test("loses nothing that was written while they were signed out", async () => {
    const email = "olu@example.org";
    await addressed(email, "administrator");
    const first = browserAt();
    await signsIn(first, verified(email));
    const { html } = await first.get("/details");
    const reader = /name="signed-in-as" value="([^"]+)"/u.exec(html)?.[1] ?? "";
    const form = { "signed-in-as": reader, name: "Olu of the harbour", zone: "Europe/London" };
    const second = browserAt();
    const kept = await second.post("/details", form);
    expect(kept.text).toContain("What you wrote is still here");
    await signsIn(second, verified(email));
    expect((await second.post("/details", form)).status).toBe(303);
    expect((await second.get("/details")).html).toContain("Olu of the harbour");
  });

  test("comes in by a provider that says the address in the ID token as well", async () => {
    const other = await started(true);
    await addressed("maya@example.org", "programme-manager", other.pages);
    const browser = browserAt(other.pages);
    const { back } = await wayBack(browser, verified("maya@example.org"), "/", other.provider);
    expect((await browser.get(back)).status).toBe(303);
    await other.pages.close();
    await other.provider.close();
  });

  test("is sent to a page of this site alone", async () => {
    await addressed("sam@example.org", "auditor");
    const arrived = await signsIn(browserAt(), verified("sam@example.org"), "//elsewhere.example/");
    expect(arrived.location).toBe("/");
  });
});

describe("nobody else gets in", () => {
  test.each([
    ["an address that nobody has", "nobody@example.org", null],
    ["somebody with lived experience", "asha@example.org", "pwle-approver"],
    ["a member of a group", "rowan@example.org", "member"],
  ] as const)("%s", async (_, email, role) => {
    if (role !== null) await addressed(email, role);
    const browser = browserAt();
    const shown = await signsIn(browser, verified(email), "/desk");
    expect([shown.status, await isIn(browser)]).toEqual([403, false]);
    expect(shown.text).toContain("No member of staff has this address here");
    expect(shown.html).toContain('href="/sign-in?to=%2Fdesk"');
  });

  test("whoever left", async () => {
    const email = "left@example.org";
    const person = await addressed(email, "programme-manager");
    const administrator = await pages.api.someone(person.organisation, "administrator");
    const ended = await pages.api.send(administrator, "DELETE", `/people/${person.id}/account`);
    expect(ended.status).toBeLessThan(300);
    const browser = browserAt();
    expect((await signsIn(browser, verified(email))).status).toBe(403);
    expect(await isIn(browser)).toBe(false);
  });

  test("whoever lost the role", async () => {
    const email = "former@example.org";
    const person = await addressed(email, "programme-manager");
    await pages.api.db.deleteFrom("directory.membership").where("person", "=", person.id).execute();
    const browser = browserAt();
    expect((await signsIn(browser, verified(email))).status).toBe(403);
    expect(await isIn(browser)).toBe(false);
  });

  test("an address that the provider has not checked", async () => {
    await addressed("unchecked@example.org", "administrator");
    const browser = browserAt();
    const shown = await signsIn(browser, { email: "unchecked@example.org", email_verified: false });
    expect([shown.status, await isIn(browser)]).toEqual([403, false]);
    expect(shown.text).toContain("no checked email address");
  });

  test("one of two members of staff who share an address", async () => {
    await addressed("office@example.org", "programme-manager");
    await addressed("office@example.org", "auditor");
    const browser = browserAt();
    const shown = await signsIn(browser, verified("office@example.org"));
    expect([shown.status, await isIn(browser)]).toEqual([403, false]);
    expect(shown.text).toContain("More than one person has this address");
  });

  test("whoever goes back at the provider", async () => {
    const browser = browserAt();
    expect((await signsIn(browser, null)).status).toBe(403);
    expect(await isIn(browser)).toBe(false);
  });
});

describe("an answer that is not to this browser's question", () => {
  const email = "grace@example.org";
  beforeAll(() => addressed(email, "programme-manager"));

  const kept = (out: Shown) => {
    const [, value = ""] = /alongside\.provider=([^;]*)/u.exec(out.cookies.join("\n")) ?? [];
    return Visit.parse(JSON.parse(Buffer.from(value, "base64url").toString("utf8")));
  };
  const cookieOf = (visit: Visit): string =>
    `alongside.provider=${Buffer.from(JSON.stringify(visit)).toString("base64url")}`;
  const sent = (back: string, cookie: string) =>
    fetch(pages.base + back, { redirect: "manual", headers: { cookie } });
  const isRefused = ({ status, headers }: Response): boolean =>
    status === 400 && !headers.getSetCookie().some((one) => one.includes("session_token"));

  test("is taken as it came, and refused with another state, nonce or verifier, without any, and a second time", async () => {
    const answered = async () => {
      const { back, out } = await wayBack(browserAt(), verified(email));
      return { back, visit: kept(out) };
    };
    for (const change of [{ state: "other" }, { nonce: "other" }, { verifier: "o".repeat(43) }]) {
      const { back, visit } = await answered();
      expect([change, isRefused(await sent(back, cookieOf({ ...visit, ...change })))]).toEqual([
        change,
        true,
      ]);
    }
    const { back, visit } = await answered();
    expect(isRefused(await sent(back, ""))).toBe(true);
    expect(isRefused(await sent(back, "alongside.provider=nonsense"))).toBe(true);
    const other = back.replace(/state=[^&]+/u, "state=other");
    expect(isRefused(await sent(other, cookieOf(visit)))).toBe(true);
    const elsewhere = back.replace(/iss=[^&]+/u, "iss=https%3A%2F%2Fevil.example");
    expect(isRefused(await sent(elsewhere, cookieOf(visit)))).toBe(true);
    expect((await sent(back, cookieOf(visit))).status).toBe(303);
    expect(isRefused(await sent(back, cookieOf(visit)))).toBe(true);
    expect(troubles.join(" ")).not.toContain("@");
  });
});

test("while the provider is away, the page says so and leads to a link by email", async () => {
  const port = await freePort();
  const gone = await runningProvider(`http://127.0.0.1:${port}${CALLBACK}`, false);
  await gone.close();
  const its = await runningPages({ provider: gone.settings }, [], undefined, port);
  const shown = await browserAt(its).get("/sign-in/provider?to=/desk");
  expect(shown.status).toBe(503);
  expect(shown.html).toContain('href="/sign-in?to=%2Fdesk"');
  await its.close();
});

test("without a provider there is no such button and no such page", async () => {
  const its = await runningPages();
  const browser = browserAt(its);
  expect((await browser.get("/sign-in")).html).not.toContain("/sign-in/provider");
  expect((await browser.get("/sign-in/provider")).status).toBe(410);
  expect((await browser.get(`${CALLBACK}?code=x&state=y`)).status).toBe(404);
  await its.close();
});
