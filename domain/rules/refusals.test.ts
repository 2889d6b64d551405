import { expect, test } from "vitest";
import type { NumberedEvent } from "../event.ts";
import { evolve } from "../evolve.ts";
import { launched, runOf, who } from "../../test/specification/scene.ts";
import { countedWith, MOST_REFUSALS } from "./refusals.ts";

const start = runOf("group").given(launched()).run.state;
type Act = { readonly command: string; readonly code: string; readonly about: string | null };

/** As the record takes refused acts: an entry, or a count with one. */
const tried = (actor: string, acts: readonly Act[]) =>
  acts.reduce(
    ({ state, counts }, data) => {
      const counted = countedWith(state, actor, data);
      if (counted !== null) {
        return { state, counts: counts.set(counted, (counts.get(counted) ?? 1) + 1) };
      }
      const version = state.version + 1;
      const at = "2026-01-06T09:00:00.000Z";
      const event: NumberedEvent = { type: "actRefused", data, version, at, actor: who(actor) };
      return { state: evolve(state, event), counts };
    },
    { state: start, counts: new Map<number, number>() },
  );

const same: Act = { command: "signOff", code: "wrong-digest", about: "r1" };

test("the same refused act ten thousand times is one entry with its count", () => {
  const { state, counts } = tried(
    "ada",
    Array.from({ length: 10_000 }, () => same),
  );
  expect(state.version).toBe(start.version + 1);
  expect([...counts]).toEqual([[state.version, 10_000]]);
});

test("ten thousand different ones of one person are as many entries as are listed, and none is lost", () => {
  const { state, counts } = tried(
    "ada",
    Array.from({ length: 10_000 }, (_, nth) => ({ ...same, about: `r${nth}` })),
  );
  expect(state.version).toBe(start.version + MOST_REFUSALS);
  expect([...counts]).toEqual([[state.version, 10_000 - MOST_REFUSALS + 1]]);
});

test("another person, command, reason or thing has an entry of its own", () => {
  const { state } = tried("ada", [
    same,
    { ...same, command: "decline" },
    { ...same, code: "not-current-version" },
    { ...same, about: null },
    same,
  ]);
  expect(state.version).toBe(start.version + 4);
  expect(countedWith(state, "ben", same)).toBeNull();
});
