import { expect, test } from "vitest";
import { createLoadDetector } from "./load-detector.ts";

test("there is a load while many acts come in, and none as soon as a moment was quiet", () => {
  let time = 0;
  const load = createLoadDetector(
    () => 0,
    () => time,
  );
  for (let act = 0; act < 20; act++) load.note();
  expect(load.isThere()).toBe(false);
  load.note();
  expect(load.isThere()).toBe(true);
  time += 120;
  expect(load.isThere()).toBe(true);
  time += 120;
  expect(load.isThere()).toBe(false);
});

test("what was long ago is forgotten at once", () => {
  let time = 0;
  const load = createLoadDetector(
    () => 0,
    () => time,
  );
  for (let act = 0; act < 100; act++) load.note();
  time += 1_000;
  expect(load.isThere()).toBe(false);
});

test("a process that has its hands full counts fewer acts as a load", () => {
  let [time, share] = [0, 0.8];
  const load = createLoadDetector(
    () => share,
    () => time,
  );
  for (let act = 0; act < 5; act++) load.note();
  expect(load.isThere()).toBe(false);
  load.note();
  expect(load.isThere()).toBe(true);
  share = 0.79;
  expect(load.isThere()).toBe(false);
  share = 1;
  time += 200;
  expect(load.isThere()).toBe(false);
});
