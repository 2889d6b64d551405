import { describe, expect, it } from "vitest";
import { everyShape } from "../../test/specification/template.ts";
import { builtIn } from "../../programmes/all.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";
import { eventTypes } from "../../test/support/event-types.ts";
import { hostile, logged } from "../../test/support/logged.ts";
import { playedRun } from "../../test/support/played-run.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { replay } from "./replay.ts";

/** Between them, these hold nearly every type of event. */
const runs = [0, 1, 2, 3, 4, 5, 6, 7, 8, 21].map((seed) => playedRun(everyShape, seed));
const all = runs.flat();

/** Neither chance nor the demo comes to these. */
const ELSEWHERE: readonly string[] = [
  // What was refused changes nothing: "whatever was refused in between".
  "actRefused",
  // A loss that is reported and not yet borne out: domain/loss.
  "lossReported",
  // Lists that don't fit into one entry: large-groups.test.ts.
  "listContinued",
  // Somebody who is gone: replay/seldom.test.ts.
  "memberLost",
  "lossDenied",
  "groupGoesOn",
  // Polls of many by their addresses, how members are known, who allows contact, and what is shown no longer: replay/seldom.test.ts.
  "ballotsListed",
  "contactAllowed",
  "credentialNoLongerShown",
  "electorateChanged",
  "memberConfirmed",
  "memberVouchedFor",
  "votersListed",
  "votersReminded",
];

const told = (events: readonly LoggedEvent[]): readonly string[] =>
  replay(everyShape, events).map(
    ({ event, result, why }) => `${event.version} ${event.type} ${result}: ${why}`,
  );

/** What a key that is registered, and a notice, may leave out. */
const MAY_BE_MISSING: readonly string[] = ["transports", "countsFrom", "wording"];

type Is = (event: LoggedEvent, next: LoggedEvent | undefined) => boolean;
/** A run up to an event of some kind, and its position. */
const upTo = (is: Is, after = 0) => {
  for (const run of runs) {
    const at = run.findIndex((event, index) => is(event, run[index + 1]));
    const event = run[at];
    if (event !== undefined) return { events: run.slice(0, at + 1 + after), at, event };
  }
  throw new Error("no such event");
};
const isOf =
  (type: LoggedEvent["type"]): Is =>
  (event) =>
    event.type === type;
/** The run up to that event, which somebody changed. */
const changed = (is: Is, change: (event: LoggedEvent) => LoggedEvent, after = 0) => {
  const { events, at, event } = upTo(is, after);
  return { told: told(events.with(at, change(event))), version: at + 1 };
};

describe("runs that nobody touched are decided again to the last field", () => {
  it("as chance plays them, and as the demo does, with nearly every type of event that there is", async () => {
    for (const run of runs) expect(told(run)).toEqual([]);
    const demo = await demoRuns();
    for (const { template, events } of demo) expect(replay(template, events)).toEqual([]);
    const seen = new Set([...all, ...demo.flatMap(({ events }) => events)].map(({ type }) => type));
    const never = eventTypes.filter((type) => ![...seen, ...ELSEWHERE].includes(type));
    expect(never).toEqual([]);
  });

  it("as chance plays them by the rules of every programme", () => {
    for (const template of builtIn) {
      expect([template.name, ...replay(template, playedRun(template, 0))]).toEqual([template.name]);
    }
  });

  it("and where nothing happened, nothing is wrong", () => {
    expect(told([])).toEqual([]);
  });

  it("whatever was refused in between", () => {
    const { events, at } = upTo(isOf("memberJoined"));
    const data = { command: "pause", code: "not-allowed", about: null };
    const refused = logged(at + 2, { type: "actRefused", data });
    expect(told([...events, refused])).toEqual([]);
  });

  it("in whatever order a version's changed sections stand", () => {
    const isChanged: Is = (event) => event.type === "versionSaved" && event.data.changed.length > 1;
    const { told } = changed(isChanged, (event) =>
      event.type === "versionSaved"
        ? hostile(event, { ...event.data, changed: event.data.changed.toReversed() })
        : event,
    );
    expect(told).toEqual([]);
  });
});

