import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { createAddressBook } from "../infra/composition/address-book.ts";
import { selfCheck } from "../infra/composition/self-check.ts";
import { runningApi, type RunningApi, type Someone } from "./support/running-api.ts";

let api: RunningApi;
let administrator: Someone;
const ADMIN_MAIL = "admin@people.example";
beforeAll(async () => {
  api = await runningApi();
  const organisation = await api.organisation();
  administrator = await api.someone(organisation, "administrator");
  const other = await api.send(administrator, "POST", "/people", {
    body: { name: "Olive", email: ADMIN_MAIL, roles: ["administrator"] },
  });
  if (other.status !== 201) throw new Error(`Olive was not added: ${other.text}`);
});
afterAll(() => api.close());

let made = 0;
/** Somebody with an address of their own. */
const added = async (email: string | null = `old-${++made}@people.example`) => {
  const { body } = await api.send(administrator, "POST", "/people", {
    body: { name: "Ada Byron", email, roles: ["member"] },
  });
  return { person: String(body["person"]), email: email ?? "" };
};

const mailsTo = (to: string) => api.mails.filter((mail) => mail.to === to);

/** What a mail of an address says, once it is there. */
const mailTo = async (to: string, has: RegExp): Promise<string> => {
  await expect.poll(() => mailsTo(to).some(({ text }) => has.test(text))).toBe(true);
  return mailsTo(to).findLast(({ text }) => has.test(text))?.text ?? "";
};

const cookieIn = (cookies: readonly string[]): string => cookies[0]?.split(";")[0] ?? "";
const origin = "http://localhost:3000";

