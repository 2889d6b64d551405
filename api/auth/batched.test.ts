import { expect, test } from "vitest";
import { batched } from "./batched.ts";

test("keys that are asked for together are looked up together, and each gets its own answer", async () => {
  const asked: (readonly string[])[] = [];
  const lookUp = batched(async (keys) => {
    asked.push(keys);
    return new Map(keys.flatMap((key) => (key === "c" ? [] : [[key, key.toUpperCase()] as const])));
  });
  const first = [lookUp("a"), lookUp("b"), lookUp("c")];
  expect(await Promise.all(first)).toEqual(["A", "B", null]);
  expect(asked).toEqual([["a", "b", "c"]]);
  expect(await lookUp("d")).toBe("D");
});

test("what arrives meanwhile shares the next look-up, within its limit", async () => {
  const sizes: number[] = [];
  const lookUp = batched(async (keys) => {
    sizes.push(keys.length);
    return new Map(keys.map((key) => [key, key]));
  }, 2);
  expect(await Promise.all(["a", "b", "c", "d", "e"].map(lookUp))).toEqual([
    "a",
    "b",
    "c",
    "d",
    "e",
  ]);
  expect(sizes).toEqual([2, 2, 1]);
});

test("a failure reaches those who asked, and nobody else", async () => {
  let fails = true;
  const lookUp = batched(async (keys) => {
    if (fails) throw new Error("away");
    return new Map(keys.map((key) => [key, key]));
  });
  const outcomes = await Promise.allSettled([lookUp("a"), lookUp("b")]);
  expect(outcomes.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  fails = false;
  expect(await lookUp("a")).toBe("a");
});

test("who comes when too many wait is told at once to come again, and the others get their answer", async () => {
  const lookUp = batched(async (keys) => new Map(keys.map((key) => [key, key])), 2, 3);
  const outcomes = await Promise.allSettled(["a", "b", "c", "d"].map(lookUp));
  expect(outcomes.map(({ status }) => status)).toEqual([
    "fulfilled",
    "fulfilled",
    "fulfilled",
    "rejected",
  ]);
  expect(outcomes[3]).toMatchObject({ reason: { code: "record-unavailable" } });
  expect(await lookUp("d")).toBe("d");
});
