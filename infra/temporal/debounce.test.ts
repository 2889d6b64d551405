import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDebounce } from "./debounce.ts";

const left: string[] = [];
const roomFor = (room: number) =>
  createDebounce<readonly string[]>({
    merge: (earlier, later) => [...earlier, ...later],
    leave: (run, items) => left.push(`${run}: ${items.join(" ")}`),
    room,
  });

beforeEach(() => {
  left.length = 0;
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("words of one run leave together, when the first has waited long enough", () => {
  const room = roomFor(10);
  room.wait("a", ["1"], 100);
  vi.advanceTimersByTime(60);
  room.wait("a", ["2"], 100);
  room.wait("b", ["3"], 100);
  expect(left).toEqual([]);
  vi.advanceTimersByTime(40);
  expect(left).toEqual(["a: 1 2"]);
  vi.advanceTimersByTime(60);
  expect(left).toEqual(["a: 1 2", "b: 3"]);
});

test("one that is due takes along what waits, and nothing leaves twice", () => {
  const room = roomFor(10);
  room.wait("a", ["1"], 100);
  room.goOn("a", ["2"]);
  expect(left).toEqual(["a: 1 2"]);
  vi.advanceTimersByTime(1_000);
  expect(left).toEqual(["a: 1 2"]);
});

test("what finds no room leaves at once", () => {
  const room = roomFor(1);
  room.wait("a", ["1"], 100);
  room.wait("b", ["2"], 100);
  expect(left).toEqual(["b: 2"]);
});

test("when it closes, what waits is left to others", () => {
  const room = roomFor(10);
  room.wait("a", ["1"], 100);
  room.close();
  vi.advanceTimersByTime(1_000);
  expect(left).toEqual([]);
});
