import { describe, expect, test } from "vitest";
import {
  byId,
  contribution,
  member,
  part,
  request,
  running,
  session,
  visited,
} from "../../test/specification/made.ts";
import { gate, step, template } from "../../test/specification/verdict.ts";
import type { Member, RunState } from "../state.ts";
import type { Circle, CircleSide, Step, Template } from "../template.ts";
import * as people from "./people.ts";
import { risk, type Risk } from "./risk.ts";

const [ada, ben, cyd, dot] = [member("ada"), member("ben"), member("cyd"), member("dot")];
const staff = (id: string, change: Partial<Member> = {}): Member =>
  member(id, { side: "staff", saidSides: ["staff"], ...change });
const gone = { status: "withdrawn" } as const;
const deciding = (circle: Circle, steps: readonly Step[] = template.steps): Template => ({
  ...template,
  circles: { deciders: circle, many: { of: [{ side: "pwle", atLeast: 9 }] } },
  steps,
});

describe("too few people may decide at a gate to come", () => {
  const pwle: CircleSide = { side: "pwle", roles: ["decision-maker"] };
  const line: CircleSide = { ...pwle, atLeast: 2 };
  const meeting = step("meet", "meet", []);
  const many = step("many", "decide", [{ ...gate, circle: "many" }]);
  const at = (key: string): readonly Risk[] => [risk("too-few-people", [], { step: key })];
  const few = (
    group: readonly Member[],
    change: Partial<RunState> = {},
    circle: CircleSide = line,
    steps: readonly Step[] = template.steps,
  ): readonly Risk[] =>
    people.tooFewPeopleAhead(running(group, change, deciding({ of: [circle] }, steps)));

  test.each<readonly [string, readonly Risk[], readonly Risk[]]>([
    ["two where it takes two", few([ada, ben]), []],
    ["one where it takes two", few([ada]), at("plan")],
    ["the steps behind are not asked about", few([ada], { steps: [visited("plan")] }), at("pilot")],
    [
      "none is to come",
      few([ada], { steps: ["plan", "pilot", "check"].map((key) => visited(key)) }),
      [],
    ],
    ["whoever launched the run", few([ada, ben], { launcher: "ben" }), at("plan")],
    ["who withdrew", few([ada, member("ben", gone)]), at("plan")],
    ["who leads", few([ada, member("ben", { roles: ["decision-maker", "lead"] })]), at("plan")],
    [
      "who supports",
      few([ada, member("ben", { roles: ["decision-maker", "supporter"] })]),
      at("plan"),
    ],
    ["who has another role", few([ada, member("ben", { roles: ["author"] })]), at("plan")],
    [
      "who has another role, where any will do",
      few([ada, member("ben", { roles: ["author"] })], {}, { side: "pwle", atLeast: 2 }),
      [],
    ],
    ["what they may still declare", few([ada, ben], {}, { ...line, declares: ["able"] }), []],
    ["what they may still bring in", few([ada, ben], {}, { ...line, contributed: true }), []],
    ["what they may still learn", few([ada, ben], {}, { ...line, holds: ["trainer"] }), []],
    ["seats that are too few", few([ada], {}, { ...pwle, exactly: 2 }), at("plan")],
    ["more people than seats", few([ada, ben, cyd], {}, { ...pwle, exactly: 2 }), []],
    ["at least one, where no number is said", few([], {}, pwle), at("plan")],
    ["one, where no number is said", few([ada], {}, pwle), []],
    ["a step without a gate", few([], {}, line, [meeting]), []],
    [
      "a gate of a later step",
      few([ada, ben], {}, line, [meeting, ...template.steps, many]),
      at("many"),
    ],
    ["a gate of an earlier step", few([ada, ben], {}, line, [many, ...template.steps]), at("many")],
  ])("%s", (_, found, expected) => {
    expect(found).toEqual(expected);
  });

  test("a partner never decides, whatever the circle says", () => {
    const circle: Circle = { of: [line, { side: "partner", atLeast: 1 }] };
    const par = member("par", { side: "partner", saidSides: null });
    const state = running([ada, ben, par], {}, deciding(circle));
    expect(people.tooFewPeopleAhead(state)).toEqual(at("plan"));
  });

  test("who is left out of the circle is left out here, too", () => {
    const circle: Circle = { of: [line], except: [{ authorsOf: "plan" }] };
    const version = { number: 1, digest: "d", author: "ben", at: "", sections: {} };
    const wrote = { steps: [visited("plan")], parts: byId(part("plan", { versions: [version] })) };
    expect(people.tooFewPeopleAhead(running([ada, ben], wrote, deciding(circle)))).toEqual(
      at("pilot"),
    );
  });
});

