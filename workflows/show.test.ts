import { expect, test } from "vitest";
import type { Plan } from "../domain/plan.ts";
import { detailsOf } from "./show.ts";

const waiting: Plan = {
  version: 41,
  status: "running",
  step: { key: "pilot", visit: 2, open: true },
  orders: [],
  parts: [],
  notices: [],
  waits: [
    { part: "pilot:3", for: "answers", members: ["m-ada", "m-ben"], until: null },
    { part: "pilot:4", for: "objection", members: ["m-cyd"], until: null },
    { part: null, for: "contribution", members: [], until: null },
  ],
  wakeAt: "2026-12-04T17:00:00.000Z",
};

test("the story in Temporal's pages is told in plain words, with people counted and never named", () => {
  const told = detailsOf(waiting, null);
  expect(told.split("\n\n")).toEqual([
    "Step: pilot (visit 2).",
    "Waiting for answers on pilot:3 (2 people).",
    "Waiting for an objection to be settled on pilot:4 (1 person).",
    "Waiting for contributions to be answered.",
    "Looks again by itself at 2026-12-04T17:00:00.000Z.",
    "Read up to version 41 of the record.",
  ]);
  expect(told).not.toContain("m-");
});

test("a site tells its own part and what concerns the whole run", () => {
  const told = detailsOf(waiting, "pilot:3");
  expect(told).toContain("pilot:3");
  expect(told).not.toContain("pilot:4");
  expect(told).toContain("contributions");
});

test("a run that is over, or paused, says so", () => {
  expect(detailsOf({ ...waiting, status: "finished", waits: [] }, null)).toContain("finished");
  expect(detailsOf({ ...waiting, status: "paused" }, null)).toMatch(/^This run is paused\./u);
});
