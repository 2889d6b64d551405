import { expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import type { NumberedEvent } from "../../event.ts";
import { foldAll } from "../../fold.ts";
import { askedGroup, MONDAY, runOf, yes } from "../../../test/specification/scene.ts";
import type { PeopleList } from "./event.ts";

/** The group's first request after one more event that goes on with a list. */
const after = (list: PeopleList, members: readonly string[]) => {
  const { state } = runOf("group").given(...askedGroup, yes("ada"), yes("ben")).run;
  const event: NumberedEvent = {
    type: "listContinued",
    data: { part: "group:1", request: "r1", ...list, members },
    version: state.version + 1,
    at: MONDAY,
    actor: ENGINE,
  };
  const request = foldAll(state, [event]).requests["r1"];
  if (!request) throw new Error("nobody was asked");
  return request;
};
const everybody = ["ada", "ben", "eve", "cyd", "dee"];

test.each([
  { of: "signOffRequested", list: "asked" },
  { of: "quorumRecomputed", list: "added" },
] as const)("more who are $list are asked too, each once", (list) => {
  expect(after(list, ["fay", "ada"]).asked).toEqual([...everybody, "fay"]);
});

test("more who are removed are asked no longer", () => {
  expect(after({ of: "quorumRecomputed", list: "removed" }, ["ada", "dee"]).asked).toEqual([
    "ben",
    "eve",
    "cyd",
  ]);
});

test("more whose answers lapse are asked anew, and others' answers stand", () => {
  const { answers, before } = after({ of: "answersLapsed", list: "members" }, ["ada"]);
  expect([answers["ada"]?.standing, answers["ben"]?.standing]).toEqual(["lapsed", "current"]);
  expect(before).toEqual({ ada: "answered" });
});

test("more who are told that answers are late are told too", () => {
  expect(after({ of: "escalated", list: "to" }, ["fay"]).escalatedTo).toEqual(["fay"]);
});