describe("too few people may decide at a gate that is open", () => {
  const at = [risk("too-few-people", [], { step: "plan", part: "plan:1" })];
  const asks = (...asked: readonly (readonly string[])[]): Partial<RunState> => {
    const requests = asked.map((who, index) => request(`r${index}`, who));
    return {
      parts: byId(part("plan", { requests: requests.map(({ id }) => id) })),
      requests: byId(...requests),
    };
  };
  test.each<readonly [string, readonly Member[], Partial<RunState>, readonly Risk[]]>([
    ["nobody was asked, and two could be", [ada, ben], asks(), []],
    ["nobody was asked, and one could be", [ada], asks(), at],
    ["two were asked", [ada, ben], asks(["ada", "ben"]), []],
    ["one was asked, though two could be", [ada, ben], asks(["ada"]), at],
    ["of two requests one asks too few", [ada, ben], asks(["ada", "ben"], ["ada"]), at],
    ["the gate is decided", [ada], { parts: byId(part("plan", { gate: "passed" })) }, []],
    ["the part is closed", [ada], { parts: byId(part("plan", { status: "closed" })) }, []],
    ["nobody knows the step", [ada], { parts: byId(part("other")) }, []],
  ])("%s", (_, who, change, expected) => {
    expect(people.tooFewPeople(running(who, change))).toEqual(expected);
  });
});

describe("who people are, by whose word", () => {
  const unsaid = member("ben", { saidSides: null });
  test.each<readonly [string, readonly Member[], readonly string[]]>([
    [
      "nobody says it themselves",
      [ada, unsaid, member("cyd", { saidSides: null })],
      ["ben", "cyd"],
    ],
    ["everybody says it themselves", [ada, ben], []],
    ["one who says otherwise", [member("ada", { saidSides: ["staff"] })], []],
    ["one who withdrew", [{ ...unsaid, ...gone }], []],
    ["one of staff", [staff("sam", { saidSides: null })], []],
  ])("only a manager says that people have lived experience: %s", (_, who, expected) => {
    const found = people.onlyManagersWord(running(who));
    expect(found).toEqual(expected.length === 0 ? [] : [risk("only-managers-word", expected)]);
  });

  const chair = { roles: ["chair"] } as const;
  test.each<readonly [string, readonly Member[], readonly string[]]>([
    ["one of staff", [ada, staff("sam", chair), staff("tim")], ["sam"]],
    [
      "two of staff, one of whom left",
      [staff("sam", chair), staff("tim", { ...chair, ...gone })],
      ["sam"],
    ],
    ["one of each", [member("ada", chair), staff("sam", chair)], []],
    ["nobody", [ada, staff("sam")], []],
  ])("staff chair: %s", (_, who, expected) => {
    const found = people.staffChairs(running(who));
    expect(found).toEqual(expected.length === 0 ? [] : [risk("staff-chairs", expected)]);
  });
});

describe("one person would answer for many", () => {
  const to = (voice: string, ...from: readonly string[]): Partial<RunState> => ({
    delegations: Object.fromEntries(from.map((id) => [id, { to: voice, until: "2026-04-01" }])),
  });
  const author = member("eve", { roles: ["author"] });
  test.each<readonly [string, readonly Member[], Partial<RunState>, readonly string[]]>([
    ["each for themselves", [ada, ben], {}, []],
    ["one for themselves", [ada], {}, []],
    ["two of two", [ada, ben], to("ada", "ben"), ["ada"]],
    ["two of three", [ada, ben, cyd], to("ada", "ben"), ["ada"]],
    ["two of four", [ada, ben, cyd, dot], to("ada", "ben"), []],
    ["three of four", [ada, ben, cyd, dot], to("ada", "ben", "cyd"), ["ada"]],
    [
      "two of three, and one who does not decide",
      [ada, ben, cyd, author],
      to("ada", "ben"),
      ["ada"],
    ],
    [
      "two of three, and one who left",
      [ada, ben, cyd, { ...dot, ...gone }],
      to("ada", "ben"),
      ["ada"],
    ],
    ["two of three, and one of staff", [ada, ben, cyd, staff("sam")], to("ada", "ben"), ["ada"]],
    ["one of two, and one of staff", [ada, ben, staff("sam")], to("ada", "sam"), []],
    ["somebody else for two", [ada, ben], to("sam", "ada", "ben"), ["sam"]],
  ])("%s", (_, who, change, expected) => {
    expect(people.oneVoiceForMany(running(who, change))).toEqual(
      expected.map((voice) => risk("one-voice-for-many", [voice])),
    );
  });
});

