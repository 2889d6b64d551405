import fc from "fast-check";
import { expect, test } from "vitest";
import { DamagedRun } from "./damaged-run.ts";
import type { NewEvent } from "./event.ts";
import type { LoggedPlace } from "./read.ts";
import { sampleEvent } from "./sample-event.ts";
import { createSharedPlaces } from "./shared-places.ts";

const RUN = "00000000-0000-4000-8000-000000000001";

function placeAt(position: number, damaged: ReadonlySet<number>): LoggedPlace<NewEvent> {
  const at = { run: RUN, version: position + 1, event: RUN };
  if (damaged.has(position))
    return { position, run: RUN, event: new DamagedRun("entry", at, "its entry is not JSON.") };
  const { run, version } = at;
  return { position, run, event: { ...sampleEvent("x"), id: RUN, run, version, schema: 1 } };
}

/** A log that grows, and how often each of its places was read. */
function growingLog(damaged: ReadonlySet<number>) {
  const places: LoggedPlace<NewEvent>[] = [];
  const reads: number[] = [];
  return {
    reads,
    grow(by: number) {
      for (let index = 0; index < by; index += 1) places.push(placeAt(places.length, damaged));
    },
    async read(_client: null, from: number, limit: number) {
      const found = places.slice(from, from + limit);
      for (const { position } of found) reads[position] = (reads[position] ?? 0) + 1;
      return found;
    },
    slice: (from: number, limit: number) => places.slice(from, from + limit),
  };
}

const look = fc.record({
  grow: fc.nat(6),
  from: fc.nat(40),
  limit: fc.integer({ min: 1, max: 12 }),
});

test("whoever asks gets what the log holds there, whatever others asked before", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(look, { maxLength: 30 }),
      fc.uniqueArray(fc.nat(40), { maxLength: 3 }),
      fc.integer({ min: 1, max: 10 }),
      async (looks, damaged, keep) => {
        const log = growingLog(new Set(damaged));
        const places = createSharedPlaces(log.read, keep);
        for (const { grow, from, limit } of looks) {
          log.grow(grow);
          expect(await places(null, from, limit)).toEqual(log.slice(from, limit));
        }
      },
    ),
  ));

test("the log is read once for three who follow it at their own pace", async () => {
  const log = growingLog(new Set());
  const places = createSharedPlaces(log.read, 100);
  const at = [0, 0, 0];
  for (let round = 1; round <= 60; round += 1) {
    log.grow(3);
    for (const follower of [0, 1, 2]) {
      if (round % (follower + 1) > 0) continue;
      const from = at[follower] ?? 0;
      at[follower] = from + (await places(null, from, 50)).length;
    }
  }
  expect(at).toEqual([180, 180, 180]);
  expect(log.reads).toEqual(Array.from({ length: 180 }, () => 1));
});

test("a damaged place is looked at anew each time: somebody may have mended it", async () => {
  const log = growingLog(new Set([1]));
  const places = createSharedPlaces(log.read, 100);
  log.grow(3);
  await places(null, 0, 10);
  await places(null, 0, 10);
  expect(log.reads).toEqual([1, 2, 2]);
});
