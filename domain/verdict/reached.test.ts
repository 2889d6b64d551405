import { describe, expect, test } from "vitest";
import {
  asks,
  disputes,
  notice,
  no,
  passed,
  sends,
  six,
  toldBy,
  trailWith,
  UNGATED,
  withGate,
  yes,
} from "../../test/specification/gate-trail.ts";
import { AT, sealed, template } from "../../test/specification/verdict.ts";
import type { DomainEvent } from "../event.ts";
import * as gates from "./gates.ts";

const few = six.slice(0, 3);
const fails = (
  member: string,
  reason: "unreachable" | "by-choice" = "unreachable",
): DomainEvent => ({
  type: "noticeFailed",
  data: { ...notice(member), reason },
});
const returned = (member: string): DomainEvent => ({
  type: "noticeReturned",
  data: notice(member),
});
const opens = (member: string): DomainEvent => ({
  type: "requestSeen",
  data: { part: "plan:1", request: "r", member, version: 1 },
});
const inPerson = (member: string): DomainEvent => ({
  type: "toldInPerson",
  data: { part: "plan:1", request: "r", member, by: "manager", on: "2026-03-03" },
});
const lost = (member: string): DomainEvent => ({
  type: "memberLost",
  data: { member, by: ["ada", "sam"] },
});
const goesOn = (member: string, by: string): DomainEvent => ({
  type: "groupGoesOn",
  data: { member, by, how: sealed },
});

describe("a request that reached somebody in no way", () => {
  const found = (code: string, event: string) => [[code, "weakens", event]];
  test.each([
    ["failed", [fails("cal")], found("notice-not-delivered", "noticeFailed cal")],
    [
      "came back",
      [sends("cal"), returned("cal")],
      found("notice-not-delivered", "noticeReturned cal"),
    ],
    [
      "failed, while others were sent theirs",
      [sends("ada"), fails("cal")],
      found("notice-not-delivered", "noticeFailed cal"),
    ],
    [
      "failed, while others opened it",
      [opens("ada"), fails("cal")],
      found("notice-not-delivered", "noticeFailed cal"),
    ],
    ["failed, and another message of it did not", [fails("cal"), sends("cal", "reminder")], []],
    ["failed, and they opened it", [fails("cal"), opens("cal")], []],
    ["failed, and they were told in person", [fails("cal"), inPerson("cal")], []],
    ["failed, and they answered", [fails("cal"), yes("cal")], []],
    ["failed, and they are lost", [fails("cal"), lost("cal")], []],
    ["was not sent, as they chose", [fails("cal", "by-choice")], []],
    [
      "failed, for somebody of no group",
      [fails("nobody")],
      found("notice-not-delivered", "noticeFailed nobody"),
    ],
  ] as const)("%s", (_, further, findings) => {
    expect(toldBy(gates.undelivered, [asks(few), ...further])).toEqual(findings);
  });
});

