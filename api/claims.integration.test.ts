import { afterAll, beforeAll, expect, test } from "vitest";
import { withConnection } from "../audit/connection.ts";
import { createReader } from "../audit/read.ts";
import { implementationPathway } from "../programmes/implementation-pathway/template.ts";
import { verdict } from "../domain/verdict.ts";
import { createOpenClaims } from "../projections/claims/fold.ts";
import { askedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi } from "../test/support/running-api.ts";
import type { RunEvent } from "../domain/event.ts";

let api: RunningApi;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());

/** The row that the read models keep of a run, as far as its members can be asked by it. */
const listed = (run: string, organisation: string, members: readonly string[]) =>
  api.pool.query(
    `insert into projections.run_list
       (run, organisation, version, template, status, waiting_for, members, launched_at, updated_at)
     values ($1, $2, 1, '{}', 'running', '{}', $3, now(), now())`,
    [run, organisation, members],
  );

test("what staff say about a person is asserted until the person says whether it happened", async () => {
  const asked = await askedRun(api);
  const [ada, bea] = asked.pwle;
  if (ada === undefined || bea === undefined) throw new Error("nobody");
  await listed(asked.run, asked.organisation, [ada.id, bea.id]);
  const openClaims = createOpenClaims();
  /** What the read models are told of a change. */
  const told = async () => {
    const state = (await api.api.load(asked.run))?.state;
    if (state === undefined) throw new Error("There is no run.");
    await withConnection(api.pool, (client) =>
      openClaims.update(client, [{ run: asked.run, state, events: [] }]),
    );
  };
  const built = await api.send(
    asked.manager,
    "POST",
    `/runs/${asked.run}/members/${ada.id}/capacity`,
    {
      body: { kind: "training", what: "Chairing a meeting", on: "2026-03-01" },
    },
  );
  expect([built.status, built.code]).toEqual([201, null]);
  await told();
  // While people are asked, a claim's number would tell how many entries the answers took.
  expect((await api.send(ada, "GET", "/claims")).body["items"]).toEqual([]);
  const decided = await api.send(
    asked.manager,
    "POST",
    `/runs/${asked.run}/parts/${asked.part}/override`,
    { body: { reason: "No more time." } },
  );
  expect([decided.status, decided.code]).toEqual([201, null]);
  const claims = await api.send(ada, "GET", "/claims");
  expect(claims.body["items"]).toEqual([
    expect.objectContaining({ run: asked.run, kind: "capacityBuilt", by: "A programme-manager" }),
  ]);
  expect((await api.send(bea, "GET", "/claims")).body["items"]).toEqual([]);

  const judged = async () => {
    const events = await createReader<RunEvent>(api.pool).readStream(asked.run);
    return verdict(implementationPathway, events).claims.map(({ evidence }) => evidence);
  };
  const [item] = Array.isArray(claims.body["items"]) ? claims.body["items"] : [];
  const path = `/runs/${asked.run}/claims/${String(item?.claim)}/corroboration`;
  expect(await judged()).toEqual(["asserted"]);
  expect((await api.send(bea, "POST", path, { body: { agrees: true } })).code).toBe(
    "unknown-claim",
  );
  expect((await api.send(ada, "POST", path, { body: { agrees: false } })).status).toBe(201);
  expect(await judged()).toEqual(["disputed"]);
  expect((await api.send(ada, "POST", path, { body: { agrees: true } })).status).toBe(201);
  expect(await judged()).toEqual(["corroborated"]);
  expect((await api.send(ada, "POST", path, { body: { agrees: true } })).code).toBe(
    "already-answered",
  );
  expect((await api.send(ada, "GET", "/claims")).body["items"]).toEqual([]);
});
