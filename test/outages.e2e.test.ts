import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { httpDoor, type HttpDoor } from "../infra/demo/http-door.ts";
import { play } from "../infra/demo/play.ts";
import type { Script } from "../infra/demo/script.ts";
import { scripts } from "../infra/demo/scripts/index.ts";
import { startPostgres, type PostgresServer } from "../infra/servers/postgres.ts";
import { startTemporal, type TemporalServer } from "../infra/servers/temporal.ts";
import { startProduct, type RunningProduct } from "./support/product.ts";

let dataDir: string;
let postgres: PostgresServer;
let temporal: TemporalServer;
let product: RunningProduct;
let administrator: string;

/** On servers of one's own, so that each can be stopped without anybody starting it again. */
beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), "alongside-outage-"));
  [postgres, temporal] = await Promise.all([
    startPostgres({ dataDir }),
    startTemporal({ dataDir }),
  ]);
  product = await startProduct({
    env: { DATABASE_URL: postgres.url, TEMPORAL_ADDRESS: temporal.address },
  });
  administrator = await product.token("administrator");
}, 900_000);
afterAll(async () => {
  await product.stop();
  await Promise.all([postgres.stop(), temporal.stop()]);
  await Promise.all([product.remove(), rm(dataDir, { recursive: true, force: true })]);
});

/** The panel's run, as far as the question that its members are first asked. */
const upToTheQuestion = (): Script => {
  const panel = scripts.find(({ template }) => template === "resource-panel");
  if (panel === undefined) throw new Error("The demo has no panel.");
  const asked = panel.steps.findIndex((step) => step.do === "ask");
  return { ...panel, steps: panel.steps.slice(0, asked + 1) };
};

const accepted = z.object({
  receipts: z.array(z.object({ event: z.string(), version: z.number(), leaf: z.string() })),
});
const issued = z.object({ token: z.string() });

type Asked = { readonly door: HttpDoor; answer(person: string, key: string): Promise<Response> };

/** Launches a run and asks its first question; answers it as people do, over HTTP. */
const ask = async (): Promise<Asked> => {
  const http = httpDoor(product.url, administrator);
  const script = upToTheQuestion();
  let ids: { readonly [key: string]: string } = {};
  const enrol: HttpDoor["enrol"] = async (people) => (ids = await http.enrol(people));
  await play(script, { ...http, enrol }, { print: () => undefined, now: () => new Date() });
  const view = await http.view();
  const request = view.parts[0]?.requests[0];
  if (request === undefined) throw new Error("Nothing was asked.");
  const tokens = new Map<string, string>();
  for (const person of script.people) {
    const response = await send(`${product.url}/tokens`, administrator, randomUUID(), {
      name: person.name,
      role: person.roles[0],
      person: ids[person.key],
      expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
    });
    tokens.set(person.key, issued.parse(await response.json()).token);
  }
  return {
    door: http,
    answer: (person, key) =>
      send(
        `${product.url}/runs/${http.run()}/sign-off-requests/${request.id}/answers`,
        tokens.get(person) ?? "",
        key,
        { answer: "yes", version: request.version, digest: request.digest },
      ),
  };
};

const send = (url: string, token: string, key: string, body: object): Promise<Response> =>
  fetch(url, {
    method: "POST",
    headers: {
      authorization: `Bearer ${token}`,
      "content-type": "application/json",
      "idempotency-key": key,
    },
    body: JSON.stringify(body),
  });

const gate = async ({ door }: Asked): Promise<string | undefined> =>
  (await door.view()).parts[0]?.gate;

const until = async (condition: () => Promise<boolean>): Promise<void> => {
  for (const end = Date.now() + 120_000; Date.now() < end; await sleep(250)) {
    if (await condition()) return;
  }
  throw new Error("It never came to that.");
};

const PANEL = ["priya", "stuart", "beth", "omar"];

it("while Temporal is down people sign off and have their receipts; the run moves on when it is back", async () => {
  const asked = await ask();
  await temporal.stop();
  for (const person of PANEL) {
    const response = await asked.answer(person, `yes-${person}`);
    expect(response.status).toBe(201);
    const { receipts } = accepted.parse(await response.json());
    expect(receipts[0]?.leaf).toMatch(/^[0-9a-f]{64}$/);
  }
  // All that the gate needs is on record, and only the record's own engine may pass it.
  await sleep(1_000);
  expect(await gate(asked)).toBe("open");
  temporal = await startTemporal({ dataDir, port: temporal.port });
  await until(async () => (await gate(asked)) === "passed");
});

it("while PostgreSQL is down nothing is acknowledged: a clear 503 that says when to come back", async () => {
  const asked = await ask();
  await postgres.stop();
  const refused = await asked.answer("priya", "first-try");
  expect(refused.status).toBe(503);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect(refused.headers.get("content-type")).toContain("application/problem+json");
  expect(await refused.json()).toMatchObject({ status: 503, mend: expect.any(String) });
  expect((await fetch(`${product.url}/health/ready`)).status).toBe(503);

  postgres = await startPostgres({ dataDir, port: postgres.port });
  await until(async () => (await fetch(`${product.url}/health/ready`)).ok);
  const view = await asked.door.view();
  expect(view.parts[0]?.gate).toBe("open");
  // The same try again, with its key: now it is on record, once.
  for (const status of [201, 201])
    expect((await asked.answer("priya", "first-try")).status).toBe(status);
  for (const person of PANEL.slice(1))
    expect((await asked.answer(person, person)).status).toBe(201);
  await until(async () => (await gate(asked)) === "passed");
});
