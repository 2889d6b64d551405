import { expect, test } from "vitest";
import { eventWords } from "./event-words.ts";
import { kinds } from "./kinds.ts";

test("every type of event is found under exactly one kind", () => {
  const found = kinds.flatMap(({ types }) => [...types]);
  expect(found.toSorted()).toEqual(Object.keys(eventWords).toSorted());
});
