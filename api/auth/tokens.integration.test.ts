import { afterAll, beforeAll, expect, test } from "vitest";
import { ORGANISATION_ROLES } from "../principal.ts";
import {
  bearer,
  runningApi,
  type RunningApi,
  type Someone,
} from "../../test/support/running-api.ts";

let api: RunningApi;
let administrator: Someone;
beforeAll(async () => {
  api = await runningApi();
  administrator = await api.someone(await api.organisation(), "administrator");
});
afterAll(() => api.close());

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString();
const issue = (body: object, headers: Record<string, string> = {}) =>
  api.send(administrator, "POST", "/tokens", {
    body: { name: "reporting", role: "auditor", expiresAt: tomorrow(), ...body },
    headers,
  });

test("a token is shown once, stored as a hash, and works until it is revoked", async () => {
  const made = await issue({});
  const token = String(made.body["token"]);
  expect(made.status).toBe(201);
  expect(token).toMatch(/^alongside_[\w-]{43}$/);
  const { rows } = await api.pool.query("select * from auth.program_token");
  expect(JSON.stringify(rows)).not.toContain(token.slice(20));

  const listed = await api.send(administrator, "GET", "/tokens");
  expect(listed.text).toContain(String(made.body["id"]));
  expect(listed.text).not.toContain(token);

  expect((await api.send(bearer(token), "GET", "/me")).body).toMatchObject({
    id: made.body["id"],
    person: null,
    roles: ["auditor"],
  });
  expect(
    (await api.send(administrator, "DELETE", `/tokens/${String(made.body["id"])}`)).status,
  ).toBe(204);
  expect((await api.send(bearer(token), "GET", "/me")).status).toBe(401);
});

test("a token ends by itself", async () => {
  expect((await issue({ expiresAt: "2020-01-01T00:00:00Z" })).status).toBe(422);
  const soon = new Date(Date.now() + 1_500).toISOString();
  const { body } = await issue({ expiresAt: soon });
  const token = String(body["token"]);
  expect((await api.send(bearer(token), "GET", "/me")).status).toBe(200);
  await expect
    .poll(async () => (await api.send(bearer(token), "GET", "/me")).status, { timeout: 8_000 })
    .toBe(401);
});

test("a token for which nobody says otherwise ends after 90 days, and a repeat says the same", async () => {
  const ask = () =>
    api.send(administrator, "POST", "/tokens", {
      body: { name: "reporting", role: "auditor" },
      headers: { "idempotency-key": "usual" },
    });
  const before = Date.now();
  const made = await ask();
  expect(made.status, made.text).toBe(201);
  const left = Date.parse(String(made.body["expiresAt"])) - before;
  expect(Math.round(left / 3_600_000)).toBe(90 * 24);
  expect((await ask()).body).toEqual(made.body);
  const { rows } = await api.pool.query<{ ends: Date }>(
    "select expires_at as ends from auth.program_token where id = $1",
    [made.body["id"]],
  );
  expect(rows[0]?.ends.toISOString()).toBe(made.body["expiresAt"]);

  const { body } = await api.send(null, "GET", "/openapi.json");
  expect(JSON.stringify(body)).toContain("Without it: 90 days from now.");
});

test.each(ORGANISATION_ROLES)(
  "a token of a %s is a program, and stands for nobody",
  async (role) => {
    const { id: person } = await api.someone(administrator.organisation, role);
    expect((await issue({ role, person })).status).toBe(422);
    const { body } = await issue({ role });
    const me = await api.send(bearer(body["token"]), "GET", "/me");
    expect(me.body).toMatchObject({ id: body["id"], person: null, roles: [role] });
  },
);

test("scopes narrow what a token may do", async () => {
  const { body } = await issue({ role: "programme-manager", scopes: ["runs:read"] });
  const token = bearer(body["token"]);
  expect((await api.send(token, "GET", "/runs")).status).toBe(200);
  const people = await api.send(token, "GET", "/people");
  expect([people.status, people.body["detail"]]).toEqual([
    403,
    "This token does not carry the scope directory:read.",
  ]);
});

test("the same key issues the same token, and never another", async () => {
  const key = { "idempotency-key": "token-1" };
  const expiresAt = tomorrow();
  const first = await issue({ expiresAt }, key);
  const again = await issue({ expiresAt }, key);
  expect(again.body).toEqual(first.body);
  expect([first, again].map(({ headers }) => headers.get("idempotency-replayed"))).toEqual([
    null,
    "true",
  ]);
  const other = await issue({ expiresAt, name: "another" }, key);
  expect([other.status, other.body["code"]]).toEqual([422, "key-reused"]);
});

test.each([
  "",
  "Basic YTpi",
  "Bearer",
  "Bearer nonsense",
  "Bearer alongside_nonsense",
  `Bearer ${"x".repeat(9_000)}`,
])("%s signs nobody in", async (authorization) => {
  const answer = await api.send(null, "GET", "/me", { headers: { authorization } });
  expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([
    401,
    'Bearer realm="alongside"',
  ]);
});
