import type { OrganisationRole } from "../principal.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runningApi, type RunningApi } from "../../test/support/running-api.ts";
import { createSignIn } from "./sign-in.ts";

let api: RunningApi;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());

const tokenIn = (link: string | null): string =>
  new URL(link ?? "nowhere:").pathname.split("/")[2] ?? "";
const cookieIn = (cookies: readonly string[]): string => cookies[0]?.split(";")[0] ?? "";

describe("a first start", () => {
  test("gives one link that makes the organisation and its administrator, once", async () => {
    const { signIn, services } = api.api;
    const link = await signIn.createSetUpLink();
    const input = { organisation: "Ours", name: "Ada", email: "Ada@example.org" };
    const first = await services.signingIn.setUp(tokenIn(link), input);
    if (first.kind !== "signed-in") throw new Error(first.kind);
    expect(first.cookies[0]).toMatch(/^alongside\.session_token=.*HttpOnly.*SameSite=Lax/);
    expect(await services.signingIn.setUp(tokenIn(link), input)).toEqual({
      kind: "invalid-link",
    });
    expect(await signIn.createSetUpLink()).toBeNull();

    const me = await api.send(null, "GET", "/me", { headers: { cookie: cookieIn(first.cookies) } });
    expect(me.body["roles"]).toEqual(
      expect.arrayContaining(["administrator", "programme-manager"]),
    );
  });
});

describe("set-up links that are still unused", () => {
  const input = { organisation: "Ours", name: "Ada", email: "ada@example.org" };

  test("die as soon as there is an administrator, however that came about", async () => {
    const fresh = await runningApi();
    const { signIn, services } = fresh.api;
    const link = tokenIn(await signIn.createSetUpLink());
    const organisation = await fresh.organisation();
    await fresh.someone(organisation, "programme-manager");
    expect(await signIn.createSetUpLink()).not.toBeNull();
    await fresh.someone(organisation, "administrator");
    expect(await signIn.createSetUpLink()).toBeNull();
    // Whatever became of that administrator.
    await fresh.pool.query("delete from directory.membership where role = 'administrator'");
    expect(await signIn.createSetUpLink()).toBeNull();
    expect(await services.signingIn.setUp(link, input)).toEqual({
      kind: "invalid-link",
    });
    await fresh.close();
  });

  test("make one administrator between them, even when spent at once, in the organisation that is there", async () => {
    const fresh = await runningApi();
    const { signIn, services } = fresh.api;
    await fresh.organisation();
    const links = [await signIn.createSetUpLink(), await signIn.createSetUpLink()];
    const spent = await Promise.all(
      links.map((link, index) =>
        services.signingIn.setUp(tokenIn(link), { ...input, email: `ada${index}@example.org` }),
      ),
    );
    expect(spent.map(({ kind }) => kind).toSorted()).toEqual(["invalid-link", "signed-in"]);
    const { rows } = await fresh.pool.query("select name from directory.organisation");
    expect(rows).toEqual([{ name: "Ours" }]);
    await fresh.close();
  });
});