describe("what the rules work out is worked out again", () => {
  const types = [...new Set(all.map(({ type }) => type))];
  it.each(types)("%s: nothing is added to it", (type) => {
    const { told } = changed(isOf(type), (event) => hostile(event, { ...event.data, more: 1 }), 2);
    expect(told[0]).toMatch(/^\d+ \w+ fails: the rules lead /u);
  });

  it.each(types)("%s: who acted", (type) => {
    const auditor = { id: "eve", role: "auditor", via: "session" } as const;
    const { told } = changed(isOf(type), (event) => ({ ...event, actor: auditor }), 2);
    expect(told[0]).toMatch(/^\d+ \w+ fails: /u);
  });

  it.each([
    ["stepOpened", "visit"],
    ["partOpened", "title"],
    ["partOpened", "stretch"],
    ["partSubmitted", "version"],
    ["partClosed", "outcome"],
    ["stepClosed", "next"],
    ["runFinished", "outcome"],
    ["versionSaved", "version"],
    ["versionSaved", "changed"],
    ["signOffRequested", "digest"],
    ["signOffRequested", "asked"],
    ["signOffRequested", "dueAt"],
    ["signedOff", "by"],
    ["declined", "digest"],
    ["answersLapsed", "members"],
    ["quorumRecomputed", "eligible"],
    ["objectionLifted", "because"],
    ["clockRestarted", "dueAt"],
    ["escalated", "to"],
    ["dueExtended", "dueAt"],
    ["gatePassed", "needed"],
    ["gatePassed", "yes"],
    ["gateRefused", "tie"],
    ["gateOverridden", "by"],
    ["contributed", "step"],
    ["contributionAnswered", "by"],
    ["delegationEnded", "to"],
    ["erased", "by"],
  ] as const)("%s: %s", (type, key) => {
    const { told } = changed(
      isOf(type),
      (event) => hostile(event, { ...event.data, [key]: ["something else"] }),
      2,
    );
    expect(told[0]).toMatch(/^\d+ \w+ fails: /u);
  });
});

