import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import { plan } from "../plan.ts";
import { gateOf } from "../rules/lookup.ts";
import { reachedHow } from "../rules/notices.ts";
import type { Given, Run } from "../../test/specification/run.ts";
import {
  about,
  askedGroup,
  asked,
  at,
  group,
  launched,
  MONDAY,
  no,
  runOf,
  told,
  waits,
  who,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";

const { given } = runOf("group");
const TUESDAY = "2026-01-06T09:00:00.000Z";
const LATER = "2026-01-08T09:00:00.000Z";
const sentTo = (...members: readonly string[]) => [...askedGroup.slice(0, -5), ...told(members)];
const failed = (member: string): Given => ({
  type: "recordNotice",
  actor: ENGINE,
  data: { about: "r1", member, kind: "request", ordinal: 1, result: { failed: "no-address" } },
});
const chosen = (member: string): Given => ({
  type: "recordNotice",
  actor: ENGINE,
  data: { about: "r1", member, kind: "request", ordinal: 1, result: { failed: "by-choice" } },
});
const returned = (member: string): Given => ({
  type: "recordReturn",
  actor: ENGINE,
  data: { about: "r1", member, kind: "request", ordinal: 1 },
});
const tell = (data: { member?: string; by?: string; on?: string } = {}): Given => ({
  type: "tellInPerson",
  data: { request: "r1", member: "eve", by: "manager", on: "2026-01-05", ...data },
});
const open = (member: string, version = 1): Given => ({
  type: "seeRequest",
  actor: who(member),
  data: { request: "r1", member, version },
});
const enough = [yes("ada"), yes("ben"), yes("cyd"), yes("dee")];
const noticesOf = (run: Run, now = MONDAY) =>
  plan(run.state, now).parts.flatMap((part) =>
    part.notices.map((n) => `${n.member} ${n.kind} ${n.ordinal}`),
  );

describe("somebody who chose to be sent nothing", () => {
  const looking = [...sentTo("ada", "ben", "cyd", "dee"), chosen("eve"), ...enough];
  const howOf = ({ state }: Run) => {
    const request = state.requests["r1"];
    const part = state.parts["group:1"];
    const gate = part && gateOf(state, part);
    if (!request || !gate) throw new Error("Nobody is asked.");
    return reachedHow(request, gate, "eve");
  };

  test("is waited for until they opened it or were told, and nobody hears that they were not reached", () => {
    const { run } = given(...looking);
    expect(howOf(run)).toBe("by-choice");
    expect(waits(run, LATER)).toEqual(["opening"]);
    expect(noticesOf(run)).toEqual([]);
    expect(waits(given(...looking, open("eve")).run, LATER)).toEqual([]);
    expect(waits(given(...looking, tell()).run, LATER)).toEqual([]);
  });

  test("is sent the next message, should they choose so, and then they were reached", () => {
    const sent = told(["eve"], "r1", "reminder", 1);
    expect(howOf(given(...looking, ...sent).run)).toBe("sent");
  });

  test("hears of it once: what is on record is not said again", () => {
    const here = given(...looking);
    expect(here.when(chosen("eve")).refusal?.code).toBe("not-due");
    expect(here.when(failed("eve")).refusal?.code).toBe("not-due");
  });
});

test("a notice keeps the ways by which it was refused before it went", () => {
  const here = given(...sentTo("ada", "ben", "cyd", "dee"));
  const key = { about: "r1", member: "eve", kind: "request", ordinal: 1 } as const;
  const went = { ...key, result: { sent: "email", tried: ["sms"] } } as const;
  expect(here.when({ type: "recordNotice", actor: ENGINE, data: went }).events).toEqual([
    { type: "noticeSent", data: { ...key, channel: "email", tried: ["sms"] } },
  ]);
  const lost = { ...key, result: { failed: "refused", tried: ["sms", "email"] } } as const;
  expect(here.when({ type: "recordNotice", actor: ENGINE, data: lost }).events).toEqual([
    { type: "noticeFailed", data: { ...key, reason: "refused", tried: ["sms", "email"] } },
  ]);
});

describe("somebody whom no message reached", () => {
  const unreached = [...sentTo("ada", "ben", "cyd", "dee"), failed("eve"), ...enough];

  test("keeps the gate shut, and whoever may help is told, once", () => {
    const { run } = given(...unreached);
    expect(waits(run, LATER)).toEqual(["notice"]);
    expect(noticesOf(run)).toEqual(["manager not-reached 1"]);
    const after = given(...unreached, ...told(["manager"], "r1", "not-reached", 1));
    expect(noticesOf(after.run)).toEqual([]);
  });

  test("is reached once they were told in person, which names by whom and when", () => {
    const here = given(...unreached);
    expect(here.when(tell()).events).toEqual([
      {
        type: "toldInPerson",
        data: { part: "group:1", request: "r1", member: "eve", by: "manager", on: "2026-01-05" },
      },
    ]);
    expect(waits(given(...unreached, tell()).run, LATER)).toEqual([]);
    expect(waits(given(...unreached, tell()).run, MONDAY)).toEqual(["notice"]);
  });

  test("is reached once they opened it themselves", () => {
    expect(waits(given(...unreached, open("eve")).run, LATER)).toEqual([]);
  });
});

describe("being told in person is refused", () => {
  const here = () => given(...sentTo("ada", "ben", "cyd", "dee"), failed("eve"), yes("ada"));
  test.each([
    ["for a day to come", tell({ on: "2026-01-06" }), "invalid-date"],
    ["for a day before they were asked", tell({ on: "2026-01-04" }), "invalid-date"],
    ["for no day", tell({ on: "2026-02-31x" }), "invalid-date"],
    ["by themselves", tell({ by: "eve" }), "not-allowed"],
    [
      "by the person's own word",
      { ...tell({ by: "cyd", member: "cyd" }), actor: who("cyd") },
      "not-allowed",
    ],
    ["by a stranger", tell({ by: "zoe" }), "unknown-member"],
    [
      "from somebody who does not look after the run",
      { ...tell(), actor: who("ada") },
      "not-allowed",
    ],
    ["for who has answered", tell({ member: "ada" }), "already-answered"],
    ["for who is not asked", tell({ member: "zoe" }), "not-eligible"],
  ] as const)("%s", (_, order, code) => {
    expect(here().when(order).code).toBe(code);
  });

  test("twice for one version, but not for the next", () => {
    const twice = [...sentTo("ada"), tell()];
    expect(given(...twice).when(tell()).code).toBe("already-told");
    const again = [...twice, at(TUESDAY, wrote("group:1", 1, "else"))];
    expect(given(...again).when(at(TUESDAY, tell())).code).toBe("invalid-date");
    expect(given(...again).when(at(TUESDAY, tell({ on: "2026-01-06" }))).code).toBeNull();
  });
});

describe("opening a request", () => {
  test("is on record once for each person and version, and says nothing about an answer", () => {
    const before = given(...askedGroup);
    const opened = given(...askedGroup, open("ada"));
    expect(opened.when(open("ada")).code).toBe("already-told");
    expect(opened.run.state.requests["r1"]?.answers).toEqual({});
    expect(waits(opened.run, MONDAY)).toEqual(waits(before.run, MONDAY));
    const again = [...askedGroup, open("ada"), wrote("group:1", 1, "else")];
    expect(given(...again).when(open("ada", 2)).types).toEqual(["requestSeen"]);
    expect(given(...again).when(open("ada", 1)).code).toBe("not-current-version");
  });

  test("is only ever done by the person, in a session of their own", () => {
    const here = given(...askedGroup);
    expect(here.when({ ...open("ada"), actor: who("ben") }).code).toBe("not-yourself");
    expect(here.when({ ...open("ada"), actor: ENGINE }).code).toBe("not-yourself");
    const token = { ...who("ada"), via: "token" } as const;
    expect(here.when({ ...open("ada"), actor: token }).code).toBe("not-yourself");
    expect(here.when(open("zoe")).code).toBe("not-eligible");
  });

  test("is firmer than a message that was sent, and a returned one does not undo it", () => {
    const gate = { reminders: [] };
    const how = (...orders: readonly Given[]) => {
      const { state } = given(...askedGroup, ...orders).run;
      const part = state.parts["group:1"];
      const request = state.requests["r1"];
      const its = part && gateOf(state, part);
      if (!request || !its) throw new Error("the group has a gate");
      return reachedHow(request, { ...its, ...gate }, "ada");
    };
    expect(how()).toBe("sent");
    expect(how(returned("ada"))).toBe("failed");
    expect(how(open("ada"))).toBe("seen");
    expect(how(open("ada"), returned("ada"))).toBe("seen");
    expect(how(open("ada"), wrote("group:1", 1, "else"))).toBe("being-sent");
  });
});

describe("a message that comes back", () => {
  test("turns sent into not reached; the gate waits and whoever may help is told", () => {
    const back = [...sentTo("ada", "ben", "cyd", "dee", "eve"), ...enough];
    expect(waits(given(...back).run, LATER)).toEqual([]);
    const { run } = given(...back, returned("eve"));
    expect(waits(run, LATER)).toEqual(["notice"]);
    expect(noticesOf(run)).toEqual(["manager not-reached 1"]);
    expect(noticesOf(run, "2026-01-14T09:00:00.000Z")).toContain("eve reminder 1");
  });

  test("was sent before, and comes back once; only the engine says so", () => {
    const here = given(...sentTo("ada"), returned("ada"));
    expect(here.when(returned("ada")).code).toBe("not-due");
    expect(here.when(returned("eve")).code).toBe("not-due");
    expect(given(...sentTo("ada")).when({ ...returned("ada"), actor: who("cyd") }).code).toBe(
      "engine-only",
    );
  });
});

test("right after asking, messages are being sent; nobody is said not to be reached", () => {
  const { run } = given(...askedGroup.slice(0, -5));
  expect(waits(run, MONDAY)).toContain("sending");
  expect(plan(run.state, MONDAY).waits).not.toContainEqual(
    expect.objectContaining({ for: "notice", until: null }),
  );
});

test("nothing waits for answers when everybody has answered", () => {
  const everybody = [...askedGroup, ...enough];
  for (const last of [no("eve"), yes("eve")]) {
    expect(waits(given(...everybody, last).run, LATER)).not.toContain("answers");
  }
  // A no whose objection was lifted still stands: the gate waits for the person, not for an answer.
  const lifted: Given = {
    type: "liftObjection",
    actor: who("ada"),
    data: { part: "group:1", objection: "o-ada" },
  };
  const declined = [no("ada"), no("ben"), no("eve"), yes("cyd"), yes("dee")];
  const { run } = given(
    ...askedGroup,
    ...declined,
    lifted,
    { ...lifted, actor: who("ben"), data: { part: "group:1", objection: "o-ben" } },
    { ...lifted, actor: who("eve"), data: { part: "group:1", objection: "o-eve" } },
  );
  expect(waits(run, LATER)).toEqual(["objection"]);
});

test("who joined since is asked for the first time with the next version", () => {
  const zoe: Given = {
    type: "joinMember",
    data: { member: "zoe", side: "pwle", roles: ["decision-maker"], declares: [] },
  };
  const { run } = given(
    ...askedGroup,
    zoe,
    wrote("group:1", 1, "else"),
    ...told(["ada", "ben", "eve", "cyd", "dee"], "r1", "changed", 2),
  );
  expect(noticesOf(run)).toEqual(["zoe request 2"]);
});

test("somebody who asked for time is told of a new version as one who had said something", () => {
  const { run } = given(
    ...askedGroup,
    { type: "askForTime", actor: who("ada"), data: { ...about("ada"), reason: words } },
    wrote("group:1", 1, "else"),
  );
  expect(noticesOf(run)).toContain("ada lapsed 2");
  expect(noticesOf(given(launched(), ...group, wrote("group:1", 0), asked("group:1")).run)).toEqual(
    ["ada", "ben", "eve", "cyd", "dee"].map((member) => `${member} request 1`),
  );
});