describe("a sign-in link", () => {
  test("is mailed to those who are known; nobody learns who is", async () => {
    const { requestLink } = api.api.services.signingIn;
    expect(await requestLink("ada@example.org", "127.0.0.1")).toEqual({ kind: "asked" });
    expect(await requestLink("nobody@example.org", "127.0.0.1")).toEqual({ kind: "asked" });
    await expect.poll(() => api.mails.length).toBe(1);
    expect(api.mails[0]).toMatchObject({
      to: "ada@example.org",
      text: expect.stringMatching(/http:\/\/localhost:3000\/sign-in\/\w{32}\n/),
    });
  });

  test("signs in once, and is stored as a hash only", async () => {
    const person = await api.someone(await api.organisation(), "pwle-approver");
    const link = await api.api.signIn.signInLinkFor(person.id);
    const token = tokenIn(link);
    const { rows } = await api.pool.query("select * from auth.verification");
    expect(JSON.stringify(rows)).not.toContain(token);

    const { spendLink } = api.api.services.signingIn;
    const [one, two] = await Promise.all([spendLink(token), spendLink(token)]);
    expect([one.kind, two.kind].toSorted()).toEqual(["invalid-link", "signed-in"]);
    expect(await spendLink(token)).toEqual({ kind: "invalid-link" });
  });

  test("lasts for hours, not for days", async () => {
    const person = await api.someone(await api.organisation(), "member");
    const token = tokenIn(await api.api.signIn.signInLinkFor(person.id));
    const { rows } = await api.pool.query<{ hours: number }>(
      `select extract(epoch from max("expiresAt") - now())::float / 3600 as hours from auth.verification`,
    );
    expect(rows[0]?.hours).toBeGreaterThan(1);
    expect(rows[0]?.hours).toBeLessThan(24);
    await api.pool.query(`update auth.verification set "expiresAt" = now() - interval '1 second'`);
    expect(await api.api.services.signingIn.spendLink(token)).toEqual({
      kind: "invalid-link",
    });
  });

  test("can be spent however many did so from the same place: nobody guesses 32 letters", async () => {
    const organisation = await api.organisation();
    const { spendLink } = api.api.services.signingIn;
    for (let guess = 0; guess < 80; guess++) await spendLink(`guess${guess}`);
    const person = await api.someone(organisation, "member");
    const token = tokenIn(await api.api.signIn.signInLinkFor(person.id));
    expect((await spendLink(token)).kind).toBe("signed-in");
  });

  test("ends the older ones of its person, also when they are made at the same moment", async () => {
    const person = await api.someone(await api.organisation(), "member");
    const other = await api.someone(person.organisation, "member");
    const theirs = tokenIn(await api.api.signIn.signInLinkFor(other.id));
    const links = await Promise.all(
      Array.from({ length: 6 }, () => api.api.signIn.signInLinkFor(person.id)),
    );
    const newest = tokenIn(await api.api.signIn.signInLinkFor(person.id));
    const { spendLink, whoseLink } = api.api.services.signingIn;
    for (const link of links) {
      expect(await whoseLink(tokenIn(link))).toBeNull();
      expect((await spendLink(tokenIn(link))).kind).toBe("invalid-link");
    }
    expect(await whoseLink(newest)).toEqual({ person: person.id, name: "A member" });
    expect((await spendLink(newest)).kind).toBe("signed-in");
    expect((await spendLink(theirs)).kind).toBe("signed-in");
    const both = await Promise.all([1, 2].map(() => api.api.signIn.signInLinkFor(person.id)));
    const alive = await Promise.all(both.map((link) => whoseLink(tokenIn(link))));
    expect(alive.filter((owner) => owner !== null)).toHaveLength(1);
  });
});

describe("asking for a link", () => {
  const strict = () =>
    createSignIn({
      db: api.db,
      mailer: { send: () => Promise.resolve() },
      secret: "a secret for tests that is long enough",
      publicUrl: "http://localhost:3000",
      onMailFailure: () => undefined,
      rateLimit: 3,
    });

  test("is limited for each source, in all processes together, and no source is stored", async () => {
    const processes = [strict(), strict()];
    const kinds: string[] = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      const asked = await processes[attempt % 2]?.requestLink("no@example.org", "192.0.2.1");
      kinds.push(asked?.kind ?? "");
      if (asked?.kind === "too-many") expect(asked.retryAfter).toBeGreaterThan(0);
    }
    expect(kinds).toEqual(["asked", "asked", "asked", "too-many", "too-many"]);
    expect((await strict().requestLink("no@example.org", "192.0.2.2")).kind).toBe("asked");

    const { rows } = await api.pool.query("select * from auth.attempt");
    expect(JSON.stringify(rows)).not.toContain("192.0.2");
    await api.pool.query("update auth.attempt set ends_at = now()");
    expect((await strict().requestLink("no@example.org", "192.0.2.1")).kind).toBe("asked");
    const left = await api.pool.query("select from auth.attempt");
    expect(left.rowCount).toBe(1);
  });

  test("all at once is counted as well", async () => {
    const asker = strict();
    const asked = await Promise.all(
      Array.from({ length: 8 }, () => asker.requestLink("no@example.org", "192.0.2.9")),
    );
    expect(asked.filter(({ kind }) => kind === "asked")).toHaveLength(3);
  });
});

/** Somebody without a session. */
const signedOut = async (role: OrganisationRole) => {
  const person = await api.someone(await api.organisation(), role);
  await api.api.services.signingIn.signOut(new Headers(person.headers));
  return person;
};

