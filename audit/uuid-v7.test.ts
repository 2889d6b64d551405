import fc from "fast-check";
import { expect, test } from "vitest";
import { createUuidV7, timeOfUuidV7, uuidV7At } from "./uuid-v7.ts";

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

test("carries version 7, the variant and the time in milliseconds", () => {
  const id = createUuidV7(() => 0x0123456789ab)();
  expect(id).toMatch(FORM);
  expect(id.startsWith("01234567-89ab-7")).toBe(true);
});

test("only grows, whatever the clock does", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 2 }), (clock) => {
      const times = clock.values();
      const next = createUuidV7(() => times.next().value ?? 0);
      const ids = clock.map(() => next());
      expect(ids).toEqual([...new Set(ids)].toSorted());
    }),
  );
});

test("runs ahead of a clock that stands still when the counter overflows", () => {
  const next = createUuidV7(() => 1_000);
  const ids = Array.from({ length: 10_000 }, next);
  expect(ids.every((id) => FORM.test(id))).toBe(true);
  expect(ids).toEqual([...new Set(ids)].toSorted());
});

test("is of exactly the time that an event says, and never the same twice", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 2 ** 48 - 1 }), (time) => {
      const id = uuidV7At(time);
      expect(id).toMatch(FORM);
      expect(timeOfUuidV7(id)).toBe(time);
    }),
  );
  expect(new Set(Array.from({ length: 1_000 }, () => uuidV7At(1_000))).size).toBe(1_000);
});
