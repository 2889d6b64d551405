import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createReader } from "../audit/read.ts";
import { LAUNCH } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi } from "../test/support/running-api.ts";
import type { RunEvent } from "../domain/event.ts";

let api: RunningApi;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());

const launched = async () => {
  const manager = await api.someone(await api.organisation(), "programme-manager");
  const { body } = await api.send(manager, "POST", "/runs", { body: LAUNCH });
  const run = String(body["run"]);
  const join = (members: readonly object[], key?: string) =>
    api.send(manager, "POST", `/runs/${run}/members/batch`, {
      body: { members },
      headers: key === undefined ? {} : { "idempotency-key": key },
    });
  const joined = async () =>
    (await createReader<RunEvent>(api.pool).readStream(run)).flatMap((event) =>
      event.type === "memberJoined" ? [event.data.member] : [],
    );
  return { join, joined };
};

const person = (id: string = randomUUID(), side = "pwle") => ({
  person: id,
  side,
  roles: ["decision-maker"],
});

test("five hundred people join by one request, in its order, and once however often it is sent", async () => {
  const { join, joined } = await launched();
  const people = Array.from({ length: 500 }, () => person());
  const [key, other] = [randomUUID(), randomUUID()];
  const first = await join(people, key);
  expect([first.status, first.code]).toEqual([201, null]);
  expect(first.body["receipts"]).toHaveLength(500);
  expect(await joined()).toEqual(people.map((one) => one.person));
  expect(await join(people, key)).toMatchObject({ status: 201, body: first.body });
  expect((await join(people, other)).code).toBe("already-member");
  expect(await joined()).toHaveLength(500);
});

test("when some can't be added nobody is, and each of them is named by their row", async () => {
  const { join, joined } = await launched();
  const [here, twice] = [person(), person()];
  expect((await join([here])).status).toBe(201);
  const refused = await join([person(), here, twice, twice]);
  expect([refused.status, refused.code]).toEqual([409, "already-member"]);
  expect(refused.body["errors"]).toEqual([
    { pointer: "/members/1", message: expect.stringContaining("in the group already") },
    { pointer: "/members/3", message: expect.stringContaining("in the group already") },
  ]);
  const malformed = await join([person(), person(randomUUID(), "nobody"), { person: "x" }]);
  expect(malformed.code).toBe("invalid");
  expect(malformed.text).toContain('"/members/1/side"');
  expect(malformed.text).toContain('"/members/2/person"');
  expect((await join(Array.from({ length: 501 }, () => person()))).code).toBe("invalid");
  expect((await join([])).code).toBe("invalid");
  expect(await joined()).toEqual([here.person]);
});
