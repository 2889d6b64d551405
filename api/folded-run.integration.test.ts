import { afterAll, beforeAll, expect, test } from "vitest";
import { createDisclosures } from "../audit/disclosures.ts";
import { createReader } from "../audit/read.ts";
import { askedRun } from "../test/support/asked-run.ts";
import { runningApi, type RunningApi } from "../test/support/running-api.ts";
import type { Principal } from "./principal.ts";
import type { RunEvent } from "../domain/event.ts";
import { createJudging } from "../projections/verdicts/judging.ts";
import { createReading } from "./services/runs/read.ts";

let api: RunningApi;
beforeAll(async () => {
  api = await runningApi();
});
afterAll(() => api.close());

test("what a page needs of a run is read from the folded state and one event, and is what the whole run says", async () => {
  const asked = await askedRun(api);
  const [ada] = asked.pwle;
  if (ada === undefined) throw new Error("nobody");
  const reader = createReader<RunEvent>(api.pool);
  const limits: (number | undefined)[] = [];
  const reading = createReading({
    handler: { load: api.api.load },
    reader: {
      ...reader,
      readStream: (run, after, limit) => {
        limits.push(limit);
        return reader.readStream(run, after, limit);
      },
    },
    judging: createJudging(reader),
    damaged: { read: async () => null },
    disclosures: createDisclosures(api.pool),
    names: async (_, people) => Object.fromEntries(people.map((one) => [one, one])),
    positions: async () => new Map(),
    quietHours: async () => new Map(),
    now: () => new Date("2026-03-02T09:00:00Z"),
  });
  const principal: Principal = {
    ...{ id: ada.id, person: ada.id, organisation: asked.organisation, roles: ["pwle-approver"] },
    ...{ scopes: "all", via: "session", assurance: "signed-in" },
  };
  const folded = await reading.folded(principal, asked.run);
  expect(limits).toEqual([1]);
  const view = await reading.view(principal, asked.run);
  if (folded === null || view === null) throw new Error("The run can't be read.");
  const { verdict: _, cited: __, ...whole } = view;
  expect(folded).toEqual(whole);
  expect(await reading.folded({ ...principal, organisation: ada.id }, asked.run)).toBeNull();
});
