import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { askedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

let api: RunningApi;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());

const withAddress = (person: string, email: string | null) =>
  api.db.updateTable("directory.person").set({ email }).where("pseudonym", "=", person).execute();

const cookieOf = async (person: string): Promise<{ readonly cookie: string }> => {
  const link = (await api.api.signIn.signInLinkFor(person)) ?? "";
  const spent = await api.api.signIn.spendLink(link.split("/").at(-1) ?? "");
  if (spent.kind !== "signed-in") throw new Error(spent.kind);
  return { cookie: spent.cookies[0]?.split(";")[0] ?? "" };
};

const end = (who: Someone, person: string) => api.send(who, "DELETE", `/people/${person}/account`);

describe("an account that is ended", () => {
  test("lets nobody in and keeps no address; the name stays in the history", async () => {
    const asked = await askedRun(api);
    const administrator = await api.someone(asked.organisation, "administrator");
    const [ada] = asked.pwle;
    if (ada === undefined) throw new Error("nobody");
    await withAddress(ada.id, "ada@example.org");
    const stated = await api.send(
      ada,
      "POST",
      `/runs/${asked.run}/members/${ada.id}/access-needs`,
      { body: { what: "Large print" } },
    );
    expect(stated.status).toBe(201);
    const headers = await cookieOf(ada.id);
    const link = await api.api.signIn.signInLinkFor(ada.id);
    expect((await end(asked.manager, ada.id)).status).toBe(403);
    expect((await end(administrator, ada.id)).status).toBe(204);

    expect((await api.send(null, "GET", "/me", { headers })).code).toBe("sign-in-rejected");
    expect((await api.send(ada, "GET", "/me")).code).toBe("sign-in-rejected");
    expect(await api.api.signIn.spendLink((link ?? "").split("/").at(-1) ?? "")).toEqual({
      kind: "invalid-link",
    });
    const before = api.mails.length;
    await api.api.signIn.requestLink("ada@example.org", "here");
    const person = await api.send(administrator, "GET", `/people/${ada.id}`);
    expect(person.body).toMatchObject({ name: "A pwle-approver", email: null, roles: [] });
    const history = await api.send(administrator, "GET", `/runs/${asked.run}/history?limit=500`);
    expect(history.body["items"]).toContainEqual(
      expect.objectContaining({
        actor: expect.objectContaining({ id: ada.id, name: "A pwle-approver" }),
      }),
    );
    // Nobody else takes a vote out of a run.
    const run = await api.send(administrator, "GET", `/runs/${asked.run}`);
    expect(run.body["state"]).toMatchObject({ members: { [ada.id]: { status: "active" } } });
    expect(api.mails).toHaveLength(before);
  });

  test("of one's own leaves the runs as well", async () => {
    const asked = await askedRun(api);
    const [ada] = asked.pwle;
    if (ada === undefined) throw new Error("nobody");
    // As the read model has it, which no process keeps here.
    await api.pool.query(
      `insert into projections.run_list
         (run, organisation, version, template, status, waiting_for, members, launched_at, updated_at)
       values ($1, $2, 1, '{}', 'active', '{}', array[$3::uuid], now(), now())`,
      [asked.run, asked.organisation, ada.id],
    );
    expect((await end(ada, ada.id)).status).toBe(204);
    const run = await api.send(asked.manager, "GET", `/runs/${asked.run}`);
    expect(run.body["state"]).toMatchObject({ members: { [ada.id]: { status: "withdrawn" } } });
  });
});

describe("the last administrator", () => {
  /** Ways in which somebody is no administrator any more, or none who can sign in. */
  const ways = {
    "giving up the role": (who: Someone, person: string) =>
      api.send(who, "PATCH", `/people/${person}`, { body: { roles: ["member"] } }),
    "giving up the address": (who: Someone, person: string) =>
      api.send(who, "PATCH", `/people/${person}`, { body: { email: null } }),
    "ending the account": end,
    "erasing everything": (who: Someone, person: string) =>
      api.send(who, "POST", `/people/${person}/erasure`, { body: { what: "all" } }),
  } as const;

  test.each(Object.entries(ways))("stays, by %s; with another one they go", async (_, go) => {
    const organisation = await api.organisation();
    const first = await api.someone(organisation, "administrator");
    await withAddress(first.id, "first@example.org");
    // Can't sign in, so is nobody to leave the organisation to.
    await api.someone(organisation, "administrator");
    const refused = await go(first, first.id);
    expect([refused.status, refused.body["detail"]]).toEqual([
      422,
      expect.stringContaining("Make another person with an email address an administrator first"),
    ]);
    expect((await api.send(first, "GET", "/me")).body["roles"]).toEqual(["administrator"]);
    const second = await api.someone(organisation, "administrator");
    await withAddress(second.id, "second@example.org");
    expect((await go(first, first.id)).status).toBeLessThan(300);
    expect((await go(second, second.id)).status).toBe(422);
  });

  test.each(Object.entries(ways))("stays also when two go at once, by %s", async (_, go) => {
    const organisation = await api.organisation();
    const two = [
      await api.someone(organisation, "administrator"),
      await api.someone(organisation, "administrator"),
    ];
    for (const one of two) await withAddress(one.id, `${one.id}@example.org`);
    const went = await Promise.all(two.map((one) => go(one, one.id)));
    expect(went.filter(({ status }) => status < 300)).toHaveLength(1);
  });

  test("being gone by other means, no start prints a link that makes a new one", async () => {
    await api.pool.query("delete from directory.membership where role = 'administrator'");
    expect(await api.api.signIn.createSetUpLink()).toBeNull();
  });
});
