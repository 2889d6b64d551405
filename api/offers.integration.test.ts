import { afterAll, beforeAll, expect, test } from "vitest";
import { askedRun } from "../test/support/asked-run.ts";
import { projectedApi, type ProjectedApi } from "../test/support/projected-api.ts";
import type { Someone } from "../test/support/running-api.ts";
import type { Principal } from "./principal.ts";

let projected: ProjectedApi;
beforeAll(async () => {
  projected = await projectedApi();
});
afterAll(() => projected.close());

const principal = ({ id }: Someone, organisation: string): Principal => ({
  ...{ id, person: id, organisation, roles: ["pwle-approver"] },
  ...{ scopes: "all", via: "session", assurance: "signed-in" },
});

test("an offer waits for its own person until they answer, and what they were given is theirs to read over all runs", async () => {
  const { api, caughtUp } = projected;
  const { services } = api.api;
  const asked = await askedRun(api);
  const [ada, bea] = asked.pwle;
  if (ada === undefined || bea === undefined) throw new Error("nobody");
  const [hers, others] = [ada, bea].map((one) => principal(one, asked.organisation));
  if (hers === undefined || others === undefined) throw new Error("nobody");
  const path = `/runs/${asked.run}/members/${ada.id}`;
  const made = await api.send(asked.manager, "POST", `${path}/payments`, {
    body: { kind: "payment", pence: 2_500 },
  });
  expect(made.status).toBe(201);
  const payment = String(made.body["id"]);
  await caughtUp();
  expect(await services.offers.waiting(hers)).toEqual([
    { run: asked.run, runTitle: expect.any(String), payments: [payment] },
  ]);
  expect(await services.offers.waiting(others)).toEqual([]);

  const answered = await api.send(ada, "POST", `${path}/payments/${payment}/answer`, {
    body: { answer: "accepted" },
  });
  expect(answered.status).toBe(201);
  // At once, before the read models know.
  expect(await services.offers.waiting(hers)).toEqual([]);
  await api.send(asked.manager, "POST", `${path}/payments/${payment}/paid`, undefined);
  await caughtUp();
  expect(await services.offers.waiting(hers)).toEqual([]);
  const given = await services.offers.given(hers, {});
  expect(given.items.map(({ type, run }) => [type, run])).toEqual([
    ["paymentMade", asked.run],
    ["paymentAnswered", asked.run],
    ["paymentOffered", asked.run],
  ]);
  expect(given.items.map(({ runTitle }) => runTitle)).not.toContain(null);
  expect((await services.offers.given(others, {})).items).toEqual([]);
});