describe("what is wrong is told at the event", () => {
  it("that the rules refuse", () => {
    const { events, at } = upTo(isOf("memberJoined"));
    const again = events.slice(0, 1).map((event) => ({ ...event, version: at + 2 }));
    expect(told([...events, ...again])).toEqual([
      `${at + 2} runLaunched fails: the rules refuse it: This run has started already`,
    ]);
  });

  it("that the rules would have written otherwise, and goes on from what is recorded", () => {
    const { told: found, version } = changed(
      isOf("escalated"),
      (event) => hostile(event, { ...event.data, to: ["eve"] }),
      1,
    );
    expect(found).toEqual([
      `${version} escalated fails: the rules lead to something else than what is recorded`,
    ]);
  });

  it("that lacks what follows from it", () => {
    const isStopping: Is = (event, next) =>
      event.type === "askedForTime" &&
      event.assurance !== "passkey-signed" &&
      next?.type === "clockStopped";
    const { events, at } = upTo(isStopping);
    expect(told(events)).toEqual([
      `${at + 1} askedForTime fails: the rules lead from it to clockStopped, which is not recorded after it as it should be`,
    ]);
  });

  it("that leaves out anything which it has to say", { timeout: 60_000 }, () => {
    const seen = new Set<string>();
    const passed = runs.flatMap((run) =>
      run.flatMap((event, at) => {
        if (seen.has(event.type)) return [];
        seen.add(event.type);
        // Up to where the decision that it belongs to is whole.
        const ends = Array.from({ length: 12 }, (_, more) => at + 1 + more);
        const end = ends.find((one) => told(run.slice(0, one)).length === 0) ?? run.length;
        const names = Object.keys(event.data).filter((name) => !MAY_BE_MISSING.includes(name));
        return names.flatMap((name) => {
          const rest = Object.entries(event.data).filter(([other]) => other !== name);
          const without = hostile(event, Object.fromEntries(rest));
          const found = told(run.slice(0, end).with(at, without));
          return found.length > 0 ? [] : [`${event.type} without ${name}`];
        });
      }),
    );
    expect(passed).toEqual([]);
    expect(seen.size).toBeGreaterThan(50);
  });

  it("that follows at another time, by another, or marked otherwise", () => {
    const isStopping: Is = (event, next) =>
      event.type === "askedForTime" &&
      event.assurance !== "passkey-signed" &&
      next?.type === "clockStopped";
    const { events, at } = upTo(isStopping, 1);
    const follower = events[at + 1];
    if (follower === undefined) throw new Error("nothing follows");
    const actor = { ...follower.actor, via: "token" } as const;
    const lacks = `${at + 1} askedForTime fails: the rules lead from it to clockStopped, which is not recorded after it as it should be`;
    for (const other of [
      { ...follower, at: "2031-01-01T00:00:00.000Z" },
      { ...follower, actor },
      { ...follower, assurance: "assisted-confirmed" as const },
    ]) {
      expect(told(events.with(at + 1, other))).toEqual([
        lacks,
        `${at + 2} clockStopped fails: nothing on record leads to it`,
      ]);
    }
  });

  it("that only ever follows from another", () => {
    for (const type of ["quorumRecomputed", "clockStopped"] as const) {
      const { events, at } = upTo(isOf("memberJoined"));
      const follower = { ...upTo(isOf(type)).event, version: at + 2 };
      expect(told([...events, follower])).toEqual([
        `${at + 2} ${type} fails: nothing on record leads to it`,
      ]);
    }
  });

  it("of a kind that a newer release wrote, after which nothing is judged", () => {
    const { events, at } = upTo(isOf("memberJoined"), 1);
    const newer: LoggedEvent = JSON.parse(JSON.stringify({ ...events[at], type: "foreseen" }));
    expect(told(events.with(at, newer))).toEqual([
      `${at + 1} foreseen could-not-check: this release does not know events of its kind`,
    ]);
  });

  it("that makes the rules stumble", () => {
    const { told } = changed(isOf("answersLapsed"), (event) =>
      hostile(event, { ...event.data, members: null }),
    );
    expect(told.at(-1)).toMatch(
      /^\d+ answersLapsed fails: the rules can't be applied to it \(TypeError: /u,
    );
  });
});

describe("how firmly an answer is marked", () => {
  const isAnswer: Is = (event) =>
    "request" in event.data && "digest" in event.data && "by" in event.data;
  const isHelped: Is = (event, next) =>
    isAnswer(event, next) && "assistance" in event.data && event.data.assistance !== undefined;
  const isAlone: Is = (event, next) => isAnswer(event, next) && !("assistance" in event.data);

  it("a helper's answer is marked as one, and no other is", () => {
    const { told: weak, version } = changed(isHelped, (event) => ({
      ...event,
      assurance: "signed-in",
    }));
    expect(weak).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${version} \\w+ fails: a helper wrote it down, and it is marked as if they had not$`,
          "u",
        ),
      ),
    ]);
    const { told: strong } = changed(isAlone, (event) => ({
      ...event,
      assurance: "assisted-unconfirmed",
    }));
    expect(strong[0]).toMatch(/fails: it is marked as a helper's, and names none$/u);
  });

  it("one that is not marked at all is as the rules decided it", () => {
    const { events, at, event } = upTo(isHelped);
    const { assurance: _, ...unmarked } = event;
    expect(told(events.with(at, unmarked))).not.toContainEqual(expect.stringContaining("helper"));
  });

  it("what follows from a signed answer is not marked as signed", () => {
    const isSigned: Is = (event, next) =>
      event.type === "signedOff" &&
      event.assurance === "passkey-signed" &&
      next?.type === "contributed";
    const { events, at } = upTo(isSigned, 1);
    const follower = events[at + 1];
    if (follower === undefined) throw new Error("nothing follows");
    const signed = events.with(at + 1, { ...follower, assurance: "passkey-signed" });
    expect(told(events)).toEqual([]);
    expect(told(signed)[0]).toContain(
      "fails: the rules lead from it to contributed, which is not recorded after it",
    );
  });
});
