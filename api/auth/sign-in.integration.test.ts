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
    const first = await services.signingIn.setUp(tokenIn(link), input, "127.0.0.1");
    if (first.kind !== "signed-in") throw new Error(first.kind);
    expect(first.cookies[0]).toMatch(/^alongside\.session_token=.*HttpOnly.*SameSite=Lax/);
    expect(await services.signingIn.setUp(tokenIn(link), input, "127.0.0.1")).toEqual({
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
    expect(await services.signingIn.setUp(link, input, "127.0.0.1")).toEqual({
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
        services.signingIn.setUp(
          tokenIn(link),
          { ...input, email: `ada${index}@example.org` },
          "127.0.0.1",
        ),
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
    const [one, two] = await Promise.all([
      spendLink(token, "127.0.0.1"),
      spendLink(token, "127.0.0.1"),
    ]);
    expect([one.kind, two.kind].toSorted()).toEqual(["invalid-link", "signed-in"]);
    expect(await spendLink(token, "127.0.0.1")).toEqual({ kind: "invalid-link" });
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
    expect(await api.api.services.signingIn.spendLink(token, "127.0.0.1")).toEqual({
      kind: "invalid-link",
    });
  });

  test("cannot be guessed at for long", async () => {
    const strict = () =>
      createSignIn({
        db: api.db,
        mailer: { send: () => Promise.resolve() },
        secret: "a secret for tests that is long enough",
        publicUrl: "http://localhost:3000",
        onMailFailure: () => undefined,
        rateLimit: 3,
      });
    // As two processes behind one address would.
    const processes = [strict(), strict()];
    const kinds: string[] = [];
    for (let attempt = 0; attempt < 5; attempt++) {
      const spent = await processes[attempt % 2]?.spendLink(`guess${attempt}`, "192.0.2.1");
      kinds.push(spent?.kind ?? "");
      if (spent?.kind === "too-many") expect(spent.retryAfter).toBeGreaterThan(0);
    }
    expect(kinds).toEqual(["invalid-link", "invalid-link", "invalid-link", "too-many", "too-many"]);
    expect((await strict().spendLink("guess", "192.0.2.2")).kind).toBe("invalid-link");

    const { rows } = await api.pool.query("select * from auth.attempt");
    expect(JSON.stringify(rows)).not.toContain("192.0.2");
    await api.pool.query("update auth.attempt set ends_at = now()");
    expect((await strict().spendLink("guess", "192.0.2.1")).kind).toBe("invalid-link");
    const left = await api.pool.query("select from auth.attempt");
    expect(left.rowCount).toBe(1);
  });

  test("guesses that come all at once are counted as well", async () => {
    const strict = createSignIn({
      db: api.db,
      mailer: { send: () => Promise.resolve() },
      secret: "a secret for tests that is long enough",
      publicUrl: "http://localhost:3000",
      onMailFailure: () => undefined,
      rateLimit: 3,
    });
    const spent = await Promise.all(
      Array.from({ length: 8 }, (_, guess) => strict.spendLink(`guess${guess}`, "192.0.2.9")),
    );
    expect(spent.filter(({ kind }) => kind === "invalid-link")).toHaveLength(3);
  });
});

describe("a session", () => {
  test("ends when its person signs out, keeps no trace of where they were, and acts as them", async () => {
    const person = await api.someone(await api.organisation(), "pwle-approver");
    const token = tokenIn(await api.api.signIn.signInLinkFor(person.id));
    const { signingIn } = api.api.services;
    const spent = await signingIn.spendLink(token, "192.0.2.77");
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

  test("is marked for https alone where the public address is https", async () => {
    const person = await api.someone(await api.organisation(), "member");
    const secure = createSignIn({
      db: api.db,
      mailer: { send: () => Promise.resolve() },
      secret: "a secret for tests that is long enough",
      publicUrl: "https://alongside.example.org",
      onMailFailure: () => undefined,
    });
    const spent = await secure.spendLink(
      tokenIn(await secure.signInLinkFor(person.id)),
      "192.0.2.3",
    );
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
