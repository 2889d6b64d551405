import { expect, test } from "vitest";
import { ENGINE } from "../domain/actor.ts";
import type { Order } from "../domain/command.ts";
import { everyShape } from "../test/specification/template.ts";
import { launch, nextAct } from "../test/support/group.ts";
import { memoryRecord } from "../test/in-memory/record.ts";
import { createRecordActivities } from "./record.ts";
import type { RunRecord } from "./run-record.ts";

const monday = "2026-11-23T09:00:00.000Z";
const twoWeeksLater = "2026-12-09T09:00:00.000Z";

async function asked() {
  const record = memoryRecord(everyShape);
  for (const command of launch(monday, {})) await record.must("r", command);
  for (let act = nextAct(record.state("r"), monday); act !== null;) {
    await record.must("r", act);
    act = nextAct(record.state("r"), monday);
  }
  return record;
}

function activities(record: RunRecord, now: string) {
  const warnings: string[] = [];
  const log = { warn: (_: object, message: string) => void warnings.push(message) };
  return { ...createRecordActivities({ record, now: () => now, log }), warnings };
}

test("looking changes nothing, and answers what is due at that time", async () => {
  const record = await asked();
  const before = record.events("r");
  expect((await activities(record, monday).look("r")).parts[0]?.orders).toEqual([]);
  const late = await activities(record, twoWeeksLater).look("r");
  expect(late.parts[0]?.orders.map(({ type }) => type)).toEqual(["escalate"]);
  expect(record.events("r")).toEqual(before);
});

test("a run that is not on record has nothing to do and waits for nothing", async () => {
  const nowhere = await activities(memoryRecord(everyShape), monday).look("r");
  expect(nowhere).toMatchObject({ version: 0, status: "not-launched", orders: [], wakeAt: null });
});

test("performing answers the plan after, and doing it again does nothing, without a warning", async () => {
  const record = await asked();
  const { look, perform, warnings } = activities(record, twoWeeksLater);
  const orders = (await look("r")).parts.flatMap((part) => part.orders);
  const after = await perform("r", orders);
  expect(after.parts[0]?.orders.map(({ type }) => type)).toEqual(["extendDue"]);
  const events = record.events("r");
  expect(await perform("r", orders)).toEqual(after);
  expect(record.events("r")).toEqual(events);
  expect(warnings).toEqual([]);
});

test("performing does not read back what it wrote", async () => {
  const record = await asked();
  const orders = (await activities(record, twoWeeksLater).look("r")).parts.flatMap(
    (part) => part.orders,
  );
  const read: string[] = [];
  const counted: RunRecord = {
    ...record,
    load: (run) => {
      read.push(run);
      return record.load(run);
    },
  };
  const { perform } = activities(counted, twoWeeksLater);
  const after = await perform("r", orders);
  expect([after.version, read]).toEqual([record.state("r").version, []]);
});

test("performing reads the run when this process does not know it as far as it wrote", async () => {
  const record = await asked();
  const older = record.known("r");
  const { look } = activities(record, twoWeeksLater);
  const orders = (await look("r")).parts.flatMap((part) => part.orders);
  const { perform } = activities({ ...record, known: () => older }, twoWeeksLater);
  expect((await perform("r", orders)).version).toBe(record.state("r").version);
  expect(record.state("r").version).toBeGreaterThan(older?.version ?? 0);
});

test("an order that the record refuses for another reason is told to us, and recorded nowhere", async () => {
  const record = await asked();
  const { perform, warnings } = activities(record, monday);
  const order: Order = { type: "passGate", data: { part: "nothing:1" } };
  const before = record.events("r");
  await perform("r", [order]);
  expect(record.events("r")).toEqual(before);
  expect(warnings).toHaveLength(1);
});

test("the engine cannot pass a gate that the record does not support", async () => {
  const record = await asked();
  const { perform } = activities(record, twoWeeksLater);
  const after = await perform("r", [{ type: "passGate", data: { part: "group:1" } }]);
  expect(after.parts[0]?.gate).toBe("open");
});

test("what goes wrong reaches Temporal as a kind of error, never with its message", async () => {
  const record: RunRecord = {
    load: () => Promise.reject(new RangeError("value 'Ada Lovelace' is out of range")),
    known: () => null,
    handle: () => Promise.reject(new RangeError("never called")),
    openBox: () => Promise.reject(new RangeError("never called")),
  };
  const failure = await activities(record, monday)
    .look("r")
    .catch((error: unknown) => error);
  expect(failure).toMatchObject({ type: "RangeError", cause: undefined });
  expect(String(failure)).not.toContain("Ada");
});

test("orders are given as the engine", async () => {
  const actors: string[] = [];
  const inner = await asked();
  const record: RunRecord = {
    known: () => null,
    load: inner.load,
    openBox: inner.openBox,
    handle(run, command) {
      actors.push(command.actor.id);
      return inner.handle(run, command);
    },
  };
  const order: Order = { type: "closeStep", data: { step: "group" } };
  await activities(record, monday).perform("r", [order]);
  expect(actors).toEqual([ENGINE.id]);
});
