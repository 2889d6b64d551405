import { describe, expect, test } from "vitest";
import { askedGroup, at, runOf, wrote, yes } from "../../test/specification/scene.ts";
import type { Reader } from "./reader.ts";
import { isWithheld, unseenOf } from "./withheld.ts";

const { given } = runOf("group");
const anew = at("2026-01-07T10:00:00.000Z", wrote("group:1", 1, "else"));
const readers: readonly Reader[] = [
  { id: "ada", manages: false, oversees: false },
  { id: "cyd", manages: false, oversees: false },
  { id: "manager", manages: true, oversees: true },
  { id: "auditor", manages: false, oversees: true },
];

describe("what an index need not be asked for while a gate is open", () => {
  const { state, events } = given(...askedGroup, yes("ada"), anew).run;
  const unseen = unseenOf(state, "group:1");

  test("is withheld from everybody", () => {
    const left = events.filter(
      ({ type, version }) => unseen?.types.includes(type) === true && version > unseen.after,
    );
    expect(left.map(({ type }) => type)).toEqual(["answersLapsed"]);
    for (const reader of readers)
      for (const event of left) expect(isWithheld(state, event, reader)).toBe(true);
  });

  test("begins with what follows the asking, of that part alone", () => {
    const asking = events.find(({ type }) => type === "signOffRequested");
    expect(unseen?.after).toBe(asking?.version);
    expect(unseenOf(state, undefined)).toBe(null);
    expect(unseenOf(state, "plan:1")).toBe(null);
  });

  test("is nothing once the run is over", () => {
    expect(unseenOf({ ...state, status: "finished" }, "group:1")).toBe(null);
  });
});
