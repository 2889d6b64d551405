import { describe, expect, test } from "vitest";
import { shapes } from "../../../test/specification/template.ts";
import {
  asked,
  at,
  group,
  joined,
  launched,
  manager,
  runOf,
  specify,
  who,
  wrote,
  words,
  declared,
} from "../../../test/specification/scene.ts";

const { given } = runOf("group");
const written = [launched(), ...group, wrote("group:1", 0)] as const;

describe("asking for sign-off", () => {
  test("asks everybody who may answer, and says when answers are due", () => {
    const { events } = given(...written).when(asked("group:1"));
    expect(events).toEqual([
      {
        type: "signOffRequested",
        data: {
          part: "group:1",
          request: "r1",
          version: 1,
          digest: "what how",
          sections: [],
          asked: ["ada", "ben", "eve", "cyd", "dee"],
          dueAt: "2026-01-19T17:00:00.000Z",
          noticeUntil: "2026-01-07T17:00:00.000Z",
        },
      },
    ]);
  });

  test.each([
    ["nothing is written", [launched(), ...group], asked("group:1", "r1", 0), "no-version"],
    [
      "the version is old",
      [...written, wrote("group:1", 1, "b")],
      asked("group:1"),
      "not-current-version",
    ],
    [
      "people are being asked already",
      [...written, asked("group:1")],
      asked("group:1", "r2"),
      "already-requested",
    ],
    [
      "the id is taken",
      [...written, asked("group:1", "r1", 1, ["what"])],
      asked("group:1", "r1", 1, ["how"]),
      "already-requested",
    ],
    ["a section is unknown", written, asked("group:1", "r1", 1, ["why"]), "form-incomplete"],
    ["the part is unknown", written, asked("group:2"), "unknown-part"],
  ] as const)("is refused when %s", (_, before, order, code) => {
    expect(given(...before).when(order).code).toBe(code);
  });

  test("needs the required fields of what it asks about, and no more", () => {
    const half = {
      type: "saveVersion",
      data: {
        part: "group:1",
        basedOn: 0,
        digest: "half",
        sections: { what: { digest: "w", fields: { text: { commitment: "w" } } } },
        note: null,
      },
    } as const;
    const here = given(launched(), ...group, half);
    expect(here.when(asked("group:1")).code).toBe("form-incomplete");
    expect(here.when(asked("group:1", "r1", 1, ["what"])).code).toBeNull();
  });

  test("needs the least group that the template asks for", () => {
    const few = given(
      launched(),
      joined("ada", "pwle"),
      joined("cyd", "staff"),
      wrote("group:1", 0),
    );
    expect(few.when(asked("group:1")).code).toBe("group-incomplete");
  });

  test("needs enough people who did not write it", () => {
    const orders = [launched(), ...group.slice(0, 2), joined("cyd", "staff")];
    const here = given(...orders, { ...wrote("group:1", 0), actor: who("ada") });
    expect(here.when(asked("group:1")).code).toBe("group-incomplete");
  });

  test("a manager's word or an author's starts it; a contributor's does not", () => {
    const here = given(...written, joined("gus", "pwle", ["contributor"]));
    expect(here.when({ ...asked("group:1"), actor: who("gus") }).code).toBe("not-allowed");
    expect(here.when({ ...asked("group:1"), actor: who("cyd") }).code).toBeNull();
  });
});

test("a panel asks those who hold its declaration, and a partner never votes", () => {
  const panel = specify(shapes("panel")).given(
    launched(),
    joined("ada", "pwle"),
    joined("ben", "pwle"),
    joined("eve", "pwle"),
    joined("cyd", "staff"),
    joined("dee", "staff"),
    joined("pat", "partner"),
    declared("ada"),
    declared("ben"),
    wrote("panel:1", 0),
  );
  const { events } = panel.when(asked("panel:1"));
  expect(events).toMatchObject([{ data: { asked: ["ada", "ben", "cyd", "dee"] } }]);
});

test("the coordinator can start a stopped clock again; others can't", () => {
  const stopped = given(...written, asked("group:1"), {
    type: "askForTime",
    actor: who("ada"),
    data: {
      request: "r1",
      version: 1,
      digest: "what how",
      member: "ada",
      reason: null,
    },
  });
  const restart = at("2026-01-08T09:00:00.000Z", {
    type: "restartClock",
    actor: who("cyd"),
    data: { request: "r1", reason: words },
  });
  expect(stopped.when(restart).events).toMatchObject([
    { type: "clockRestarted", data: { dueAt: "2026-01-22T17:00:00.000Z" } },
  ]);
  expect(stopped.when({ ...restart, actor: who("ada") }).code).toBe("not-allowed");
  expect(given(...written, asked("group:1")).when({ ...restart, actor: manager }).code).toBe(
    "not-due",
  );
});
