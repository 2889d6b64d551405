import { expect, test } from "vitest";
import { shortCache } from "./short-cache.ts";

function counting(most = 10) {
  let time = 0;
  const lookedUp: string[] = [];
  const cache = shortCache(
    async (key) => {
      lookedUp.push(key);
      if (key === "broken") throw new Error("away");
      return `${key}${lookedUp.length}`;
    },
    1_500,
    most,
    () => time,
  );
  return { cache, lookedUp, wait: (ms: number) => (time += ms) };
}

test("an answer is kept for its lifetime and not longer", async () => {
  const { cache, lookedUp, wait } = counting();
  expect(await cache.get("a")).toBe("a1");
  wait(1_499);
  expect(await cache.get("a")).toBe("a1");
  wait(1);
  expect(await cache.get("a")).toBe("a2");
  expect(lookedUp).toEqual(["a", "a"]);
});

test("who asks at the same time shares one look-up", async () => {
  const { cache, lookedUp } = counting();
  expect(await Promise.all([cache.get("a"), cache.get("a")])).toEqual(["a1", "a1"]);
  expect(lookedUp).toEqual(["a"]);
});

test("a failure is not kept", async () => {
  const { cache, lookedUp } = counting();
  await expect(cache.get("broken")).rejects.toThrow("away");
  await expect(cache.get("broken")).rejects.toThrow("away");
  expect(lookedUp).toEqual(["broken", "broken"]);
});

test("it forgets when told, and the oldest when it is full", async () => {
  const { cache, lookedUp } = counting(2);
  for (const key of ["a", "b", "c", "a"]) await cache.get(key);
  expect(lookedUp).toEqual(["a", "b", "c", "a"]);
  cache.forget("a");
  await cache.get("a");
  cache.clear();
  await cache.get("a");
  expect(lookedUp).toEqual(["a", "b", "c", "a", "a", "a"]);
});
