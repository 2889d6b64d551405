import { expect, test } from "vitest";
import { createCrowd } from "./crowd.ts";

test("there is a crowd while many acts come in, and none as soon as a moment was quiet", () => {
  let time = 0;
  const crowd = createCrowd(() => time);
  for (let act = 0; act < 20; act++) crowd.note();
  expect(crowd.isThere()).toBe(false);
  crowd.note();
  expect(crowd.isThere()).toBe(true);
  time += 120;
  expect(crowd.isThere()).toBe(true);
  time += 120;
  expect(crowd.isThere()).toBe(false);
});

test("what was long ago is forgotten at once", () => {
  let time = 0;
  const crowd = createCrowd(() => time);
  for (let act = 0; act < 100; act++) crowd.note();
  time += 1_000;
  expect(crowd.isThere()).toBe(false);
});