describe("a gate that passed without somebody to whom it was sent", () => {
  const two = [yes("ada"), yes("ben")];
  const unseen = (...members: readonly string[]) => [
    ["sent-never-opened", "note", "gatePassed", ...members.map((member) => `noticeSent ${member}`)],
  ];
  test.each([
    ["is noted", [sends("cal"), ...two, passed], unseen("cal")],
    [
      "with each message",
      [sends("cal"), sends("cal", "reminder"), ...two, passed],
      unseen("cal", "cal"),
    ],
    ["but for one that came back", [sends("cal"), returned("cal"), ...two, passed], []],
    [
      "but for one that came back, and another that did not",
      [sends("cal"), returned("cal"), sends("cal", "reminder"), ...two, passed],
      unseen("cal"),
    ],
    [
      "but for what was sent again after it",
      [sends("cal"), ...two, passed, sends("cal")],
      unseen("cal"),
    ],
    ["but not whoever answered", [sends("ada"), sends("cal"), ...two, passed], unseen("cal")],
    ["but not whoever opened it", [sends("cal"), opens("cal"), ...two, passed], []],
    ["but not whoever was told", [sends("cal"), inPerson("cal"), ...two, passed], []],
    ["but not where nothing was sent", [...two, passed], []],
  ] as const)("%s", (_, further, findings) => {
    expect(toldBy(gates.neverOpened, [asks(few), ...further])).toEqual(findings);
  });

  test("says nothing where there is no gate", () => {
    const further = [asks(few), sends("cal"), ...two, passed];
    expect(toldBy(gates.neverOpened, further, UNGATED)).toEqual([]);
  });

  test.each([
    ["has not seen it", [], true],
    ["opened it", [opens("cal")], false],
    ["was told of it", [inPerson("cal")], false],
    ["answered", [yes("cal")], false],
    ["answered, and says that it was not theirs", [yes("cal"), disputes("cal")], false],
    ["answered twice", [yes("cal"), no("cal")], false],
    ["has not seen it, and another answered twice", [yes("ada"), no("ada")], true],
  ] as const)("who %s", (_, further, isUnseen) => {
    const request = trailWith([asks(few), ...further]).end.requests["r"];
    expect(request && gates.isUnseen(request, "cal")).toBe(isUnseen);
  });

  test("who answered an earlier version has seen it", () => {
    const request = trailWith([asks(few), yes("cal")]).end.requests["r"];
    if (request === undefined) throw new Error("Nobody was asked.");
    const past = Object.values(request.answers);
    expect(gates.isUnseen({ ...request, answers: {}, past }, "cal")).toBe(false);
    expect(gates.isUnseen({ ...request, answers: {}, past }, "ben")).toBe(true);
  });
});

describe("a gate that passed without somebody who is lost", () => {
  const two = [yes("ada"), yes("ben")];
  const note = (...events: readonly string[]) => [
    ["passed-without-lost", "note", "gatePassed", ...events],
  ];
  test.each([
    [
      "who never answered",
      [lost("cal"), goesOn("cal", "ada"), ...two, passed],
      note("memberLost cal", "groupGoesOn cal"),
    ],
    ["not who answered before", [yes("cal"), lost("cal"), ...two, passed], []],
    ["not who is lost only afterwards", [...two, passed, lost("cal")], []],
    ["not who was not asked", [lost("fay"), ...two, passed], []],
    [
      "without what is said of others, or afterwards",
      [lost("fay"), lost("cal"), goesOn("fay", "ben"), ...two, passed, goesOn("cal", "ben")],
      note("memberLost cal"),
    ],
    [
      "of two",
      [lost("cal"), lost("ben"), yes("ada"), passed],
      note("memberLost cal", "memberLost ben"),
    ],
  ] as const)("%s", (_, further, findings) => {
    expect(toldBy(gates.withoutLost, [asks(few), ...further])).toEqual(findings);
  });
});

describe("nobody with lived experience could decide", () => {
  const overridden = {
    type: "gateOverridden",
    data: { part: "plan:1", version: 1, digest: "plan:1", by: "manager", reason: sealed },
  } as const satisfies DomainEvent;
  const out = six.map((member): DomainEvent => ({
    type: "rolesChanged",
    data: { member, roles: ["contributor"] },
  }));
  test.each([
    ["not where they may", [asks(six), passed], withGate({}, true), []],
    [
      "where none of them decides, though staff do",
      [...out, passed],
      withGate({}, true),
      ["gatePassed"],
    ],
    ["at a gate that was overruled, too", [...out, overridden], template, ["gateOverridden"]],
    ["where there is no gate", [passed], UNGATED, ["gatePassed"]],
  ] as const)("%s", (_, further, judged, ended) => {
    expect(toldBy(gates.withoutPwle, [...further], judged)).toEqual(
      ended.map((event) => ["no-pwle-decides", "breaks", event]),
    );
  });
});

