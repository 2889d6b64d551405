import { Kysely, PostgresDialect } from "kysely";
import { afterAll, describe, expect, test } from "vitest";
import { openPool } from "../audit/connection.ts";
import { builtIn } from "../programmes/all.ts";
import { memoryStore } from "../test/in-memory/files.ts";
import { createApp } from "./app.ts";
import type { ApiDatabase } from "./database.ts";
import { problemsOf, ProblemSchema } from "./http/document.ts";
import { BODY_LIMIT } from "./http/body.ts";
import { createMetrics } from "./http/metrics.ts";
import { openApiDocument } from "./http/operations.ts";
import { OWN_CODES, REFUSAL_CODES, statusOf, type ProblemCode } from "./http/problem.ts";
import { allEndpoints } from "./routes/index.ts";
import { createApi } from "./services/create.ts";

/** Nobody listens there: whatever needs the database finds it away. */
const pool = openPool("postgresql://nobody:nothing@127.0.0.1:1/nowhere", 2);
const metrics = createMetrics();
const { services, authenticate, log, bundles, receipts } = createApi({
  recordPool: pool,
  pool,
  db: new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) }),
  templates: builtIn,
  files: { store: memoryStore(), most: 1_000 },
  mailer: { send: () => Promise.resolve() },
  secret: "a secret for tests that is long enough",
  publicUrl: "https://alongside.example.org",
  onMailFailure: () => undefined,
});
const unexpected: unknown[] = [];
const app = createApp({
  services,
  log,
  bundles,
  receipts,
  authenticate: (headers) =>
    headers.has("x-test")
      ? {
          kind: "principal",
          principal: {
            id: "33333333-3333-4333-8333-333333333333",
            person: null,
            organisation: "11111111-1111-4111-8111-111111111111",
            roles: ["administrator"],
            scopes: "all",
            via: headers.get("x-test") === "session" ? "session" : "token",
            assurance: "signed-in",
          },
        }
      : authenticate(headers),
  publicUrl: "https://alongside.example.org",
  onUnexpected: (error) => unexpected.push(error),
  notReady: () => Promise.resolve(["PostgreSQL does not answer."]),
  metrics,
});
const endpoints = allEndpoints({ services, log, bundles, receipts });
const document = openApiDocument(app);
afterAll(() => pool.end());

const codeOf = async (answer: Response): Promise<string> =>
  ProblemSchema.parse(await answer.json()).code;

const post = (path: string, body: string | null, headers: Record<string, string> = {}) =>
  app.request(path, { method: "POST", body, headers: { "x-test": "token", ...headers } });

describe("the OpenAPI document", () => {
  test("has every route that is served, and serves every route that it has", () => {
    const served = app.routes.map(
      ({ method, path }) => `${method} ${path.replaceAll(/:(\w+)(?:\{[^}]*\})?/g, "{$1}")}`,
    );
    const described = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
      Object.keys(item ?? {}).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect([...new Set(served)].toSorted()).toEqual(described.toSorted());
    expect(described.length).toBeGreaterThan(50);
  });

  test("gives each operation a name of its own, a summary, and all of its problems", () => {
    const names = new Set<string>();
    for (const endpoint of endpoints) {
      names.add(endpoint.name);
      const operation = document.paths?.[endpoint.path]?.[endpoint.method];
      expect(operation?.summary).not.toBe("");
      const statuses = new Set(problemsOf(endpoint).map((code) => String(statusOf(code))));
      const listed = Object.keys(operation?.responses ?? {});
      expect(listed.toSorted()).toEqual([...statuses, String(endpoint.success.status)].toSorted());
    }
    expect(names.size).toBe(endpoints.length);
  });

  test("mentions every problem that exists, but those that no route of its own can cause", () => {
    const mentioned = new Set(endpoints.flatMap(problemsOf));
    const elsewhere: readonly ProblemCode[] = [
      "method-not-allowed", // any address
      "invalid-link", // the pages
      "too-many-requests", // the pages
      "run-damaged", // the record's own trouble, at any address of a run
      "unknown-run", // shown as not-found
      "unknown-request", // shown as not-found
      "already-launched", // a launch makes a new run
      "gate-not-ready", // the engine alone passes a gate
      "unknown-link", // the engine alone brings in what an asked run answered
    ];
    const missing = [...OWN_CODES, ...REFUSAL_CODES].filter((code) => !mentioned.has(code));
    expect(missing.filter((code) => !elsewhere.includes(code))).toEqual([]);
  });
});

