import { describe, expect, it } from "vitest";
import { askedGroup, MONDAY, no, runOf, who, words } from "../../../test/specification/scene.ts";
import type { NoticeKind } from "../../event.ts";
import type { Reach } from "../../visibility/about.ts";
import type { EventOf } from "../../event.ts";
import { gate } from "./acts.ts";
import type { PeopleList, SignOffEvent } from "./event.ts";

const { state } = runOf("group").given(...askedGroup, no("ada"), {
  type: "signOff",
  actor: who("ben"),
  data: {
    ...{ request: "r1", version: 1, digest: "what how", member: "ben" },
    ...{ answer: "yes-with-changes", comment: words, contribution: "c1" },
  },
}).run;

const aboutOf = <T extends SignOffEvent["type"]>(event: EventOf<T>) =>
  gate.reaches[event.type](state, event);
const as = <E>(event: E) => ({ ...event, version: 99, at: MONDAY, actor: who("ada") });
const noticed = (about: string, kind: NoticeKind = "reminder") =>
  aboutOf(as({ type: "noticeReturned", data: { about, member: "ada", kind, ordinal: 1 } }));

describe("a notice", () => {
  it.each([
    ["a request", "r1"],
    ["a contribution that came with an answer", "c1"],
    ["an objection", "o-ada"],
    ["a part", "group:1"],
  ])("about %s is about its part, whose gate is open", (_, id) => {
    expect(noticed(id)).toEqual({ part: "group:1", reach: "helpers" });
  });

  it("about nothing at a gate reaches everybody, whatever its kind", () => {
    expect(noticed("n1")).toEqual({ part: undefined, reach: "everybody" });
  });

  it.each<readonly [NoticeKind, Reach]>([
    ["request", "everybody"],
    ["lapsed", "helpers"],
    ["changed", "helpers"],
    ["reminder", "helpers"],
    ["escalation", "helpers"],
    ["not-reached", "helpers"],
    ["stopped", "cry"],
    ["objection", "cry"],
    ["outcome", "everybody"],
    ["contribution-answered", "its-giver"],
    ["need-stated", "everybody"],
    ["need-met", "everybody"],
    ["stand-in", "everybody"],
    ["poll", "everybody"],
    ["poll-reminder", "everybody"],
    ["poll-result", "everybody"],
    ["session-planned", "everybody"],
    ["session-cancelled", "everybody"],
    ["day-come", "everybody"],
    ["loss", "everybody"],
  ])("of the kind %s reaches %s", (kind, reach) => {
    expect(noticed("r1", kind)).toEqual({ part: "group:1", reach });
  });
});

describe("a list that goes on", () => {
  it.each<readonly [PeopleList, Reach]>([
    [{ of: "signOffRequested", list: "asked" }, "everybody"],
    [{ of: "answersLapsed", list: "members" }, "nobody"],
    [{ of: "quorumRecomputed", list: "added" }, "nobody"],
    [{ of: "quorumRecomputed", list: "removed" }, "nobody"],
    [{ of: "escalated", list: "to" }, "helpers"],
    [{ of: "escalated", list: "waitingFor" }, "helpers"],
    [{ of: "gatePassed", list: "yes" }, "everybody"],
    [{ of: "sessionHeld", list: "came" }, "everybody"],
    [{ of: "sessionHeld", list: "ledBy" }, "everybody"],
  ])("%j reaches %s", (list, reach) => {
    const data = { part: "group:1", request: "r1", members: ["ada"], ...list };
    expect(aboutOf(as({ type: "listContinued", data }))).toEqual({ part: "group:1", reach });
  });
});

it.each<readonly [SignOffEvent, Reach]>([
  [{ type: "requestSeen", data: { part: "p", request: "r", member: "a", version: 1 } }, "helpers"],
  [
    {
      type: "toldInPerson",
      data: { part: "p", request: "r", member: "a", by: "b", on: "2026-01-05" },
    },
    "helpers",
  ],
  [{ type: "answerConfirmed", data: { part: "p", request: "r", member: "a" } }, "its-giver"],
  [
    { type: "answerDisputed", data: { part: "p", request: "r", member: "a", reason: null } },
    "its-giver",
  ],
  [{ type: "objectionLifted", data: { part: "p", objection: "o", because: "lifted" } }, "cry"],
  [{ type: "clockStopped", data: { part: "p", request: "r", because: "asked-for-time" } }, "clock"],
  [
    { type: "clockRestarted", data: { part: "p", request: "r", dueAt: MONDAY, reason: null } },
    "clock",
  ],
  [{ type: "escalated", data: { part: "p", request: "r", to: [], waitingFor: [] } }, "helpers"],
  [{ type: "dueExtended", data: { part: "p", request: "r", dueAt: MONDAY } }, "helpers"],
])("%j is about its part, and reaches %s", (event, reach) => {
  expect(aboutOf(as(event))).toEqual({ part: "p", reach });
});
