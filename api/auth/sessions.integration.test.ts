import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runningApi, type RunningApi } from "../../test/support/running-api.ts";
import { createBetterAuth, type BetterAuth } from "./better-auth.ts";
import { createSessions, type Sessions } from "./sessions.ts";

const settings = {
  secret: "a secret for tests that is long enough",
  publicUrl: "http://localhost:3000",
};

let api: RunningApi;
let sessions: Sessions;
let library: BetterAuth;
let cookie: string;
let person: string;
beforeAll(async () => {
  api = await runningApi();
  sessions = createSessions(api.db, settings);
  library = createBetterAuth({ ...settings, db: api.db, onLink: () => undefined });
  const somebody = await api.someone(await api.organisation(), "member");
  cookie = somebody.headers["cookie"] ?? "";
  person = somebody.id;
});
afterAll(() => api.close());

const theirs = async (header: string): Promise<string | null> => {
  const query = { disableRefresh: true };
  const headers = new Headers({ cookie: header });
  return (await library.api.getSession({ headers, query }))?.user.id ?? null;
};
const ours = async (header: string): Promise<string | null> =>
  (await sessions.principalOf(new Headers({ cookie: header })))?.principal.id ?? null;

describe("a cookie is worth what better-auth says", () => {
  const [name, value] = ["alongside.session_token", () => cookie.slice(cookie.indexOf("=") + 1)];
  const token = () => decodeURIComponent(value()).split(".")[0] ?? "";
  const signed = (text: string, secret = settings.secret) =>
    `${name}=${encodeURIComponent(`${text}.${createHmac("sha256", secret).update(text).digest("base64")}`)}`;

  test.each([
    ["as it was given", () => cookie, true],
    ["among others", () => `a=1; ${cookie};b=2`, true],
    ["after a bare word", () => `word; ${cookie}`, true],
    ["unencoded", () => `${name}=${decodeURIComponent(value())}`, true],
    ["signed anew with the right secret", () => signed(token()), true],
    ["of no session", () => signed("nobody"), false],
    [
      "signed with another secret",
      () => signed(token(), "another secret that is long enough"),
      false,
    ],
    ["without its signature", () => `${name}=${token()}`, false],
    ["with half of its signature", () => cookie.slice(0, -20), false],
    [
      "with a changed signature",
      () => cookie.replace(/\.(.)/, (_, one) => `.${one === "A" ? "B" : "A"}`),
      false,
    ],
    ["with an empty token", () => signed(""), false],
    ["with a broken escape", () => `${cookie}%E0%A4%A`, false],
    ["by another name", () => `__Secure-${cookie}`, false],
    ["behind a wrong one of its name", () => `${name}=nothing; ${cookie}`, false],
    ["that is empty", () => "", false],
  ])("%s", async (_, header, isWorth) => {
    expect(await theirs(header())).toBe(isWorth ? person : null);
    expect(await ours(header())).toBe(isWorth ? person : null);
  });
});

test("people who ask at once are told apart, each with their own roles", async () => {
  const organisation = await api.organisation();
  const all = await Promise.all(
    Array.from({ length: 20 }, (_, index) =>
      api.someone(organisation, index % 2 === 0 ? "member" : "auditor"),
    ),
  );
  const found = await Promise.all(
    all.map(({ headers }) =>
      sessions.principalOf(new Headers({ cookie: headers["cookie"] ?? "" })),
    ),
  );
  expect(found.map((one) => one?.principal)).toMatchObject(
    all.map(({ id }, index) => ({
      ...{ id, person: id, organisation, roles: [index % 2 === 0 ? "member" : "auditor"] },
      ...{ scopes: "all", via: "session", assurance: "signed-in" },
    })),
  );
});

test("a session that ran out, and one of somebody without a role, is worth nothing", async () => {
  const [late, bare] = await Promise.all(
    [1, 2].map(async () => await api.someone(await api.organisation(), "member")),
  );
  const headerOf = (one: typeof late) => one?.headers["cookie"] ?? "";
  expect(await ours(headerOf(late))).toBe(late?.id);
  await api.pool.query(
    `update auth.session set "expiresAt" = now() - interval '1 second' where "userId" = $1`,
    [late?.id],
  );
  await api.pool.query("delete from directory.membership where person = $1", [bare?.id]);
  expect(await ours(headerOf(late))).toBeNull();
  expect(await ours(headerOf(bare))).toBeNull();
});
