import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import type { Command } from "../command.ts";
import type { DomainEvent } from "../event.ts";
import { MONDAY, words } from "../../test/specification/scene.ts";
import { fitting } from "./entry-size.ts";

/** An entry of the log holds 65,535 bytes, of which 1,024 are kept for what stands around an event. */
const ENTRY = 64_511;
const command: Command = { type: "resume", data: {}, actor: ENGINE, at: MONDAY };
const recorded = (event: DomainEvent, given: Command = command): readonly DomainEvent[] => {
  const decision = fitting(given, [event]);
  return decision.kind === "accepted" ? decision.events : [];
};

/** People whose ids take 240 bytes each with what stands between them: a list of 24,000 bytes holds a hundred. */
const people = (many: number): readonly string[] =>
  Array.from({ length: many }, (_, index) => String(index).padStart(237, "0"));
const all = people(201);
const [first, second, third] = [all.slice(0, 100), all.slice(100, 200), all.slice(200)];
const place = { part: "group:1", request: "r1" } as const;
const went = (of: string, list: string, members: readonly string[], more: object = {}) => ({
  type: "listContinued",
  data: { of, list, ...place, ...more, members },
});

const asking = (asked: readonly string[]): DomainEvent => ({
  type: "signOffRequested",
  data: {
    ...{ ...place, version: 1, digest: "d", sections: [] },
    ...{ asked, dueAt: MONDAY, noticeUntil: MONDAY },
  },
});
const lapsing = (members: readonly string[]): DomainEvent => ({
  type: "answersLapsed",
  data: {
    ...{ ...place, members, version: 2, digest: "d" },
    ...{ dueAt: MONDAY, noticeUntil: MONDAY },
  },
});
const counting = (added: readonly string[], removed: readonly string[]): DomainEvent => ({
  type: "quorumRecomputed",
  data: {
    ...{ ...place, because: "edited", eligible: 2, added, removed },
    ...{ needed: 1, reachable: true },
  },
});
const escalating = (to: readonly string[], waitingFor: readonly string[]): DomainEvent => ({
  type: "escalated",
  data: { ...place, to, waitingFor },
});
const opening = (voters: readonly string[]): DomainEvent => ({
  type: "pollOpened",
  data: {
    ...{ part: "group:1", poll: "p1", block: "poll", choose: "one", options: ["a", "b"] },
    ...{ scale: null, anonymous: false, voters, closesAt: MONDAY },
  },
});
type Ballots = Extract<DomainEvent, { readonly type: "pollClosed" }>["data"]["ballots"];
const closing = (ballots: Ballots): DomainEvent => ({
  type: "pollClosed",
  data: {
    ...{ part: "group:1", poll: "p1", because: "time", voters: 3, cast: 3 },
    ...{ results: [], ballots },
  },
});
const passing = (yes: readonly string[]): DomainEvent => ({
  type: "gatePassed",
  data: { part: "group:1", version: 1, digest: "d", eligible: 2, needed: 1, yes, tie: null },
});
const meeting = (came: readonly string[], ledBy: readonly string[]): DomainEvent => ({
  type: "sessionHeld",
  data: {
    ...{ session: "s1", part: "group:1", block: "session", on: "2026-01-05", came, ledBy },
    ...{ others: 0, account: words },
  },
});
const erasing = (what: "all" | readonly string[]): DomainEvent => ({
  type: "erased",
  data: { member: "ada", what, by: "ada" },
});

