import { describe, expect, test } from "vitest";
import type { Need } from "../need.ts";
import type { RunState } from "../state.ts";
import { after, owed, to, type Happened } from "../../test/specification/happened.ts";
import {
  askedGroup,
  group,
  launched,
  runOf,
  specify,
  words,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";

const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const base = runOf("group").given(...askedGroup).run.state;
const overridden: Happened = {
  type: "gateOverridden",
  data: { part: "group:1", version: 1, digest: "d", by: "manager", reason: words },
};
const saved: Happened = {
  type: "versionSaved",
  data: { part: "group:1", version: 2, digest: "d", sections: {}, changed: [], note: null },
};

describe("a day that has come", () => {
  const withNeeds = (...needs: readonly Need[]) =>
    specify({
      ...shapes("group"),
      steps: shapes("group").steps.map((step) => ({ ...step, needs })),
    }).given(launched(), ...group).run.state;
  const opens: Happened = {
    type: "stepOpened",
    by: "engine",
    data: { step: "group", visit: 1 },
  };
  const come = to("day-come", "group", "due", "cyd");
  const day: Need = { day: "from" };
  const dayOf: Need = { dayOf: { step: "group", section: "what", field: "text" } };
  const other: Need = { step: "group" };

  test.each<readonly [string, RunState, readonly string[]]>([
    ["a day that is stated", withNeeds(day), come],
    ["a day that is written in a step", withNeeds(dayOf), come],
    ["a day and more", withNeeds(other, day), come],
    ["something else", withNeeds(other), []],
    ["nothing", base, []],
  ])("is told to who looks after the run, of a step that needs %s", (_, state, heard) => {
    expect(owed(after(state, opens))).toEqual(heard);
  });

  test("is past when the step closes", () => {
    const closes: Happened = {
      type: "stepClosed",
      by: "engine",
      data: { step: "group", visit: 1, next: null },
    };
    expect(owed(after(withNeeds(day), opens, closes))).toEqual(
      to("day-come", "group", "overtaken", "cyd"),
    );
  });
});

describe("a session", () => {
  const of = { session: "s1", part: "group:1", block: "session" } as const;
  const planned = (on = "2026-01-05"): Happened => ({
    type: "sessionPlanned",
    data: { ...of, on, until: null, place: words, mode: "online", offers: null },
  });
  const held: Happened = {
    type: "sessionHeld",
    data: { ...of, on: "2026-01-05", came: [], ledBy: [], others: 0, account: words },
  };
  const cancelled: Happened = {
    type: "sessionCancelled",
    by: "cyd",
    data: { ...of, reason: words },
  };
  const invited = (result: string) => to("session-planned", "s1", result, ...everybody);

  test("is told to everybody, and is past when it was held or will not be", () => {
    expect(owed(after(base, planned()))).toEqual(invited("due"));
    expect(owed(after(base, planned("2026-01-04")))).toEqual([]);
    expect(owed(after(base, planned(), held))).toEqual(invited("overtaken"));
    expect(owed(after(base, planned(), cancelled))).toEqual([
      ...invited("overtaken"),
      ...to("session-cancelled", "s1", "due", "ada", "ben", "eve", "dee"),
    ]);
  });
});

describe("a poll", () => {
  const voters = ["ada", "vic", "val"];
  const place = { part: "group:1", poll: "p1" } as const;
  const opened: Happened = {
    type: "pollOpened",
    data: {
      ...{ ...place, block: "poll", choose: "one", options: ["a", "b"], scale: null },
      ...{ anonymous: true, voters, closesAt: "2026-01-12T17:00:00.000Z" },
    },
  };
  const cast = (voter: string): Happened => ({
    type: "ballotCast",
    by: voter,
    data: { ...place, voter },
  });
  const reminded: Happened = { type: "votersReminded", data: { ...place, ordinal: 1 } };
  const closed: Happened = {
    type: "pollClosed",
    data: { ...place, because: "time", voters: 3, cast: 1, results: [], ballots: null },
  };
  const heard = (result: string, ...members: readonly string[]) =>
    to("poll", "p1", result, ...members);

  test("is told to those who vote, all of them and those added", () => {
    expect(owed(after(base, opened))).toEqual(heard("due", ...voters));
    const listed: Happened = { type: "votersListed", data: { ...place, voters: ["zoe"] } };
    expect(owed(after(base, opened, listed))).toEqual(heard("due", ...voters, "zoe"));
    const changed: Happened = {
      type: "electorateChanged",
      data: { ...place, added: ["zoe"], removed: ["vic"] },
    };
    expect(owed(after(base, opened, changed))).toEqual([
      ...heard("due", "ada"),
      ...heard("overtaken", "vic"),
      ...heard("due", "val", "zoe"),
    ]);
  });

  test("reminds those who have not voted, and tells all what came of it", () => {
    const voted = after(base, opened, cast("vic"));
    expect(owed(voted)).toEqual([
      ...heard("due", "ada"),
      ...heard("overtaken", "vic"),
      ...heard("due", "val"),
    ]);
    const late = to("poll-reminder", "p1", "due", "ada", "val");
    expect(owed(after(voted, reminded)).slice(3)).toEqual(late);
    expect(owed(after(voted, closed))).toEqual([
      ...heard("overtaken", ...voters),
      ...to("poll-result", "p1", "due", ...voters),
    ]);
    expect(owed(after(base, reminded, closed))).toEqual([]);
  });
});

describe("how a notice went that was owed", () => {
  const state = after(base, overridden);
  const ordinal = state.version;
  const key = { about: "group:1", member: "ada", kind: "outcome", ordinal } as const;
  const failed = (reason: "refused" | "unreachable" | "overtaken" | "no-address"): Happened => ({
    type: "noticeFailed",
    by: "engine",
    data: { ...key, reason },
  });
  const sentTo = (member: string): Happened => ({
    type: "noticeSent",
    by: "engine",
    data: { ...key, member, channel: "email" },
  });
  const sent = sentTo("ada");
  const returned: Happened = { type: "noticeReturned", by: "engine", data: key };
  const lapsed = after(state, saved);
  const ofAda = (now: RunState) => {
    const here = now.owed["group:1"];
    return [here?.notices[`ada/outcome/${ordinal}`]?.result, here?.due];
  };

  test.each<readonly [string, readonly Happened[], string, number]>([
    ["sent", [sent], "sent", 4],
    ["refused", [failed("refused")], "failed", 4],
    ["without an address", [failed("no-address")], "failed", 4],
    ["while a mail server was away", [failed("unreachable")], "away", 4],
    ["sent, and sent back", [sent, returned], "failed", 4],
    ["away, then sent", [failed("unreachable"), sent], "sent", 4],
    ["not needed", [failed("overtaken")], "not-needed", 4],
  ])("%s is counted once", (_, events, result, due) => {
    expect(ofAda(state)).toEqual(["due", 5]);
    expect(ofAda(after(state, ...events))).toEqual([result, due]);
  });

  test("counts as due again when it was away and is overtaken, until that is on record", () => {
    const gone = after(state, failed("unreachable"), saved);
    expect(ofAda(gone)).toEqual(["overtaken", 5]);
    expect(ofAda(after(gone, failed("overtaken")))).toEqual(["not-needed", 4]);
    expect(ofAda(after(lapsed, sent))).toEqual(["sent", 4]);
    const over = after(state, sent, saved);
    expect(ofAda(over)).toEqual(["sent", 4]);
  });

  test("changes nothing where nothing is owed", () => {
    expect(after(state, sentTo("zoe")).owed).toBe(state.owed);
    expect(after(base, sent).owed).toBe(base.owed);
    expect(
      after(lapsed, { type: "stepClosed", data: { step: "x", visit: 1, next: null } }).owed,
    ).toBe(lapsed.owed);
    expect(after(lapsed, saved).owed).toBe(lapsed.owed);
  });
});

test("an event about what is not there owes nobody anything", () => {
  const nowhere = { part: "x:1" } as const;
  const events: readonly Happened[] = [
    {
      type: "gateOverridden",
      data: { ...nowhere, version: 1, digest: "d", by: "manager", reason: words },
    },
    { type: "partDropped", data: { ...nowhere, reason: words } },
    { type: "stepOpened", data: { step: "x", visit: 1 } },
    { type: "corroborated", data: { member: "ada", claim: 99, agrees: false } },
    { type: "votersReminded", data: { ...nowhere, poll: "x", ordinal: 1 } },
    { type: "groupGoesOn", data: { member: "x", by: "ada", how: words } },
    {
      type: "noticeSent",
      data: { about: "x", member: "ada", kind: "poll", ordinal: 1, channel: "email" },
    },
  ];
  for (const event of events) expect(after(base, event).owed).toEqual({});
});
