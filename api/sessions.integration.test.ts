import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createReader } from "../audit/read.ts";
import { runningApi, type RunningApi, type Someone } from "../test/support/running-api.ts";
import { sessionRun, type SessionRun } from "../test/support/session-run.ts";
import type { RunEvent } from "../domain/event.ts";

let api: RunningApi;
let one: SessionRun;
beforeAll(async () => {
  api = await runningApi();
  one = await sessionRun(api);
});
afterAll(() => api.close());

const seen = async (who: Someone) => (await api.send(who, "GET", `/runs/${one.run}`)).text;
const typesOf = async () =>
  (await createReader<RunEvent>(api.pool).readStream(one.run)).map(({ type }) => type);

test("a session is planned by whoever looks after the group, for a day that can be meant", async () => {
  const path = "/parts/meet:1/blocks/day/sessions";
  const body = { on: one.today, place: "The library", mode: "in-person" };
  expect((await one.post(one.ada, path, body)).code).toBe("not-allowed");
  expect((await one.post(one.staff, path, { ...body, on: "2020-01-01" })).code).toBe(
    "invalid-date",
  );
  expect((await one.post(one.staff, path, { ...body, until: "2020-01-01" })).code).toBe(
    "invalid-date",
  );
  expect((await one.post(one.staff, path, { ...body, mode: "by post" })).status).toBe(422);
  expect((await one.post(one.staff, "/parts/meet:1/blocks/night/sessions", body)).code).toBe(
    "unknown-session",
  );
  const key = { "idempotency-key": randomUUID() };
  const send = () => api.send(one.staff, "POST", `/runs/${one.run}${path}`, { body, headers: key });
  const [first, again] = [await send(), await send()];
  expect([first.status, again.body["id"]]).toEqual([201, first.body["id"]]);
  expect((await typesOf()).filter((type) => type === "sessionPlanned")).toHaveLength(1);
  expect(await seen(one.ada)).toContain("The library");
  const cancel = `/sessions/${String(first.body["id"])}/cancelled`;
  expect((await one.post(one.staff, cancel, { reason: "" })).status).toBe(422);
  expect((await one.post(one.staff, cancel, { reason: "The heating broke." })).status).toBe(201);
  expect(await seen(one.ada)).toContain("The heating broke.");
  expect((await one.post(one.staff, cancel, { reason: "Again." })).code).toBe("session-order");
});

test("that it was held is a claim: those who are named bear it out or dispute it", async () => {
  const session = await one.plan();
  const held = `/sessions/${session}/held`;
  const body = {
    on: one.today,
    came: [one.ada.id, one.ben.id],
    ledBy: [one.staff.id],
    others: 4,
    account: "All spoke, and nobody hurried.",
  };
  expect((await one.post(one.ada, held, body)).code).toBe("not-allowed");
  expect((await one.post(one.staff, held, { ...body, on: "2099-01-01" })).code).toBe(
    "invalid-date",
  );
  expect((await one.post(one.staff, held, { ...body, others: -1 })).status).toBe(422);
  expect((await one.post(one.staff, held, { ...body, came: [one.manager.id] })).code).toBe(
    "unknown-member",
  );
  expect((await one.post(one.staff, held, body)).status).toBe(201);
  expect((await one.post(one.staff, held, body)).code).toBe("session-order");
  const events = await createReader<RunEvent>(api.pool).readStream(one.run);
  const claim = events.find(({ type }) => type === "sessionHeld")?.version;
  const said = (who: Someone, agrees: boolean) =>
    one.post(who, `/claims/${claim}/corroboration`, { agrees });
  expect((await said(one.ada, true)).status).toBe(201);
  expect((await said(one.ben, false)).status).toBe(201);
  expect((await said(one.ada, true)).code).toBe("already-answered");
  expect((await said(one.staff, true)).code).toBe("unknown-claim");
  expect(await seen(one.ada)).toContain("All spoke, and nobody hurried.");
});

test("who walks in is heard, and only those who look after the run see how to reach them", async () => {
  const session = await one.plan();
  const voices = `/sessions/${session}/voices`;
  const story = { kind: "story", text: "They never called me back." };
  expect((await one.post(one.ada, voices, story)).code).toBe("not-allowed");
  expect((await one.post(one.staff, voices, { ...story, text: " " })).status).toBe(422);
  expect((await one.post(one.staff, voices, { ...story, contact: "07700 900123" })).code).toBe(
    "parameter-invalid",
  );
  expect((await one.post(one.staff, "/sessions/none/voices", story)).status).toBe(404);
  const heard = await one.post(one.staff, voices, {
    ...story,
    mayContact: true,
    contact: "Ask for Robin on 07700 900123",
  });
  expect(heard.status).toBe(201);
  expect(await seen(one.ada)).toContain("They never called me back.");
  expect(await seen(one.ada)).not.toContain("07700 900123");
  expect(await seen(one.staff)).toContain("07700 900123");
  const record = await createReader<RunEvent>(api.pool).readStream(one.run);
  expect(JSON.stringify(record)).not.toMatch(/called me back|07700/u);
});

test("another organisation sees no session of it", async () => {
  const stranger = await api.someone(await api.organisation(), "programme-manager");
  const path = "/parts/meet:1/blocks/day/sessions";
  const body = { on: one.today, place: "Here", mode: "online" };
  expect((await one.post(stranger, path, body)).status).toBe(404);
  expect(api.unexpected).toEqual([]);
});
