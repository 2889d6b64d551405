import { describe, expect, test } from "vitest";
import { block, step } from "../../test/templates/broken/change.ts";
import { corpus } from "../../test/templates/broken/corpus.ts";
import { sound } from "../../test/templates/broken/sound.ts";
import {
  aForm,
  blocksIn,
  findingsWith,
  type Case,
  type Change,
} from "../../test/templates/changed.ts";

const line = (change: object): Change => [
  ["circles", "group", "of", 1],
  { side: "staff", roles: ["decision-maker"], ...change },
];

/** The rules of names, circles and people, each by a template that keeps it and one that breaks it. */
const CASES: readonly Case[] = [
  ["two steps of one key", [[step("ask", "key"), "words"]], ["key-twice steps.1.key"]],
  [
    "two parameters of one key",
    [[["parameters", 1, "key"], "starts"]],
    [
      "key-twice parameters.1.key",
      "unknown-parameter steps.3.parts.parts.0.titleFrom",
      "unknown-parameter steps.8.retires",
    ],
  ],
  [
    "two declarations of one key",
    [[["declarations", 1, "key"], "trained"]],
    ["key-twice declarations.1.key"],
  ],
  [
    "three of one key",
    [[["parameters"], [...sound.parameters, sound.parameters[2], sound.parameters[2]]]],
    ["key-twice parameters.5.key", "key-twice parameters.6.key"],
  ],
  ["it takes the place of none", [[["supersedes"], undefined]], []],
  [
    "it takes the place of itself",
    [[["supersedes"], sound.name]],
    ["supersedes-itself supersedes"],
  ],
  [
    "it retires what a date says",
    [[step("last", "retires"), "starts"]],
    ["parameter-of-other-kind steps.8.retires"],
  ],
  [
    "it retires what nothing says",
    [[step("last", "retires"), "x"]],
    ["unknown-parameter steps.8.retires"],
  ],
  ["it retires nothing", [[step("last", "retires"), undefined]], []],
  ["both", [line({ atLeast: 2, exactly: 2 })], ["circle-says-two-numbers circles.group.of.1"]],
  ["exactly", [line({ exactly: 2 })], []],
  ["declares trained", [line({ atLeast: 2, declares: ["trained"] })], []],
  [
    "declares conflict",
    [
      [["declarations", 1], { key: "consent", label: "c", conflict: true }],
      line({ atLeast: 2, declares: ["trained", "consent"] }),
    ],
    ["circle-line-always-empty circles.group.of.1.declares.1"],
  ],
  [
    "declares x",
    [line({ atLeast: 2, declares: ["x", "trained"] })],
    ["unknown-declaration circles.group.of.1.declares.0"],
  ],
  [
    "except launcher",
    [
      [
        ["circles", "other-panel", "except"],
        [{ launcher: true }, { askedIn: "vote" }, { askedIn: "other" }],
      ],
    ],
    [],
  ],
  [
    "except authorsOf unknown",
    [
      [
        ["circles", "other-panel", "except"],
        [{ askedIn: "vote" }, { askedIn: "other" }, { authorsOf: "x" }],
      ],
    ],
    ["unknown-exception-step circles.other-panel.except.2.authorsOf"],
  ],
  [
    "except authorsOf known",
    [
      [
        ["circles", "other-panel", "except"],
        [{ askedIn: "vote" }, { askedIn: "other" }, { authorsOf: "vote" }],
      ],
    ],
    [],
  ],
  [
    "except askedIn unknown",
    [
      [
        ["circles", "other-panel", "except"],
        [{ askedIn: "x" }, { askedIn: "vote" }, { askedIn: "other" }],
      ],
    ],
    ["unknown-exception-step circles.other-panel.except.0.askedIn"],
  ],
  [
    "guardian conflict",
    [[["declarations", 1], { key: "consent", label: "c", conflict: true, guardian: true }]],
    ["guardian-of-conflict declarations.1"],
  ],
  ["conflict", [[["declarations", 1], { key: "consent", label: "c", conflict: true }]], []],
  [
    "joins lead",
    [
      [
        ["joins", 0, "roles"],
        ["contributor", "lead"],
      ],
    ],
    ["joins-may-steer joins.0.roles"],
  ],
  [
    "joins each",
    [
      [
        ["joins"],
        [
          { side: "pwle", roles: ["coordinator", "chair"] },
          { side: "staff", roles: ["facilitator"] },
          { side: "staff", roles: ["decision-maker"] },
        ],
      ],
    ],
    ["joins-may-steer joins.0.roles", "joins-may-steer joins.1.roles"],
  ],
  [
    "joins partner",
    [
      [
        ["joins"],
        [
          { side: "partner", roles: ["contributor"] },
          { side: "partner", roles: ["decision-maker", "contributor"] },
        ],
      ],
    ],
    ["joins-partner-decides joins.1.roles"],
  ],
  ["no joins", [[["joins"], undefined]], []],
  [
    "lead role no lead",
    [line({ atLeast: 2, roles: ["decision-maker", "lead"] })],
    ["circle-without-lead circles.group.of.1.roles"],
  ],
  [
    "lead role lead",
    [[["lead"], { side: "pwle" }], line({ atLeast: 2, roles: ["decision-maker", "lead"] })],
    [
      "staff-decide-in-led-run circles.panel.of.1.side",
      "staff-decide-in-led-run circles.other-panel.of.1.side",
      "staff-decide-in-led-run circles.group.of.1.side",
    ],
  ],
  [
    "lead staff",
    [[["lead"], { side: "staff" }], line({ atLeast: 2, roles: ["decision-maker", "lead"] })],
    [],
  ],
  [
    "lead leadership in pwle-led",
    [
      [["lead"], { side: "pwle" }],
      [["circles", "group", "of", 1], { side: "leadership", atLeast: 1 }],
      [["circles", "panel", "of", 1], { side: "stakeholder", exactly: 2 }],
      [["circles", "other-panel", "of", 1], { side: "stakeholder", exactly: 2 }],
    ],
    [
      "staff-decide-in-led-run circles.group.of.1.side",
      "gate-too-few-people steps.6.parts.blocks.1.circle",
      "gate-too-few-people steps.7.parts.blocks.1.circle",
    ],
  ],
  [
    "unasked staff circle",
    [
      [["lead"], { side: "pwle" }],
      [
        ["circles"],
        {
          ...sound.circles,
          group: { of: [sound.circles["group"]?.of[0]] },
          panel: { of: [sound.circles["panel"]?.of[0]] },
          "other-panel": {
            ...sound.circles["other-panel"],
            of: [sound.circles["other-panel"]?.of[0]],
          },
          un: { of: [{ side: "staff", roles: ["lead", "supporter"] }] },
        },
      ],
    ],
    [],
  ],
  [
    "never decides",
    [line({ atLeast: 2, roles: ["lead", "supporter"] })],
    [
      "circle-without-lead circles.group.of.1.roles",
      "circle-never-decides circles.group.of.1.roles",
    ],
  ],
  [
    "supporter",
    [line({ atLeast: 2, roles: ["supporter"] })],
    ["circle-never-decides circles.group.of.1.roles"],
  ],
  ["supporter and other", [line({ atLeast: 2, roles: ["supporter", "author"] })], []],
  ["no roles", [[["circles", "group", "of", 1], { side: "staff", atLeast: 2 }]], []],
  [
    "asked in join only",
    [
      [
        ["circles", "j"],
        {
          of: [sound.circles["group"]?.of[0], { side: "staff", roles: ["supporter"], atLeast: 0 }],
        },
      ],
      [step("sides", "parts", "join", "blocks"), [aForm, { ...blocksIn("words")[1], circle: "j" }]],
    ],
    ["circle-never-decides circles.j.of.1.roles"],
  ],
  [
    "asked in a part only",
    [
      [
        ["circles", "j"],
        {
          of: [sound.circles["group"]?.of[0], { side: "staff", roles: ["supporter"], atLeast: 0 }],
        },
      ],
      [
        step("sides", "parts", "parts", 1, "blocks"),
        [aForm, { ...blocksIn("words")[1], circle: "j" }],
      ],
    ],
    ["circle-never-decides circles.j.of.1.roles"],
  ],
  [
    "asked in poll only",
    [
      [
        ["circles", "j"],
        {
          of: [sound.circles["group"]?.of[0], { side: "staff", roles: ["supporter"], atLeast: 0 }],
        },
      ],
      [block("ask", 1, "voters"), "j"],
    ],
    [],
  ],
];

