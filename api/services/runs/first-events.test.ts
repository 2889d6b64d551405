import { expect, test } from "vitest";
import type { NewEvent, Recorded } from "../../../audit/event.ts";
import { sampleEvent } from "../../../audit/sample-event.ts";
import { createFirstEvents } from "./first-events.ts";

test("a run's first event is read once, and again when others were asked for since", async () => {
  const reads: string[] = [];
  const launched = new Set(["one", "two", "three"]);
  const reader = {
    async readStream(run: string, after = 0, limit = 0): Promise<readonly Recorded<NewEvent>[]> {
      expect([after, limit]).toEqual([0, 1]);
      reads.push(run);
      if (!launched.has(run)) return [];
      return [{ ...sampleEvent("launched"), id: `first of ${run}`, run, version: 1, schema: 1 }];
    },
  };
  const first = createFirstEvents(reader, 2);
  const idOf = async (run: string) => (await first(run))?.id ?? null;

  expect(await idOf("one")).toBe("first of one");
  expect(await idOf("two")).toBe("first of two");
  expect(await idOf("one")).toBe("first of one");
  expect(reads).toEqual(["one", "two"]);

  expect(await idOf("three")).toBe("first of three");
  expect(await idOf("one")).toBe("first of one");
  expect(await idOf("two")).toBe("first of two");
  expect(reads).toEqual(["one", "two", "three", "two"]);
});

test("a run that is not there yet is looked for again", async () => {
  let events: readonly Recorded<NewEvent>[] = [];
  const first = createFirstEvents({ readStream: async () => events });
  expect(await first("one")).toBeNull();
  events = [{ ...sampleEvent("launched"), id: "it", run: "one", version: 1, schema: 1 }];
  expect((await first("one"))?.id).toBe("it");
});
