import { describe, expect, test } from "vitest";
import type { RunState } from "../state.ts";
import type { Credential, Template } from "../template.ts";
import { give, type Given } from "../../test/specification/run.ts";
import { after, type Happened } from "../../test/specification/happened.ts";
import {
  joined,
  launched,
  manager,
  specify,
  STANDING,
  who,
  words,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import { borneOut, cameTo, credentialOf, isEarned } from "./credentials.ts";

const host = {
  ...{ key: "host", label: "Host" },
  earnedBy: { steps: ["group"], came: 2 },
} as const satisfies Credential;
const champion: Credential = { key: "champion", label: "Champion", from: "a-training" };
const template: Template = { ...shapes("group", "gathering"), credentials: [champion, host] };

const planned = (session: string, part: string): Happened => ({
  type: "sessionPlanned",
  data: {
    ...{ session, part, block: "session", on: "2026-01-05", until: null, place: words },
    ...{ mode: "online", offers: null },
  },
});
const held = (
  session: string,
  part: string,
  on: string,
  came: readonly string[],
  ledBy: readonly string[] = [],
  by = "cyd",
): readonly Happened[] => [
  planned(session, part),
  {
    type: "sessionHeld",
    by,
    data: { session, part, block: "session", on, came, ledBy, others: 0, account: words },
  },
];
const before = specify(template).given(
  ...[launched(), ...["ada", "ben", "eve"].map((id) => joined(id, "pwle"))],
  joined("cyd", "staff", ["coordinator"]),
).run;
const gathering: readonly Happened[] = [
  { type: "stepOpened", by: "engine", data: { step: "gathering", visit: 1 } },
  {
    type: "partOpened",
    by: "engine",
    data: {
      ...{ part: "gathering:1", step: "gathering", key: null, title: null },
      ...{ stretch: 1, follows: null },
    },
  },
];
const events: readonly Happened[] = [
  ...gathering,
  ...held("s1", "group:1", "2026-01-08", ["ada", "ben", "eve"]),
  ...held("s2", "group:1", "2026-01-05", ["ada"], ["ada"], "ada"),
  ...held("s3", "group:1", "2026-01-06", ["ada", "ben"], ["ada"]),
  ...held("elsewhere", "gathering:1", "2026-01-06", ["ada"]),
  ...held("without-her", "group:1", "2026-01-06", ["ben"]),
  ...held("nowhere", "x:1", "2026-01-06", ["ada"]),
  planned("to-come", "group:1"),
];
const state = after(before.state, ...events);
const heldAt = (session: string): number => state.sessions[session]?.event ?? 0;
const says = (member: string, session: string, agrees: boolean): Happened => ({
  type: "corroborated",
  by: member,
  data: { member, claim: heldAt(session), agrees },
});

describe("a session counts for a credential", () => {
  test("that was held in one of its steps, of somebody who was there", () => {
    expect(cameTo(state, "ada", ["group"])).toBe(3);
    expect(cameTo(state, "ada", ["group", "gathering"])).toBe(4);
    expect(cameTo(state, "ben", ["group"])).toBe(3);
    expect(cameTo(state, "eve", ["group"])).toBe(1);
    expect([cameTo(state, "ada", []), cameTo(state, "zoe", ["group"])]).toEqual([0, 0]);
  });

  test("unless they say that they were not there", () => {
    expect(cameTo(after(state, says("ada", "s1", false)), "ada", ["group"])).toBe(2);
    expect(cameTo(after(state, says("ada", "s1", true)), "ada", ["group"])).toBe(3);
    expect(cameTo(after(state, says("ben", "s1", false)), "ada", ["group"])).toBe(3);
  });
});

describe("what a credential rests on", () => {
  const counted = (session: string, on: string, more: object = {}) => ({
    ...{ on, event: heldAt(session), led: false, self: false, others: 0 },
    ...more,
  });

  test("is told oldest first, with who led and who bears it out", () => {
    expect(borneOut(state, host, "ada")).toEqual([
      counted("s2", "2026-01-05", { led: true }),
      counted("s3", "2026-01-06", { led: true }),
      counted("s1", "2026-01-08"),
    ]);
    const said = after(
      state,
      ...[says("ada", "s1", true), says("ben", "s1", true), says("eve", "s1", false)],
      says("ben", "s3", true),
    );
    expect(borneOut(said, host, "ada").slice(1)).toEqual([
      counted("s3", "2026-01-06", { led: true, others: 1 }),
      counted("s1", "2026-01-08", { self: true, others: 1 }),
    ]);
    expect(borneOut(said, host, "ben").at(-1)).toEqual(
      counted("s1", "2026-01-08", { self: true, others: 1 }),
    );
  });

  test("is told in the order of the record where the day is one", () => {
    expect(borneOut(state, host, "ben").map(({ event }) => event)).toEqual(
      ["s3", "without-her", "s1"].map(heldAt),
    );
  });

  test("is nothing here where it is earned elsewhere", () => {
    expect(borneOut(state, champion, "ada")).toEqual([]);
    expect(isEarned(state, champion, "ada")).toBe(false);
  });

  test("is enough with as many sessions as it takes", () => {
    const taking = (came: number) => ({ ...host, earnedBy: { ...host.earnedBy, came } });
    expect([2, 3, 4].map((came) => isEarned(state, taking(came), "ada"))).toEqual([
      ...[true, true, false],
    ]);
  });

  test("is called by its key, where the template has any", () => {
    expect(credentialOf(template, "host")).toBe(host);
    expect(credentialOf(template, "x")).toBeUndefined();
    expect(credentialOf(shapes("group"), "host")).toBeUndefined();
  });
});

const by = (of: RunState, order: Given, actor = who("ada")) => {
  const { last, refusal } = give({ ...before, state: of }, { ...STANDING, actor, ...order });
  return { events: last, refusal };
};
const claims = (member: string, credential = "host"): Given => ({
  type: "claimCredential",
  data: { member, credential },
});
const shows = (member: string, credential = "champion"): Given => ({
  type: "showCredential",
  data: { member, credential, run: "r", event: "e" },
});
const hides = (member: string, credential = "champion"): Given => ({
  type: "stopShowingCredential",
  data: { member, credential },
});
const left = (member: string): Happened => ({ type: "withdrew", by: member, data: { member } });

describe("whoever came often enough", () => {
  const earned = [{ type: "credentialEarned", data: { member: "ada", credential: "host" } }];

  test("says so, also when they have left or the run is over", () => {
    expect(by(state, claims("ada")).events).toEqual(earned);
    expect(by(after(state, left("ada")), claims("ada")).events).toEqual(earned);
    const over = after(state, { type: "runFinished", data: { outcome: "completed" } });
    expect(by(over, claims("ada")).events).toEqual(earned);
  });

  test.each([
    ["themselves", claims("ada"), manager, "not-yourself", "ada"],
    ["of what there is", claims("ada", "x"), who("ada"), "unknown-credential", "x"],
    ["as one of the run", claims("zoe"), who("zoe"), "unknown-credential", "host"],
    [
      "of what is earned here",
      claims("ada", "champion"),
      who("ada"),
      "credential-not-earned",
      "champion",
    ],
    ["when it is enough", claims("eve"), who("eve"), "credential-not-earned", "host"],
  ] as const)("says so %s", (_, order, actor, code, about) => {
    expect(by(state, order, actor).refusal).toMatchObject({ code, about });
  });

  test("says so once, and hears how often they came", () => {
    const has = after(state, {
      type: "credentialEarned",
      data: { member: "ada", credential: "host" },
    });
    expect(by(has, claims("ada")).refusal).toMatchObject({
      code: "already-answered",
      about: "host",
    });
    expect(by(state, claims("eve"), who("eve")).refusal?.message).toBe(
      "This takes 2 sessions, and the record says that you came to 1.",
    );
  });
});

describe("what was earned elsewhere", () => {
  const shown: Happened = {
    type: "credentialShown",
    data: { member: "ada", credential: "champion", run: "r", event: "e" },
  };
  const kept: Happened = {
    type: "credentialEarned",
    data: { member: "ada", credential: "host" },
  };
  const both = after(state, shown, kept);

  test("is shown by the person, who is here, once", () => {
    expect(by(state, shows("ada")).events).toEqual([
      {
        type: "credentialShown",
        data: { member: "ada", credential: "champion", run: "r", event: "e" },
      },
    ]);
    expect(by(both, shows("ada")).refusal).toMatchObject({
      code: "already-answered",
      about: "champion",
    });
    expect(by(state, shows("ada"), manager).refusal?.code).toBe("not-yourself");
    expect(by(after(state, left("ada")), shows("ada")).refusal?.code).toBe("member-withdrew");
    expect(by(state, shows("zoe"), who("zoe")).refusal?.code).toBe("unknown-member");
    expect(by(state, shows("ada", "x")).refusal).toMatchObject({
      code: "unknown-credential",
      about: "x",
    });
  });

  test("is held once, beside what else is held", () => {
    expect(both.members["ada"]?.holds).toEqual(["champion", "host"]);
    expect(after(both, shown).members["ada"]?.holds).toEqual(["champion", "host"]);
    const hidden: Happened = {
      type: "credentialNoLongerShown",
      data: { member: "ada", credential: "champion" },
    };
    expect(after(both, hidden).members["ada"]?.holds).toEqual(["host"]);
  });

  test("is shown no longer when they say so, and what was earned here stays", () => {
    expect(by(both, hides("ada")).events).toEqual([
      { type: "credentialNoLongerShown", data: { member: "ada", credential: "champion" } },
    ]);
    expect(by(both, hides("ada"), manager).refusal?.code).toBe("not-yourself");
    const notShown = { code: "credential-not-shown" };
    expect(by(both, hides("ada", "host")).refusal).toMatchObject({ ...notShown, about: "host" });
    expect(by(state, hides("ada")).refusal).toMatchObject({ ...notShown, about: "champion" });
    expect(by(state, hides("zoe"), who("zoe")).refusal).toMatchObject(notShown);
    expect(by(both, hides("ada", "x")).refusal).toMatchObject({
      code: "unknown-credential",
      about: "x",
    });
  });
});