describe("problems", () => {
  test.each([
    ["GET", "/nowhere", 404, "not-found"],
    ["DELETE", "/runs", 405, "method-not-allowed"],
    ["GET", "/runs", 401, "sign-in-needed"],
    ["POST", "/log/checkpoint", 405, "method-not-allowed"],
    ["DELETE", "/log/tile/0/x001/234.p/5", 405, "method-not-allowed"],
    ["PUT", "/runs/33333333-3333-4333-8333-333333333333/bundle", 405, "method-not-allowed"],
    ["GET", "/runs/33333333-3333-4333-8333-333333333333/bundle", 401, "sign-in-needed"],
    ["GET", "/log/tile/entries/x001/234.p/5", 401, "sign-in-needed"],
    ["GET", "/log/tile/0/x001/no/tile", 404, "not-found"],
  ])("%s %s is %i %s", async (method, path, status, code) => {
    const answer = await app.request(path, { method });
    expect(answer.status).toBe(status);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await answer.json()).toMatchObject({
      code,
      status,
      type: `/docs#problem-${code}`,
      title: expect.any(String),
      detail: expect.any(String),
      mend: expect.any(String),
    });
  });

  test.each([
    ["/log/checkpoint", "/log/checkpoint"],
    ["/log/tile/0/x001/234.p/5", "/log/tile/{level}/{index}"],
    ["/runs/33333333-3333-4333-8333-333333333333/bundle", "/runs/{run}/bundle"],
  ])("%s is measured as %s", async (path, route) => {
    await app.request(path);
    expect((await metrics.read()).body).toContain(`route="${route}"`);
  });

  test("405 names the methods that there are", async () => {
    const answer = await app.request("/runs", { method: "DELETE" });
    expect(answer.headers.get("allow")).toBe("POST, GET, HEAD");
  });

  test.each([
    ["no JSON type", "{}", { "content-type": "text/plain" }, 415, "not-json"],
    ["no JSON", "{", { "content-type": "application/json" }, 400, "malformed-request"],
    ["nothing", null, {}, 400, "malformed-request"],
    ["the wrong JSON", "[]", { "content-type": "application/json" }, 422, "invalid"],
    [
      "a lone surrogate",
      '{"title":"\\ud800"}',
      { "content-type": "application/json" },
      400,
      "malformed-request",
    ],
    [
      "too much",
      "x".repeat(BODY_LIMIT + 1),
      { "content-type": "application/json" },
      413,
      "too-large",
    ],
    [
      "too deep a nest",
      `${"[".repeat(40)}${"]".repeat(40)}`,
      { "content-type": "application/json" },
      400,
      "malformed-request",
    ],
    [
      "a key that is none",
      "{}",
      { "content-type": "application/json", "idempotency-key": "a b" },
      400,
      "malformed-request",
    ],
  ])("a body that is %s", async (_, body, headers, status, code) => {
    const answer = await post("/runs", body, headers);
    expect([answer.status, await codeOf(answer)]).toEqual([status, code]);
  });

  test("a byte-order mark is called by its name, with what to do", async () => {
    const answer = await post("/runs", "\uFEFF{}", { "content-type": "application/json" });
    expect(await answer.json()).toMatchObject({
      detail: "The body begins with a byte-order mark. Send it as UTF-8 without one.",
    });
  });

  test("too much is noticed without a length, too", async () => {
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new Uint8Array(65_536).fill(32)),
    });
    const answer = await app.request("/runs", {
      method: "POST",
      body: endless,
      duplex: "half",
      headers: { "x-test": "token", "content-type": "application/json" },
    });
    expect(answer.status).toBe(413);
  });

  test("what is wrong is named, each with its place", async () => {
    const answer = await post("/people", JSON.stringify({ name: "", email: "nobody", roles: [] }), {
      "content-type": "application/json",
    });
    const { errors } = ProblemSchema.parse(await answer.json());
    expect(errors).toHaveLength(3);
    expect(errors).toContainEqual({
      pointer: "/email",
      message: "Write an email address, like sam@example.org",
    });
  });

  test("a database that is away is 503 with a time to wait, and nothing is acknowledged", async () => {
    const answers = await Promise.all([
      app.request("/runs", { headers: { authorization: "Bearer alongside_x" } }),
      post(
        "/runs",
        JSON.stringify({
          template: "resource-panel",
          title: "T",
          nation: "scotland",
          parameters: { tie: "refuse" },
        }),
        {
          "content-type": "application/json",
        },
      ),
    ]);
    for (const answer of answers) {
      expect(answer.headers.get("retry-after")).toBe("2");
      expect([answer.status, await codeOf(answer)]).toEqual([503, "unavailable"]);
    }
    expect(unexpected).toEqual([]);
  });
});

describe("a change with a session cookie", () => {
  const change = async (headers: Record<string, string>) => {
    const answer = await post("/runs", "[]", {
      "x-test": "session",
      "content-type": "application/json",
      host: "alongside.example.org",
      ...headers,
    });
    return await codeOf(answer);
  };
  test.each([
    [{ "sec-fetch-site": "cross-site" }, "cross-site"],
    [{ "sec-fetch-site": "same-site" }, "cross-site"],
    [{ origin: "https://evil.example.org" }, "cross-site"],
    [{ origin: "null" }, "cross-site"],
    [{}, "cross-site"],
    [{ "sec-fetch-site": "same-origin", origin: "https://evil.example.org" }, "cross-site"],
    [{ "sec-fetch-site": "same-origin" }, "invalid"],
    [{ origin: "https://alongside.example.org" }, "invalid"],
  ])("with %j is %s", async (headers, code) => {
    expect(await change(headers)).toBe(code);
  });
});

describe("what those who run the server ask", () => {
  test("live, ready, metrics", async () => {
    expect((await app.request("/health/live")).status).toBe(200);
    const ready = await app.request("/health/ready");
    expect([ready.status, await ready.text()]).toEqual([503, "PostgreSQL does not answer.\n"]);
    const text = await (await app.request("/metrics")).text();
    expect(text).toContain(
      'alongside_http_request_duration_seconds_count{method="GET",route="/runs"',
    );
    expect(text).not.toContain("33333333-3333");
  });

  test("the documentation works without anything from elsewhere", async () => {
    const page = await app.request("/docs");
    const html = await page.text();
    expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|https?:\/\//);
    for (const code of [...OWN_CODES, ...REFUSAL_CODES]) {
      expect(html).toContain(`id="problem-${code}"`);
    }
  });
});
