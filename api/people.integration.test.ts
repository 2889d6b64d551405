import { openPool } from "../audit/connection.ts";
import { listedPeople } from "./services/people.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";

let api: RunningApi;
let administrator: Someone;
let manager: Someone;
beforeAll(async () => {
  api = await runningApi();
  const home = await api.organisation();
  administrator = await api.someone(home, "administrator");
  manager = await api.someone(home, "programme-manager");
});
afterAll(() => api.close());

const add = (who: Someone, body: object, headers: Record<string, string> = {}) =>
  api.send(who, "POST", "/people", { body: { name: "New", roles: ["member"], ...body }, headers });

describe("roles with power over others", () => {
  test("are given and taken by administrators alone", async () => {
    expect((await add(manager, { roles: ["pwle-approver"] })).status).toBe(201);
    expect((await add(manager, { roles: ["pwle-approver", "administrator"] })).status).toBe(403);
    const { body } = await add(administrator, { roles: ["administrator"] });
    const path = `/people/${String(body["person"])}`;
    expect((await api.send(manager, "PATCH", path, { body: { roles: ["member"] } })).status).toBe(
      403,
    );
    const raised = await api.send(manager, "PATCH", `/people/${manager.id}`, {
      body: { roles: ["programme-manager", "administrator"] },
    });
    expect(raised.status).toBe(403);
    expect(
      (await api.send(administrator, "PATCH", path, { body: { roles: ["auditor"] } })).body[
        "roles"
      ],
    ).toEqual(["auditor"]);
  });

  test("so nobody else moves an address, which is somebody's way in", async () => {
    const ada = await api.someone(administrator.organisation, "pwle-approver");
    const path = `/people/${ada.id}`;
    const email = "ada@example.org";
    expect((await api.send(manager, "PATCH", path, { body: { email } })).status).toBe(403);
    expect((await api.send(ada, "PATCH", path, { body: { email } })).body["email"]).toBe(email);
    expect(
      (await api.send(administrator, "PATCH", path, { body: { email: null } })).body["email"],
    ).toBeNull();
  });
});

test("people share an address, also across organisations, and nobody learns of it", async () => {
  const elsewhere = await api.someone(await api.organisation(), "administrator");
  expect((await add(administrator, { email: "bea@example.org" })).status).toBe(201);
  expect((await add(administrator, { email: "bea@example.org" })).status).toBe(201);
  const same = await add(elsewhere, { email: "Bea@Example.org" });
  expect([same.status, Object.keys(same.body)]).toEqual([201, ["person"]]);
});

test("people are listed in pages, of one's own organisation only", async () => {
  const seen = new Set<unknown>();
  let pages = 0;
  for (let path = "/people?limit=2"; ; pages++) {
    const { body, next } = await api.send(manager, "GET", path);
    for (const person of Array.isArray(body["items"]) ? body["items"] : []) seen.add(person.person);
    if (next === null) break;
    path = `/people?limit=2&after=${next}`;
  }
  const { rows } = await api.pool.query("select from directory.person where organisation = $1", [
    administrator.organisation,
  ]);
  expect([seen.size, pages]).toEqual([rows.length, Math.ceil(rows.length / 2) - 1]);
});

test("people are listed by their names and found by a part of them, however many there are", async () => {
  const home = await api.organisation();
  const its = await api.someone(home, "programme-manager");
  await api.pool.query(
    `insert into directory.person (pseudonym, organisation, name, email)
     select gen_random_uuid(), $1, case when n = 7 then null when n = 8 then '50%_off' else 'Person ' || md5(n::text) end, null
     from generate_series(1, 450) as n`,
    [home],
  );
  await add(its, { name: "zoë Last", email: "z@last.example" });
  const names: unknown[] = [];
  for (let path = "/people?limit=200"; ;) {
    const { body, next } = await api.send(its, "GET", path);
    names.push(...(Array.isArray(body["items"]) ? body["items"] : []).map(({ name }) => name));
    if (next === null) break;
    path = `/people?limit=200&after=${next}`;
  }
  const { rows } = await api.pool.query<{ name: string }>(
    "select name from directory.person where organisation = $1 order by lower(name), pseudonym",
    [home],
  );
  expect(names).toEqual(rows.map(({ name }) => name));
  expect(names.slice(-2)).toEqual(["zoë Last", null]);
  const found = async (find: string) => {
    const { body } = await api.send(its, "GET", `/people?find=${encodeURIComponent(find)}`);
    return (Array.isArray(body["items"]) ? body["items"] : []).map(({ name }) => name);
  };
  expect(await found("ZOË")).toEqual(["zoë Last"]);
  expect(await found("@LAST.ex")).toEqual(["zoë Last"]);
  expect(await found("%_o")).toEqual(["50%_off"]);
  expect(await found("nobody at all")).toEqual([]);
});

test("a search and a page of the list read what they show, of twenty thousand people", async () => {
  const home = await api.organisation();
  const owner = openPool(api.databaseUrl, 1);
  try {
    await owner.query(
      `insert into directory.person (pseudonym, organisation, name, email)
       select gen_random_uuid(), $1, 'Person ' || md5(n::text), md5(n::text) || '@mail.example'
       from generate_series(1, 20000) as n`,
      [home],
    );
    await owner.query("vacuum analyze directory.person");
  } finally {
    await owner.end();
  }
  const planOf = async (page: Parameters<typeof listedPeople>[2]) =>
    JSON.stringify(await listedPeople(api.db, home, page).explain());
  const searched = await planOf({ find: "c4ca4238a0b9" });
  expect(searched).toContain("person_name_parts");
  expect(searched).toContain("person_email_parts");
  expect(searched).not.toContain("Seq Scan on person");
  const [first] = await listedPeople(api.db, home, { limit: 1 }).execute();
  for (const page of [{}, { after: first?.pseudonym ?? "" }, { before: first?.pseudonym ?? "" }]) {
    const listed = await planOf(page);
    expect(listed).toContain("person_listed");
    expect(listed).not.toMatch(/Sort|Seq Scan on person/u);
  }
});

test("adding is repeated by its key, also when both requests come at once", async () => {
  const key = { "idempotency-key": "person-1" };
  const both = await Promise.all([add(manager, {}, key), add(manager, {}, key)]);
  expect(both.map(({ status }) => status)).toEqual([201, 201]);
  expect(both[0]?.body).toEqual(both[1]?.body);
  expect(new Set(both.map(({ headers }) => headers.get("idempotency-replayed")))).toEqual(
    new Set(["true", null]),
  );
  expect((await add(manager, { name: "Other" }, key)).body["code"]).toBe("key-reused");
});

test("an organisation's name changes for those who may change it", async () => {
  const path = `/organisations/${administrator.organisation}`;
  expect((await api.send(manager, "PATCH", path, { body: { name: "Ours" } })).status).toBe(403);
  await api.send(administrator, "PATCH", path, { body: { name: "Ours" } });
  expect((await api.send(manager, "GET", "/organisation")).body["name"]).toBe("Ours");
});