describe("a key that was made too short a time before", () => {
  const LATER = "2026-03-03T10:00:00.001Z";
  const key = (member: string, countsFrom?: string): DomainEvent => ({
    type: "credentialRegistered",
    data: {
      ...{ member, credential: `key-of-${member}`, publicKey: "k", relyingParty: "localhost" },
      ...(countsFrom === undefined ? {} : { countsFrom }),
    },
  });
  const signs = (member: string) => {
    const { data, ...rest } = yes(member);
    const signature = {
      ...{ credential: `key-of-${member}`, at: AT },
      ...{ authenticatorData: "A", clientDataJSON: "B", signature: "C" },
    };
    return { ...rest, assurance: "passkey-signed" as const, data: { ...data, signature } };
  };
  const three = few.map(signs);
  test.each([
    ["of one of them", [key("ada", AT), key("ben", LATER), key("cal"), ...three], ["ben"]],
    [
      "of two of them",
      [key("ada", LATER), key("ben"), key("cal", LATER), ...three],
      ["ada", "cal"],
    ],
    ["of none of them", [key("ada", AT), key("ben"), key("cal"), ...three], []],
    [
      "by what was said of it first",
      [key("ada", AT), key("ada", LATER), key("ben", LATER), key("ben", AT), ...three],
      ["ben"],
    ],
    ["not of whoever did not sign", [key("ada", LATER), ...few.map((one) => yes(one))], []],
  ] as const)("%s", (_, further, fresh) => {
    const all = [asks(few), ...further, passed];
    expect(toldBy(gates.freshKeys, all)).toEqual(
      fresh.length === 0
        ? []
        : [["fresh-key", "note", "gatePassed", ...fresh.map((member) => `signedOff ${member}`)]],
    );
    expect(gates.freshlySigned(trailWith(all)).size).toBe(fresh.length);
  });

  test("is none at a gate that did not rest on it", () => {
    const others = [yes("ada"), yes("ben")];
    const further = [asks(few), key("cal", LATER), ...others, passed, signs("cal")];
    expect(toldBy(gates.freshKeys, further)).toEqual([]);
  });
});

describe("what was so before people agreed", () => {
  const fact = (on: string): DomainEvent => ({
    type: "factStated",
    data: { part: "plan:1", fact: "published", on },
  });
  const asked = [asks(few), ...few.map((one) => yes(one))];
  const factDisputed = (nth: number, by: string): DomainEvent => ({
    type: "factDisputed",
    data: { part: "plan:1", fact: nth, member: by, reason: sealed },
  });
  const found = (weight: string, gate = true) => [
    ["N2-after-the-fact", weight, "factStated", ...(gate ? ["gatePassed"] : [])],
  ];
  test.each([
    ["while no gate has passed", [...asked, fact("2026-03-01")], found("breaks", false)],
    ["on record before it", [...asked, fact("2026-03-05"), passed], found("breaks")],
    ["on an earlier day", [...asked, passed, fact("2026-03-02")], found("breaks")],
    [
      "on the same day, of which nobody knows the hour",
      [...asked, passed, fact("2026-03-03")],
      found("weakens"),
    ],
    ["an instant before", [...asked, passed, fact("2026-03-03T09:59:59.999Z")], found("breaks")],
    ["not at that instant", [...asked, passed, fact(AT)], []],
    ["not on a later day", [...asked, passed, fact("2026-03-04")], []],
    [
      "disputed by somebody, and another that is not",
      [...asked, passed, fact("2026-03-01"), fact("2026-03-02"), factDisputed(1, "ada")],
      [...found("weakens"), ...found("breaks")],
    ],
    [
      "taken back by whoever stated it, and another that is not",
      [...asked, passed, fact("2026-03-01"), fact("2026-03-02"), factDisputed(2, "manager")],
      [...found("breaks"), ...found("note")],
    ],
    ["by the first gate of two", [...asked, passed, fact("2026-03-05"), passed], []],
  ] as const)("%s", (_, further, findings) => {
    expect(toldBy(gates.afterTheFact, [...further])).toEqual(findings);
  });

  test("a day begins when it does in London", () => {
    // 00:30 on 1 June, by summer time.
    const late = { ...passed, at: "2026-05-31T23:30:00.000Z" };
    const of = (on: string) => toldBy(gates.afterTheFact, [...asked, late, fact(on)]);
    expect(of("2026-06-01")).toEqual(found("weakens"));
    expect(of("2026-06-02")).toEqual([]);
  });
});