describe("a list that is too long for one event goes on in further ones, of a hundred each", () => {
  test("those who are asked", () => {
    const more = [second, third].map((page) => went("signOffRequested", "asked", page));
    expect(recorded(asking(all))).toEqual([asking(first), ...more]);
  });

  test("those whose answers lapse", () => {
    const more = [second, third].map((page) => went("answersLapsed", "members", page));
    expect(recorded(lapsing(all))).toEqual([lapsing(first), ...more]);
  });

  test("those who are asked since, and those who no longer are", () => {
    expect(recorded(counting(all, people(101)))).toEqual([
      counting(first, people(100)),
      went("quorumRecomputed", "added", second),
      went("quorumRecomputed", "added", third),
      went("quorumRecomputed", "removed", people(101).slice(100)),
    ]);
  });

  test("those who are told that answers are late, and those who are waited for", () => {
    expect(recorded(escalating(people(101), all))).toEqual([
      escalating(people(100), first),
      went("escalated", "to", people(101).slice(100)),
      went("escalated", "waitingFor", second),
      went("escalated", "waitingFor", third),
    ]);
  });

  test("those who vote", () => {
    const more = [second, third].map((voters) => ({
      type: "votersListed",
      data: { part: "group:1", poll: "p1", voters },
    }));
    expect(recorded(opening(all))).toEqual([opening(first), ...more]);
  });

  test("those whose ballots have a name, and none of a poll without names", () => {
    const ballots = ["a", "b", "c"].map((id) => ({ voter: id.repeat(12_000), choice: [0] }));
    const more = ballots.slice(1).map((ballot) => ({
      type: "ballotsListed",
      data: { part: "group:1", poll: "p1", ballots: [ballot] },
    }));
    expect(recorded(closing(ballots))).toEqual([closing(ballots.slice(0, 1)), ...more]);
    expect(recorded(closing(null))).toEqual([closing(null)]);
  });

  test("those who said yes, with no request", () => {
    const more = [second, third].map((page) => went("gatePassed", "yes", page, { request: null }));
    expect(recorded(passing(all))).toEqual([passing(first), ...more]);
  });

  test("those who came to a session, and those who led it", () => {
    const at = { session: "s1", request: null };
    expect(recorded(meeting(all, people(101)))).toEqual([
      meeting(first, people(100)),
      went("sessionHeld", "came", second, at),
      went("sessionHeld", "came", third, at),
      went("sessionHeld", "ledBy", people(101).slice(100), at),
    ]);
  });

  test("what is erased, in as many erasures", () => {
    expect(recorded(erasing(all))).toEqual([first, second, third].map(erasing));
    expect(recorded(erasing("all"))).toEqual([erasing("all")]);
  });
});

describe("what fits", () => {
  test("is recorded as it is, with empty lists too", () => {
    const events = [
      ...[asking([]), lapsing([]), counting([], []), escalating([], []), opening([])],
      ...[passing([]), closing([]), meeting([], []), erasing([]), asking(first), lapsing(first)],
    ];
    for (const event of events) expect(recorded(event)).toEqual([event]);
  });

  test("is counted in bytes of UTF-8, not in letters", () => {
    const pagesOf = (letter: string, letters: number): number =>
      // Quotes and a comma take three bytes, and a second one of two letters seven.
      recorded(lapsing([letter.repeat(letters), "1234"])).length;
    expect([pagesOf("\u007F", 23_990), pagesOf("\u007F", 23_991)]).toEqual([1, 2]);
    expect([pagesOf("\u0080", 11_995), pagesOf("\u0080", 11_996)]).toEqual([1, 2]);
    expect([pagesOf("\u07FF", 11_995), pagesOf("\u07FF", 11_996)]).toEqual([1, 2]);
    expect([pagesOf("\u0800", 7_996), pagesOf("\u0800", 7_997)]).toEqual([1, 2]);
  });

  test("may hold one item that is longer than a whole list: no empty list stands before it", () => {
    const long = "x".repeat(30_000);
    expect(recorded(lapsing([long, "ada"]))).toEqual([
      lapsing([long]),
      went("answersLapsed", "members", ["ada"]),
    ]);
  });
});

describe("what a person sends", () => {
  const sized = (bytes: number, given: Command): DomainEvent => {
    const event = (text: string): DomainEvent => ({
      type: "paused",
      data: { reason: { commitment: text } },
    });
    const { actor, assurance } = given;
    const form = Buffer.byteLength(JSON.stringify([event(""), actor, assurance]));
    return event("x".repeat(bytes - form));
  };

  test.each([command, { ...command, assurance: "passkey-signed" } as const])(
    "is kept up to the size of an entry, and refused when it is a byte longer",
    (given) => {
      const last = sized(ENTRY, given);
      expect(fitting(given, [last])).toEqual({ kind: "accepted", events: [last] });
      expect(fitting(given, [asking([]), sized(ENTRY + 1, given)])).toMatchObject({
        kind: "refused",
        refusal: { code: "too-large", about: null },
      });
    },
  );
});