test.each<readonly [string, Partial<Member>, boolean]>([
  ["none", {}, false],
  ["one that is met", { needs: { a: "met" } }, false],
  ["one that is not met", { needs: { a: "unmet" } }, true],
  ["one of which only others say that it is met", { needs: { a: "said" } }, true],
  ["two of which one is met", { needs: { a: "met", b: "unmet" } }, true],
  ["one of somebody who left", { needs: { a: "unmet" }, ...gone }, false],
])("access needs: %s", (_, change, isTold) => {
  expect(people.needsUnmet(running([ada, member("ben", change)]))).toEqual(
    isTold ? [risk("need-unmet", ["ben"])] : [],
  );
});

describe("a consent is missing", () => {
  const asksFor = (key: string): Step => ({
    ...step(key, "plan"),
    needs: [{ day: "start" }, { declared: "able", by: "self", of: "deciders" }],
  });
  const of = deciding({ of: [{ side: "pwle", roles: ["decision-maker"] }] }, [
    asksFor("plan"),
    step("pilot", "pilot"),
    asksFor("check"),
  ]);
  const at = (...keys: readonly string[]): readonly Risk[] =>
    keys.map((key) => risk("consent-missing", ["ada"], { step: key }));
  const says = (said: Member["declared"][string]) => member("ada", { declared: { able: said } });
  const closed = (key: string, next: string | null) => visited(key, { status: "closed", next });
  test.each<readonly [string, readonly Member[], Partial<RunState>, readonly Risk[]]>([
    ["of the first step", [ada], {}, at("plan")],
    ["of a step that was opened", [ada], { steps: [visited("plan")] }, at("plan")],
    [
      "of the next step",
      [ada],
      { steps: [closed("plan", "pilot"), closed("pilot", "check")] },
      at("plan", "check"),
    ],
    ["of a step that comes later", [ada], { steps: [closed("pilot", "pilot")] }, []],
    ["of no step, where the run goes on to none", [ada], { steps: [closed("pilot", "end")] }, []],
    ["given", [says({ self: true })], {}, []],
    ["given by a guardian", [says({ guardian: true })], {}, []],
    ["refused by the person themselves", [says({ self: false, guardian: true })], {}, at("plan")],
    [
      "given for something else",
      [member("ada", { declared: { x: { self: true } } })],
      {},
      at("plan"),
    ],
    ["of somebody who is not meant", [member("ada", { roles: ["author"] }), staff("sam")], {}, []],
    ["of somebody who left", [member("ada", gone)], {}, []],
  ])("%s", (_, who, change, expected) => {
    expect(people.consentMissing(running(who, change, of))).toEqual(expected);
  });

  test("in a template without steps none is", () => {
    expect(people.consentMissing(running([ada], {}, { ...of, steps: [] }))).toEqual([]);
  });
});

describe("nothing was offered", () => {
  const asked = { requests: byId(request("r1", ["ada"])) };
  test.each<readonly [string, Member, Partial<RunState>, boolean]>([
    ["to who gave nothing", ada, {}, false],
    ["to who was asked", ada, asked, true],
    ["to who shared something", ada, { contributions: byId(contribution("c1")) }, true],
    ["to who came to a session", ada, { sessions: byId(session("s1", { came: ["ada"] })) }, true],
    ["to who led a session", ada, { sessions: byId(session("s1", { ledBy: ["ada"] })) }, true],
    ["to who left", member("ada", gone), asked, true],
    [
      "to who says that they are of another side",
      member("ada", { saidSides: ["staff"] }),
      asked,
      true,
    ],
    ["to who is lost", member("ada", { status: "lost" }), asked, false],
    ["to whose data were erased", member("ada", { erased: true }), asked, false],
    ["to one of staff", staff("ada"), asked, false],
    ["but something was", member("ada", { payments: { p: "declined" } }), asked, false],
  ])("%s", (_, who, change, isTold) => {
    expect(people.nothingOffered(running([who, ben], change))).toEqual(
      isTold ? [risk("nothing-offered", ["ada"])] : [],
    );
  });
});
