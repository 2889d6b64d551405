import { describe, expect, test } from "vitest";
import type { Member, RunState } from "../state.ts";
import { initial } from "../initial.ts";
import { after, changed, type Happened } from "../../test/specification/happened.ts";
import {
  askedGroup,
  joined,
  MONDAY,
  no,
  runOf,
  words,
  yes,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";

const { state: base } = runOf("group").given(...askedGroup, yes("ada"), no("ben")).run;
const TUESDAY = "2026-01-06T09:00:00.000Z";
const member = (state: RunState, id = "ada"): Member => {
  const found = state.members[id];
  if (found === undefined) throw new Error(`nobody is called ${id}`);
  return found;
};
/** What of a member is another after some events. */
const ofMember = (state: RunState, ...events: readonly Happened[]) => {
  const before = Object.entries(member(state));
  const now = member(after(state, ...events));
  return Object.fromEntries(
    Object.entries(now).filter(
      ([key, value]) => !before.some(([same, was]) => same === key && Object.is(was, value)),
    ),
  );
};

describe("who joins", () => {
  const joins = (by: string, declares: readonly string[] = []): Happened => ({
    type: "memberJoined",
    by,
    data: { member: "zoe", side: "staff", roles: ["author"], declares },
  });
  const fresh = {
    ...{ id: "zoe", side: "staff", roles: ["author"], confirmedBy: [], vouchedBy: [] },
    ...{ guardians: [], contactAllowed: false, holds: [], status: "active", loss: null },
    ...{ joinedAt: MONDAY, needs: {}, payments: {}, supported: false, erased: false },
  };

  test("by another's hand has said nothing of themselves", () => {
    expect(member(after(base, joins("cyd")), "zoe")).toEqual({
      ...{ ...fresh, saidSides: null, declares: [], declared: {} },
    });
  });

  test("by themselves says their side and what they declare", () => {
    expect(member(after(base, joins("zoe", ["no-funding"])), "zoe")).toEqual({
      ...{ ...fresh, saidSides: ["staff"], declares: ["no-funding"] },
      declared: { "no-funding": { self: true } },
    });
  });

  test("again is who they were, and here again", () => {
    const was = after(
      base,
      { type: "sideDeclared", by: "ada", data: { member: "ada", sides: ["pwle", "staff"] } },
      { type: "supportOffered", data: { member: "ada", what: words } },
      { type: "contactAllowed", by: "ada", data: { member: "ada", holds: true } },
      { type: "accessNeedStated", by: "ada", data: { member: "ada", need: "n1", what: words } },
      {
        type: "declarationMade",
        by: "ada",
        data: { member: "ada", declares: "no-funding", holds: true, by: "self" },
      },
      { type: "guardianNamed", data: { guardian: "dee", of: "ada" } },
      { type: "credentialEarned", by: "ada", data: { member: "ada", credential: "host" } },
      { type: "withdrew", by: "ada", data: { member: "ada" } },
    );
    const back: Happened = {
      type: "memberJoined",
      time: TUESDAY,
      data: { member: "ada", side: "pwle", roles: ["chair"], declares: [] },
    };
    expect(ofMember(was, back)).toEqual({
      roles: ["chair"],
      status: "active",
      joinedAt: TUESDAY,
      declares: ["no-funding"],
    });
    expect(member(after(was, back))).toMatchObject({
      ...{ saidSides: ["pwle", "staff"], supported: true, contactAllowed: true },
      ...{ needs: { n1: "unmet" }, holds: ["host"], guardians: ["dee"] },
      declared: { "no-funding": { self: true } },
    });
  });
});

describe("of a member", () => {
  const payment = { member: "ada", payment: "p1" } as const;
  const offered: Happened = {
    type: "paymentOffered",
    data: { ...payment, kind: "thanks", pence: null },
  };
  const need = { member: "ada", need: "n1" } as const;
  const needed: Happened = { type: "accessNeedStated", data: { ...need, what: words } };

  test.each<readonly [string, readonly Happened[], object]>([
    [
      "roles change",
      [{ type: "rolesChanged", data: { member: "ada", roles: ["author"] } }],
      { roles: ["author"] },
    ],
    ["a need is stated", [needed], { needs: { n1: "unmet" } }],
    [
      "a need is met by their word",
      [needed, { type: "accessNeedMet", by: "ada", data: { ...need, how: null } }],
      { needs: { n1: "met" } },
    ],
    [
      "a need is said to be met",
      [needed, { type: "accessNeedMet", by: "cyd", data: { ...need, how: null } }],
      { needs: { n1: "said" } },
    ],
    [
      "support is on record",
      [{ type: "supportOffered", data: { member: "ada", what: words } }],
      { supported: true },
    ],
    ["a payment is offered", [offered], { payments: { p1: "offered" } }],
    [
      "a payment is answered",
      [offered, { type: "paymentAnswered", by: "ada", data: { ...payment, answer: "declined" } }],
      { payments: { p1: "declined" } },
    ],
    [
      "a payment is made",
      [offered, { type: "paymentMade", data: payment }],
      { payments: { p1: "paid" } },
    ],
    [
      "a guardian is named",
      [
        { type: "guardianNamed", data: { guardian: "dee", of: "ada" } },
        { type: "guardianNamed", data: { guardian: "cyd", of: "ada" } },
      ],
      { guardians: ["dee", "cyd"] },
    ],
    [
      "being contacted is allowed",
      [{ type: "contactAllowed", by: "ada", data: { member: "ada", holds: true } }],
      { contactAllowed: true },
    ],
  ])("%s, and nothing else", (_, events, expected) => {
    expect(ofMember(base, ...events)).toEqual(expected);
    expect(member(after(base, ...events), "ben")).toBe(member(base, "ben"));
  });

  test("what they can do is listed by the event that says so", () => {
    const built: Happened = {
      type: "capacityBuilt",
      by: "ada",
      data: { member: "ada", kind: "training", what: words, on: "2026-01-05" },
    };
    const entry = { member: "ada", kind: "training", on: "2026-01-05" };
    expect(changed(base, after(base, built, built))).toEqual({
      capacity: [1, 2].map((later) => ({ ...entry, event: base.version + later })),
    });
  });
});

describe("who leaves", () => {
  const leaves: Happened = { type: "withdrew", by: "ada", data: { member: "ada" } };

  test("is marked, and their answer on what is open counts no longer", () => {
    const now = after(base, leaves);
    expect(ofMember(base, leaves)).toEqual({ status: "withdrawn" });
    expect(now.requests["r1"]).toMatchObject({
      left: ["ada"],
      answers: { ada: { standing: "lapsed" }, ben: { standing: "current" } },
    });
    expect(after(now, { ...leaves, data: { member: "ben" } }).requests["r1"]?.left).toEqual([
      "ada",
      "ben",
    ]);
  });

  test("leaves alone what they were not asked, and what is decided", () => {
    const other = runOf("group").given(...askedGroup, joined("fay", "partner")).run.state;
    const fay: Happened = { type: "withdrew", by: "fay", data: { member: "fay" } };
    expect(after(other, fay).requests).toBe(other.requests);
    const decided = after(base, {
      type: "gateOverridden",
      data: { part: "group:1", version: 1, digest: "d", by: "manager", reason: words },
    });
    expect(after(decided, leaves).requests).toBe(decided.requests);
    const nowhere: RunState = { ...base, parts: {} };
    expect(after(nowhere, leaves).requests).toBe(nowhere.requests);
  });
});

describe("somebody stands in", () => {
  const asks = (from: string, to: string): Happened => ({
    type: "delegated",
    by: from,
    data: { from, to, until: "2026-03-01" },
  });

  test("for whom asked them, until that one ends it", () => {
    const two = after(base, asks("ada", "ben"), asks("eve", "fay"));
    const standing = {
      ada: { to: "ben", until: "2026-03-01" },
      eve: { to: "fay", until: "2026-03-01" },
    };
    expect(two.delegations).toEqual(standing);
    const ends: Happened = { type: "delegationEnded", data: { from: "ada", to: "ben" } };
    expect(after(two, ends).delegations).toEqual({ eve: standing.eve });
  });
});

describe("the run", () => {
  const start: Happened = {
    type: "runLaunched",
    data: {
      ...{ organisation: "org", title: words, launcher: "manager", parameters: { tie: "refuse" } },
      template: { name: "every-shape", version: 1, digest: "t" },
      calendar: { nation: "scotland", from: "2026-01-01", until: "2029-12-31", holidays: [] },
    },
  };

  test("begins with what was stated then", () => {
    const empty = initial(shapes("group"));
    expect(changed(empty, after(empty, start))).toEqual({
      ...{ status: "running", organisation: "org", launcher: "manager", launchedAt: MONDAY },
      ...{ pinned: { name: "every-shape", version: 1, digest: "t" } },
      ...{ parameters: { tie: "refuse" } },
      calendar: { nation: "scotland", from: "2026-01-01", until: "2029-12-31", holidays: [] },
    });
  });

  test("counts reflections, and ends", () => {
    const reflects: Happened = {
      type: "reflected",
      by: "ada",
      data: { member: "ada", step: "group", easier: words },
    };
    expect(changed(base, after(base, reflects, reflects))).toEqual({ reflections: 2 });
    const ends: Happened = {
      type: "runFinished",
      time: TUESDAY,
      data: { outcome: "completed" },
    };
    expect(changed(base, after(base, ends))).toEqual({ status: "finished", finishedAt: TUESDAY });
  });

  test("keeps what was refused to each, in order", () => {
    const refused = (by: string, about: string | null): Happened => ({
      type: "actRefused",
      by,
      data: { command: "signOff", code: "gate-closed", about },
    });
    const now = after(base, refused("ada", "r1"), refused("ben", null), refused("ada", null));
    expect(now.refusals["ada"]?.map(({ version }) => version - base.version)).toEqual([1, 3]);
    expect(now.refusals["ben"]).toHaveLength(1);
    expect(Object.keys(changed(base, now))).toEqual(["refusals"]);
  });

  test("keeps the first registration of a key", () => {
    const registers = (by: string, publicKey: string): Happened => ({
      type: "credentialRegistered",
      by,
      data: { credential: "k", member: by, publicKey, relyingParty: "localhost" },
    });
    const first = after(base, registers("ada", "p"));
    expect(changed(base, first)).toEqual({
      credentials: { k: { member: "ada", publicKey: "p" } },
    });
    expect(changed(first, after(first, registers("ben", "q")))).toEqual({});
  });

  test("keeps what was contributed, answered and asked about again", () => {
    const shares: Happened = {
      type: "contributed",
      by: "ada",
      data: {
        ...{ contribution: "c1", member: "ada", step: "group", part: "group:1", kind: "idea" },
        text: words,
      },
    };
    const answers: Happened = {
      type: "contributionAnswered",
      by: "cyd",
      data: { contribution: "c1", by: "cyd", outcome: "partly", reply: words },
    };
    const disputes: Happened = {
      type: "contributionDisputed",
      by: "ada",
      data: { member: "ada", contribution: "c1", reason: words },
    };
    const open = {
      ...{ id: "c1", member: "ada", step: "group", part: "group:1", kind: "idea" },
      ...{ status: "open", answers: 0, reply: null, request: null, at: MONDAY },
      event: base.version + 1,
    };
    const at = (...events: readonly Happened[]) => after(base, ...events).contributions;
    expect(at(shares)).toEqual({ c1: open });
    const answered = {
      ...{ ...open, status: "answered", answers: 1 },
      reply: { outcome: "partly", event: base.version + 2 },
    };
    expect(at(shares, answers)).toEqual({ c1: answered });
    expect(at(shares, answers, disputes)).toEqual({ c1: { ...answered, status: "disputed" } });
    expect(at(shares, answers, disputes, answers)["c1"]).toMatchObject({
      status: "answered",
      answers: 2,
    });
    expect(at(answers, disputes)).toBe(base.contributions);
  });
});

test("that a cry for help is taken up which nobody cried changes nothing", () => {
  const takenUp: Happened = {
    type: "cryTakenUp",
    by: "cyd",
    data: { member: "ada", kind: "need", about: "n1" },
  };
  expect(changed(base, after(base, takenUp))).toEqual({});
});