test.each(CASES)("%s", (_, changes, found) => {
  expect(findingsWith(changes).map(({ short }) => short)).toEqual(found);
});

test("each broken template of the corpus is found out by its own fault, with the mend", () => {
  for (const { code, at, value, says } of corpus) {
    const found = findingsWith([[at, value]]).filter(({ short }) => short.startsWith(`${code} `));
    expect(found.map(({ long }) => long)).toContain(says);
  }
  expect(findingsWith([])).toEqual([]);
});

test("what stands twice is called by its name", () => {
  const twice: readonly Change[] = [
    [step("ask", "key"), "words"],
    [["parameters", 1, "key"], "starts"],
    [["declarations", 1, "key"], "trained"],
    [step("sides", "parts", "parts", 1, "key"), "first"],
    [block("other", 1, "key"), "text"],
  ];
  const named = twice.map(
    (change) =>
      findingsWith([change])
        .find(({ short }) => short.startsWith("key-twice"))
        ?.long.split(". ")[0],
  );
  expect(named).toEqual([
    'steps.1.key: There are two of the step "words"',
    'parameters.1.key: There are two of the parameter "starts"',
    'declarations.1.key: There are two of the declaration "trained"',
    'steps.3.parts.parts.1.key: There are two of the part "first"',
    'steps.7.parts.blocks.1.key: There are two of the block "text"',
  ]);
});