/** Signs in by the link that is mailed to an address. */
const signedInBy = async (email: string, person: string): Promise<Someone> => {
  api.mails.splice(0);
  const { signingIn } = api.api.services;
  await signingIn.requestLink(email, `client ${email}`);
  const text = await mailTo(email, /\/sign-in\//);
  const token = /\/sign-in\/([^?\s]+)/.exec(text)?.[1] ?? "";
  const spent = await signingIn.spendLink(token);
  if (spent.kind !== "signed-in") throw new Error(spent.kind);
  const headers = { cookie: cookieIn(spent.cookies), origin };
  return { id: person, organisation: administrator.organisation, headers };
};

const changeAddress = async (person: string, email: string | null, by = administrator) => {
  api.mails.splice(0);
  const answer = await api.send(by, "PATCH", `/people/${person}`, { body: { email } });
  expect(answer.status).toBe(200);
};

const own = (who: Someone) =>
  api.send(who, "PATCH", `/people/${who.id}`, { body: { timeZone: "Europe/Paris" } });

const fresh = async (who: Someone) => (await api.send(who, "GET", "/me/changes")).body["items"];

const answer = (who: Someone, mine: boolean) =>
  api.send(who, "POST", "/me/changes", { body: { of: "address", mine } });

const powersOf = async (person: string) => {
  const { body } = await api.send(
    administrator,
    "GET",
    `/organisation/powers?limit=200&person=${person}`,
  );
  const items = Array.isArray(body["items"]) ? body["items"] : [];
  return items.map((item: { readonly type: string }) => item.type);
};

const mailAddressOf = async (person: string) =>
  (await createAddressBook(api.pool).contactsFor([person])).get(person)?.address;

const problems = async () => (await selfCheck(api.pool)).problems;

describe("a changed address does not count for some days", () => {
  test("it is told at both, mails go to the former, and whoever comes by the new one reads and says nothing", async () => {
    const { person, email } = await added();
    const before = await signedInBy(email, person);
    const to = `new-${person}@people.example`;
    await changeAddress(person, to);
    expect(await mailTo(email, /changed to another one/)).toContain("/not-me/");
    expect(await mailTo(to, /changed to this one/)).toContain("/not-me/");
    expect(await mailAddressOf(person)).toBe(email);

    const byNew = await signedInBy(to, person);
    expect((await api.send(byNew, "GET", "/me")).status).toBe(200);
    expect((await api.send(byNew, "GET", "/sign-off-requests")).status).toBe(200);
    expect((await own(byNew)).code).toBe("new-address");
    const passkey = await api.send(byNew, "POST", "/me/passkeys/challenge");
    expect(passkey.status).toBe(403);
    expect((await answer(byNew, true)).code).toBe("new-address");

    // Who was signed in before, or comes by the former address, does as ever.
    expect((await own(before)).status).toBe(200);
    expect((await own(await signedInBy(email, person))).status).toBe(200);
    expect(await problems()).toEqual([]);
  });

  test("a code that was mailed to it gives no more than its link", async () => {
    const { person } = await added();
    const to = `code-${person}@people.example`;
    await changeAddress(person, to);
    const { signingIn } = api.api.services;
    await signingIn.requestLink(to, "a client");
    const code = /asked for it: (\d{6})/.exec(await mailTo(to, /asked for it/))?.[1] ?? "";
    const spent = await signingIn.spendCode(to, code, "a client");
    if (spent.kind !== "signed-in") throw new Error(spent.kind);
    const headers = { cookie: cookieIn(spent.cookies), origin };
    expect((await own({ ...administrator, id: person, headers })).code).toBe("new-address");
  });

  test("then it does, and whoever came by the former one is signed out", async () => {
    const { person, email } = await added();
    const before = await signedInBy(email, person);
    const to = `then-${person}@people.example`;
    await changeAddress(person, to);
    const byNew = await signedInBy(to, person);
    await api.pool.query(
      "update directory.address_change set counts_from = now() where person = $1",
      [person],
    );
    // A server remembers for a moment who is signed in.
    await expect.poll(async () => (await own(byNew)).status, { timeout: 5_000 }).toBe(200);
    await expect.poll(async () => (await own(before)).code).toBe("sign-in-rejected");
    expect(await mailAddressOf(person)).toBe(to);
    expect(await problems()).toEqual([expect.stringContaining(`person ${person} counts already`)]);
    await api.pool.query(
      "update directory.address_change set counts_from = changed_at + interval '3 days' where person = $1",
      [person],
    );
  });

  test("its owner says that it is theirs in a session that is older, and in no other", async () => {
    const { person, email } = await added();
    const [one, other] = [await signedInBy(email, person), await signedInBy(email, person)];
    const to = `mine-${person}@people.example`;
    await changeAddress(person, to, one);
    expect(await fresh(one)).toMatchObject([{ of: "address", mayConfirm: false }]);
    expect((await answer(one, true)).status).toBe(403);
    const later = await signedInBy(email, person);
    expect((await answer(later, true)).status).toBe(403);
    const byNew = await signedInBy(to, person);
    expect(await fresh(other)).toMatchObject([{ mayConfirm: true }]);
    expect((await answer(other, true)).status).toBe(204);

    expect(await fresh(other)).toEqual([]);
    expect((await own(byNew)).status).toBe(200);
    expect((await own(other)).status).toBe(200);
    for (const ended of [one, later]) expect((await own(ended)).code).toBe("sign-in-rejected");
    expect(await powersOf(person)).toContain("addressConfirmed");
    expect(await problems()).toEqual([]);
  });

  test("“that was not me” by either mail puts the former one back, ends every session and tells administrators", async () => {
    for (const side of ["former", "new"] as const) {
      const { person, email } = await added();
      const before = await signedInBy(email, person);
      const to = `not-${person}@people.example`;
      await changeAddress(person, to);
      await mailTo(to, /not-me/);
      const text = await mailTo(side === "former" ? email : to, /not-me/);
      const token = /\/not-me\/(\S+)/.exec(text)?.[1] ?? "";
      const byNew = await signedInBy(to, person);
      const { freshChanges } = api.api.services;
      expect(await freshChanges.told(token)).toMatchObject({ person, what: "address" });
      expect(await freshChanges.deny(token)).toEqual({ isUndone: true });
      expect(await freshChanges.deny(token)).toBeNull();

      for (const ended of [before, byNew]) {
        expect((await api.send(ended, "GET", "/me")).code).toBe("sign-in-rejected");
      }
      const { body } = await api.send(administrator, "GET", `/people/${person}`);
      expect(body["email"]).toBe(email);
      expect(await mailTo(ADMIN_MAIL, /not made by them/)).toContain("It was undone");
      expect(await powersOf(person)).toEqual(
        expect.arrayContaining(["changeDenied", "addressChanged"]),
      );
      expect(await problems()).toEqual([]);
    }
  });

  test("a second change counts no sooner, and what counted before the first goes on to", async () => {
    const { person, email } = await added();
    await changeAddress(person, null);
    expect(await mailAddressOf(person)).toBe(email);
    const to = `second-${person}@people.example`;
    await changeAddress(person, to);
    expect(await mailAddressOf(person)).toBe(email);
    expect((await own(await signedInBy(to, person))).code).toBe("new-address");
    await changeAddress(person, email);
    expect((await own(await signedInBy(email, person))).status).toBe(200);
    expect(await problems()).toEqual([]);
  });

  test("one that is set for the first time gets the mails, and gives nobody's word yet", async () => {
    const { person } = await added(null);
    const to = `first-${person}@people.example`;
    await changeAddress(person, to);
    expect(await mailAddressOf(person)).toBe(to);
    expect((await own(await signedInBy(to, person))).code).toBe("new-address");
    const link = await api.api.signIn.mailedLinkFor(person);
    const spent = await api.api.services.signingIn.spendLink(link?.split("/").at(-1) ?? "");
    if (spent.kind !== "signed-in") throw new Error(spent.kind);
    const headers = { cookie: cookieIn(spent.cookies), origin };
    expect((await own({ ...administrator, id: person, headers })).code).toBe("new-address");
  });
});

test("who reads Welsh is told in Welsh of a change of their address, by links to pages in Welsh", async () => {
  const { person, email } = await added("cari@people.example");
  await api.pool.query("update directory.person set language = 'cy' where pseudonym = $1", [
    person,
  ]);
  await changeAddress(person, "newydd@people.example");
  const text = await mailTo(email, /Newidiwyd eich cyfeiriad e-bost yn Alongside i un arall/u);
  expect(text).toMatch(/^Helo Ada Byron,/u);
  expect(text).toMatch(/\/not-me\/[^?\s]+\?lang=cy\n/u);
  const [mail] = mailsTo("newydd@people.example");
  expect(mail).toMatchObject({
    ...{ language: "cy", subject: "Newidiwyd eich cyfeiriad e-bost yn Alongside" },
  });
  expect(mail?.text).toContain("i’r un hwn");
});

test("a name, a phone number and a role are told with a link, too, and on record", async () => {
  const { person, email } = await added();
  for (const [body, words, isUndone] of [
    [{ name: "Countess" }, /your name/, false],
    [{ phone: "020 7946 0000" }, /your phone number/, true],
    [{ roles: ["pwle-approver"] }, /what you may do here/, false],
  ] as const) {
    api.mails.splice(0);
    expect((await api.send(administrator, "PATCH", `/people/${person}`, { body })).status).toBe(
      200,
    );
    const text = await mailTo(email, words);
    const token = /\/not-me\/(\S+)/.exec(text)?.[1] ?? "";
    expect(await api.api.services.freshChanges.deny(token)).toEqual({ isUndone });
    const outcome = isUndone ? /It was undone/ : /still stands/;
    expect(await mailTo(ADMIN_MAIL, outcome)).toContain("not made by them");
  }
  expect((await powersOf(person)).toSorted()).toEqual(
    [
      ...["changeDenied", "changeDenied", "changeDenied", "detailsChanged", "detailsChanged"],
      ...["personAdded", "roleGiven", "roleGiven", "roleTaken"],
    ].toSorted(),
  );
  expect(api.unexpected).toEqual([]);
});

test("text messages go to the number that counts", async () => {
  const { person } = await added();
  const number = async () =>
    (
      await api.pool.query<{ number: string | null }>(
        "select directory.text_number(p) as number from directory.person as p where pseudonym = $1",
        [person],
      )
    ).rows[0]?.number;
  for (const phone of ["020 7946 0001", "020 7946 0002"]) {
    await api.send(administrator, "PATCH", `/people/${person}`, { body: { phone } });
    expect(await number()).toBeNull();
  }
  await api.pool.query("update directory.phone_change set counts_from = now() where person = $1", [
    person,
  ]);
  expect(await number()).toBe("020 7946 0002");
});

test("a passkey counts at once when its owner says so in an older session than the one that made it", async () => {
  const { person, email } = await added();
  const [maker, other] = [await signedInBy(email, person), await signedInBy(email, person)];
  const madeIn = (await api.api.signIn.principalOfSession(new Headers(maker.headers)))?.principal
    .session?.id;
  const hash = "ab".repeat(32);
  const enrol = async () => {
    await api.pool.query(
      `insert into auth.passkey (id, hash, person, public_key, counts_from, made_in)
       values ('q6s', $1, $2, 'k', now() + interval '3 days', $3)`,
      [hash, person, madeIn],
    );
  };
  await enrol();
  const say = (who: Someone, mine: boolean) =>
    api.send(who, "POST", "/me/changes", { body: { of: "passkey", credential: hash, mine } });
  expect((await say(maker, true)).status).toBe(403);
  expect((await say(await signedInBy(email, person), true)).status).toBe(403);
  expect((await say(other, true)).status).toBe(204);
  expect((await say(other, true)).status).toBe(404);
  expect(await powersOf(person)).toContain("passkeyConfirmed");
  await api.pool.query("delete from auth.passkey where hash = $1", [hash]);

  await enrol();
  expect((await say(other, false)).status).toBe(204);
  expect((await api.send(maker, "GET", "/me")).code).toBe("sign-in-rejected");
  expect(await powersOf(person)).toEqual(expect.arrayContaining(["passkeyRemoved"]));
});
