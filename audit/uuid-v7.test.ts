import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { timeOfUuidV7, uuidV7, uuidV7At } from "./uuid-v7.ts";

const FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/u;

test("only grows, within a millisecond and when the clock steps back", () => {
  const at = Date.now() + 1_000;
  const clock = vi.spyOn(Date, "now").mockReturnValue(at);
  const ids = Array.from({ length: 10_000 }, uuidV7);
  clock.mockReturnValue(at - 500);
  ids.push(...Array.from({ length: 10_000 }, uuidV7));
  clock.mockRestore();
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