describe("the default of a parameter fits its kind", () => {
  const two = {
    options: [
      { value: "a", label: "A" },
      { value: "b", label: "B" },
    ],
  };
  const misfit = "parameter-default parameters.5.default";
  const choice = "parameter-options parameters.5.options";
  type Row = readonly [kind: string, value: unknown, found: readonly string[], more?: object];
  const rows: readonly Row[] = [
    ...["text", "number", "period", "date"].map((kind) => [kind, undefined, []] as const),
    ["choice", undefined, [], two],
    ["period", { months: 3 }, []],
    ["period", 3, [misfit]],
    ["period", "3", [misfit]],
    ["number", 3, []],
    ["number", "3", [misfit]],
    ["number", { months: 3 }, [misfit]],
    ["number", "2026-01-05", [misfit]],
    ["date", "2026-01-05", []],
    ["date", "yesterday", [misfit]],
    ["text", "yesterday", []],
    ["text", 3, [misfit]],
    ["text", { months: 3 }, [misfit]],
    ["choice", "a", [], two],
    ["choice", "b", [], two],
    ["choice", "c", [misfit], two],
    ["choice", 3, [misfit], two],
    ["choice", "a", [choice, misfit]],
    ["choice", undefined, [choice]],
    ["number", "a", [choice, misfit], two],
    ["text", "a", [choice], two],
  ];
  test.each(rows.map(([kind, value, found, more = {}]) => [kind, value, found, more] as const))(
    "%s: %j",
    (kind, value, found, more) => {
      const parameter = { key: "new", label: "New", kind, default: value, ...more };
      const changes: readonly Change[] = [[["parameters"], [...sound.parameters, parameter]]];
      expect(findingsWith(changes).map(({ short }) => short)).toEqual(found);
    },
  );
});
