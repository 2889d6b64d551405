import { describe, expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import {
  about,
  at,
  askedGroup,
  runOf,
  who,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";

const { given } = runOf("group");
const stepBack = (member: string): Given => ({
  type: "standAside",
  actor: who(member),
  data: about(member),
});
const moreTime = (member: string): Given => ({
  type: "askForTime",
  actor: who(member),
  data: { ...about(member), reason: null },
});

describe("stepping back and asking for time", () => {
  test("who steps back leaves the count, and may come back", () => {
    const stepped = given(...askedGroup).when(stepBack("ada"));
    expect(stepped.types).toEqual(["stoodAside", "quorumRecomputed"]);
    expect(stepped.events[1]?.data).toMatchObject({ because: "stood-aside", needed: 2 });
    const back = given(...askedGroup, stepBack("ada")).when(yes("ada"));
    expect(back.types).toEqual(["signedOff", "quorumRecomputed"]);
  });

  test("asking for time stops the clock, and answering gives the time back", () => {
    expect(given(...askedGroup).when(moreTime("ada")).types).toEqual([
      "askedForTime",
      "clockStopped",
    ]);
    const back = given(...askedGroup, at("2026-01-06T09:00:00.000Z", moreTime("ada"))).when(
      at("2026-01-08T09:00:00.000Z", yes("ada")),
    );
    expect(back.types).toEqual(["signedOff", "clockRestarted"]);
    // Due Monday 19 January at 17:00; two days later is Wednesday
    expect(back.events[1]?.data).toMatchObject({ dueAt: "2026-01-21T17:00:00.000Z" });
  });

  test("while anybody still needs time, the clock stands", () => {
    expect(given(...askedGroup, moreTime("ada")).when(moreTime("ben")).types).toEqual([
      "askedForTime",
    ]);
    const { types } = given(...askedGroup, moreTime("ada"), moreTime("ben")).when(yes("ada"));
    expect(types).toEqual(["signedOff"]);
  });

  test("a new version starts the clock again with its own times", () => {
    const { types, run } = given(...askedGroup, moreTime("ada")).when(wrote("group:1", 1, "else"));
    expect(types).toEqual(["versionSaved", "answersLapsed"]);
    expect(run.state.requests["r1"]?.clockStoppedAt).toBeNull();
  });

  test("when who asked for time leaves, the clock runs again", () => {
    const { types } = given(...askedGroup, moreTime("ada")).when({
      type: "withdraw",
      actor: who("ada"),
      data: { member: "ada" },
    });
    expect(types).toEqual(["withdrew", "quorumRecomputed", "clockRestarted"]);
  });
});