describe("a session", () => {
  test("ends when its person signs out, keeps no trace of where they were, and acts as them", async () => {
    const person = await signedOut("pwle-approver");
    const token = tokenIn(await api.api.signIn.signInLinkFor(person.id));
    const { signingIn } = api.api.services;
    const spent = await signingIn.spendLink(token);
    if (spent.kind !== "signed-in") throw new Error(spent.kind);
    const headers = { cookie: `other=1; ${cookieIn(spent.cookies)}` };

    const me = await api.send(null, "GET", "/me", { headers });
    expect(me.body).toMatchObject({ person: person.id, roles: ["pwle-approver"] });
    const { rows } = await api.pool.query(`select * from auth.session where "userId" = $1`, [
      person.id,
    ]);
    expect(rows).toEqual([expect.objectContaining({ ipAddress: null, userAgent: null })]);

    await signingIn.signOut(new Headers(headers));
    expect((await api.send(null, "GET", "/me", { headers })).body["code"]).toBe("sign-in-rejected");
  });

  test("that is used for a day lasts longer, in the database and in the browser, by one page", async () => {
    const person = await signedOut("member");
    const { signingIn } = api.api.services;
    const spent = await signingIn.spendLink(tokenIn(await api.api.signIn.signInLinkFor(person.id)));
    if (spent.kind !== "signed-in") throw new Error(spent.kind);
    const headers = new Headers({ cookie: cookieIn(spent.cookies) });
    expect(await api.api.authenticate(headers)).toMatchObject({ renewable: false });
    const age = async () =>
      (
        await api.pool.query<{ days: number }>(
          `select extract(epoch from "expiresAt" - now())::float / 86400 as days
           from auth.session where "userId" = $1`,
          [person.id],
        )
      ).rows[0]?.days ?? 0;
    await api.pool.query(
      `update auth.session set "expiresAt" = now() + interval '9 days' where "userId" = $1`,
      [person.id],
    );
    // Reading who asks puts nothing off: the browser would not hear of it.
    expect(await api.api.signIn.principalOfSession(headers)).toMatchObject({ renewable: true });
    expect(await age()).toBeLessThan(10);
    const { cookies } = await signingIn.renew(headers);
    expect(cookies[0]).toMatch(/^alongside\.session_token=.*Max-Age=1209600/);
    expect(cookieIn(cookies)).toBe(cookieIn(spent.cookies));
    expect(await age()).toBeGreaterThan(13);
  });

  test("of whoever was signed in before in the same browser ends when somebody else signs in", async () => {
    const organisation = await api.organisation();
    const { signingIn } = api.api.services;
    const signIn = async (before?: Headers) => {
      const person = await api.someone(organisation, "member");
      const token = tokenIn(await api.api.signIn.signInLinkFor(person.id));
      const spent = await signingIn.spendLink(token, before);
      if (spent.kind !== "signed-in") throw new Error(spent.kind);
      return new Headers({ cookie: cookieIn(spent.cookies) });
    };
    const first = await signIn();
    const second = await signIn(first);
    expect(await api.api.signIn.principalOfSession(first)).toBeNull();
    expect(await api.api.signIn.principalOfSession(second)).not.toBeNull();
  });

  test("ends with its links when a changed address counts, and not when another detail does", async () => {
    const organisation = await api.organisation();
    const administrator = await api.someone(organisation, "administrator");
    const person = await api.someone(organisation, "member");
    const { signingIn } = api.api.services;
    const change = (body: unknown) =>
      api.send(administrator, "PATCH", `/people/${person.id}`, { body });
    await change({ email: "old@example.org" });
    const spent = await signingIn.spendLink(tokenIn(await api.api.signIn.signInLinkFor(person.id)));
    if (spent.kind !== "signed-in") throw new Error(spent.kind);
    const headers = { cookie: cookieIn(spent.cookies) };
    const token = tokenIn(await api.api.signIn.signInLinkFor(person.id));
    await change({ name: "Another name", email: "OLD@example.org" });
    expect((await api.send(null, "GET", "/me", { headers })).status).toBe(200);
    expect(await signingIn.whoseLink(token)).not.toBeNull();

    expect((await change({ email: "new@example.org" })).status).toBe(200);
    expect((await api.send(null, "GET", "/me", { headers })).status).toBe(200);
    await api.pool.query(
      "update directory.address_change set counts_from = now() where person = $1",
      [person.id],
    );
    // A server remembers for a moment who is signed in.
    await expect
      .poll(async () => (await api.send(null, "GET", "/me", { headers })).code, { timeout: 5_000 })
      .toBe("sign-in-rejected");
    expect(await signingIn.spendLink(token)).toEqual({ kind: "invalid-link" });
  });

  test("is marked for https alone where the public address is https", async () => {
    const person = await api.someone(await api.organisation(), "member");
    const secure = createSignIn({
      db: api.db,
      mailer: { send: () => Promise.resolve() },
      secret: "a secret for tests that is long enough",
      publicUrl: "https://alongside.example.org",
      onMailFailure: () => undefined,
    });
    const spent = await secure.spendLink(tokenIn(await secure.signInLinkFor(person.id)));
    expect(spent.kind === "signed-in" && spent.cookies[0]).toMatch(/^__Secure-.*; Secure/);
  });
});

test("the app's role cannot read more of the machinery than it needs, nor change what it must not", async () => {
  await expect(
    api.pool.query("update auth.program_token set role = 'administrator'"),
  ).rejects.toThrow(/permission denied/);
  await expect(api.pool.query("delete from directory.organisation")).rejects.toThrow(
    /permission denied/,
  );
  await expect(
    api.pool.query("update directory.person set organisation = pseudonym"),
  ).rejects.toThrow(/permission denied/);
});
