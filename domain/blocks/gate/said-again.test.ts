import { describe, expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import {
  about,
  asked,
  group,
  launched,
  no,
  runOf,
  who,
  words,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";

describe("what each says is kept apart from what others said", () => {
  const consent = runOf("group");
  const begun = [launched(), ...group, wrote("group:1", 0), asked("group:1")] as const;
  const { objection: _objection, ...unnamed } = { ...about("ada"), reason: words, objection: "" };
  const refuses = (member: string): Given => ({
    type: "decline",
    actor: who(member),
    data: { ...unnamed, member },
  });
  const changes = (member: string, contribution?: string): Given => ({
    type: "signOff",
    actor: who(member),
    data: {
      ...about(member),
      answer: "yes-with-changes",
      comment: words,
      ...(contribution !== undefined && { contribution }),
    },
  });

  test("an answer without a name of its own gets one from whose it is and how many they gave", () => {
    const { given } = consent;
    expect(given(...begun).when(refuses("ada")).events).toMatchObject([
      { type: "declined" },
      { type: "objected", data: { objection: "r1/ada/1" } },
    ]);
    const again = given(...begun, yes("ben"), yes("ada")).when(changes("ada"));
    expect(again.events).toMatchObject([
      { type: "signedOff" },
      { type: "contributed", data: { contribution: "r1/ada/2", kind: "change", member: "ada" } },
    ]);
    const third = given(...begun, yes("ada"), changes("ada")).when(changes("ada"));
    expect(third.events.map(({ data }) => data)).toContainEqual(
      expect.objectContaining({ contribution: "r1/ada/3" }),
    );
  });

  test("changes need words, and words have one name", () => {
    const { given } = consent;
    const wordless: Given = {
      type: "signOff",
      actor: who("ada"),
      data: { ...about("ada"), answer: "yes-with-changes", comment: null },
    };
    expect(given(...begun).when(wordless).refusal).toMatchObject({
      code: "form-incomplete",
      about: "comment",
    });
    expect(given(...begun, changes("ada", "c1")).when(changes("ben", "c1")).code).toBe(
      "already-answered",
    );
  });

  test("a second no to the same words is no second objection; one to another request is", () => {
    const { given } = consent;
    expect(given(...begun, no("ada")).when(no("ada")).types).toEqual(["declined"]);
    const two = [
      launched(),
      ...group,
      wrote("group:1", 0),
      asked("group:1", "r1", 1, ["what"]),
      asked("group:1", "r2", 1, ["how"]),
      no("ada"),
    ] as const;
    const other: Given = {
      type: "decline",
      actor: who("ada"),
      data: { ...about("ada", "r2"), reason: words, objection: "o-2" },
    };
    expect(given(...two).when(other).types).toEqual(["declined", "objected"]);
    const anew = wrote("group:1", 1, "else");
    const later: Given = {
      type: "decline",
      actor: who("ada"),
      data: { ...about("ada", "r1", 2), digest: "else how", reason: words, objection: "o-2" },
    };
    expect(given(...begun, no("ada"), anew).when(later).types).toEqual(["declined", "objected"]);
  });

  test("asking for time says why the clock stands, once", () => {
    const { given } = consent;
    const time = (member: string): Given => ({
      type: "askForTime",
      actor: who(member),
      data: { ...about(member), reason: null },
    });
    expect(given(...begun).when(time("ada")).events).toMatchObject([
      { type: "askedForTime" },
      { type: "clockStopped", data: { because: "asked-for-time", request: "r1" } },
    ]);
    expect(given(...begun, time("ada")).when(time("ben")).types).toEqual(["askedForTime"]);
    const restart: Given = { type: "restartClock", data: { request: "r1", reason: words } };
    const end = "2026-01-07T17:00:00.000Z";
    const held = given(...begun, time("ada"));
    expect(held.when({ ...restart, at: "2026-01-07T16:59:59.999Z" }).code).toBe("not-due");
    expect(held.when({ ...restart, at: end }).types).toEqual(["clockRestarted"]);
    expect(held.when({ ...restart, at: end, data: { request: "r2", reason: words } }).code).toBe(
      "unknown-request",
    );
  });

  test("who comes back after stepping back counts again, and the recount says so", () => {
    const { given } = consent;
    const back: Given = { type: "standAside", actor: who("ada"), data: about("ada") };
    expect(given(...begun).when(back).events).toMatchObject([
      { type: "stoodAside" },
      { type: "quorumRecomputed", data: { because: "stood-aside", eligible: 4, reachable: true } },
    ]);
    expect(given(...begun, back).when(yes("ada")).events).toMatchObject([
      { type: "signedOff" },
      { type: "quorumRecomputed", data: { because: "came-back", eligible: 5, needed: 2 } },
    ]);
    expect(given(...begun, yes("ada")).when(yes("ada")).types).toEqual(["signedOff"]);
  });
});
