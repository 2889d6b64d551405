import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { askedRun, type AskedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";
import { NO_BODY, type Endpoint } from "./http/endpoint.ts";
import { endpointsOf } from "./routes/index.ts";

let api: RunningApi;
let asked: AskedRun;
let administrator: Someone;
let endpoints: readonly Endpoint[];
beforeAll(async () => {
  api = await runningApi();
  asked = await askedRun(api);
  administrator = await api.someone(asked.organisation, "administrator");
  endpoints = endpointsOf(api.api.services);
});
afterAll(() => api.close());

const NASTY = [
  "",
  "\u0000",
  "\ud800",
  "__proto__",
  "constructor",
  "' or 1=1 --",
  "../../etc/passwd",
  "x".repeat(20_000),
  "9".repeat(400),
  "-1",
  "NaN",
  "null",
  "%00",
  "🙂",
];

const leaf = fc.oneof(
  fc.constantFrom(...NASTY),
  fc.string({ unit: "binary" }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

/** Values of the right names and the wrong kinds, since a stranger's names never get past the contract. */
const bodyOf = (endpoint: Endpoint) => {
  const names = "shape" in endpoint.body ? Object.keys(Object(endpoint.body.shape)) : [];
  const value = fc.oneof(
    leaf,
    fc.array(leaf, { maxLength: 4 }),
    fc.dictionary(fc.constantFrom(...NASTY, "a"), leaf, { maxKeys: 3 }),
    fc.constantFrom(
      asked.run,
      asked.staff.id,
      asked.part,
      asked.digest,
      "scotland",
      "yes",
      "2026-02-30",
    ),
  );
  const named = fc.record(Object.fromEntries(names.map((name) => [name, value])), {
    requiredKeys: [],
  });
  return fc.oneof({ weight: 4, arbitrary: named }, leaf, fc.array(leaf), fc.object());
};

const pathOf = (endpoint: Endpoint, strange: string | null): string =>
  endpoint.path.replaceAll(/\{(\w+)\}/g, (_, key: string) => {
    const parts: Readonly<Record<string, string>> = {
      organisation: asked.organisation,
      run: asked.run,
      person: asked.staff.id,
      member: asked.leader.id,
      part: asked.part,
      request: asked.request,
    };
    return encodeURIComponent(strange ?? parts[key] ?? asked.run);
  });

const sound = async (response: Response, what: string) => {
  const text = await response.text();
  expect([what, response.status < 500, text.slice(0, 300)]).toEqual([
    what,
    true,
    text.slice(0, 300),
  ]);
  if (response.status >= 400) {
    expect([what, response.headers.get("content-type")]).toEqual([
      what,
      "application/problem+json",
    ]);
    const problem: unknown = JSON.parse(text);
    expect(problem).toMatchObject({
      status: response.status,
      code: expect.any(String),
      mend: expect.any(String),
    });
  }
};

test(
  "no body makes a route fail: each is answered, or refused with a problem",
  { timeout: 300_000 },
  async () => {
    for (const endpoint of endpoints.filter(({ body }) => body !== NO_BODY)) {
      await fc.assert(
        fc.asyncProperty(bodyOf(endpoint), async (body) => {
          const response = await api.app.request(pathOf(endpoint, null), {
            method: endpoint.method.toUpperCase(),
            body: JSON.stringify(body) ?? "undefined",
            headers: {
              ...administrator.headers,
              "content-type": "application/json",
              "if-match": '"0"',
            },
          });
          await sound(response, endpoint.name);
        }),
        { numRuns: 25 },
      );
    }
    expect(api.unexpected).toEqual([]);
  },
);

test("no address and no query makes a route fail", { timeout: 300_000 }, async () => {
  const strange = [
    "%",
    "..",
    "\u0000",
    "'",
    "a".repeat(3_000),
    "constructor",
    "__proto__",
    "form-group:999999",
    "1e3",
    "🙂",
  ];
  for (const endpoint of endpoints) {
    for (const part of strange) {
      const query = Object.keys(endpoint.query.shape).map(
        (name) => `${name}=${encodeURIComponent(part)}`,
      );
      const paths = [pathOf(endpoint, part), `${pathOf(endpoint, null)}?${query.join("&")}`];
      for (const path of paths.slice(0, query.length > 0 ? 2 : 1)) {
        const response = await api.app.request(path, {
          method: endpoint.method.toUpperCase(),
          ...(endpoint.body === NO_BODY ? {} : { body: "{}" }),
          headers: {
            ...administrator.headers,
            "content-type": "application/json",
          },
        });
        await sound(response, `${endpoint.name} ${path.slice(0, 120)}`);
      }
    }
  }
  expect(api.unexpected).toEqual([]);
});
