import type { Period } from "./period.ts";
import type { Arrangement, Form, Gate, Section, Stage, StageKind, Template } from "./template.ts";

const section = (key: string): Section => ({
  key,
  title: key,
  fields: [{ key: "text", label: "What", kind: "long-text", required: true }],
});

const words: Form = { sections: [section("what"), section("how")] };

const choice = (key: string, ...values: readonly string[]): Form => ({
  sections: [
    section("what"),
    {
      key: "choice",
      title: "Choice",
      fields: [
        {
          key,
          label: "Which",
          kind: "choice",
          required: true,
          options: values.map((value) => ({ value, label: value })),
        },
      ],
    },
  ],
});

const options: Form = {
  sections: [
    {
      key: "list",
      title: "Short list",
      fields: [{ key: "options", label: "Options", kind: "options", required: true }],
    },
  ],
};

const days = (workingDays: number): Period => ({ workingDays });

const gate = (changes: Partial<Gate> = {}): Gate => ({
  rule: "consent",
  quorum: { count: 2, share: 0.5 },
  composition: [{ side: "staff", count: 1 }],
  notice: days(2),
  due: days(10),
  reminders: [days(3), days(1)],
  extension: days(5),
  ...changes,
});

const stage = (
  key: string,
  kind: StageKind,
  arrangement: Arrangement,
  more: Partial<Stage> = {},
): Stage => ({
  key,
  kind,
  title: key,
  purpose: `Test ${key}.`,
  arrangement,
  form: words,
  gate: gate(),
  ...more,
});

const areas = [
  { key: "north", title: "North" },
  { key: "south", title: "South", titleFrom: "south" },
] as const;

const stages: readonly Stage[] = [
  stage("group", "form-group", { kind: "one" }),
  stage("areas", "pilot", {
    kind: "at-once",
    parts: areas,
    join: { title: "Both", form: choice("which", "north", "south") },
  }),
  stage("blocks", "design-step", { kind: "in-order", parts: areas }),
  stage(
    "refine",
    "refine",
    { kind: "rounds", again: { section: "choice", field: "again", value: "yes" } },
    { form: choice("again", "yes", "no") },
  ),
  stage("sites", "roll-out", { kind: "sites" }, { delivers: true }),
  stage(
    "panel",
    "decision",
    { kind: "one" },
    {
      gate: gate({
        rule: "majority",
        quorum: { count: 2, share: 1 },
        composition: [],
        seats: [
          { side: "pwle", count: 2, declares: "no-funding" },
          { side: "staff", count: 2 },
        ],
        tie: "tie",
        onRefusal: "revise",
      }),
    },
  ),
  stage(
    "survey",
    "decision",
    { kind: "one" },
    {
      form: options,
      gate: gate({
        rule: "preference",
        quorum: { count: 2, share: 0.3 },
        composition: [],
        asks: "everybody",
        options: { section: "list", field: "options" },
        notice: { seconds: 0 },
        due: { seconds: 3600 },
        reminders: [{ seconds: 600 }],
        extension: { seconds: 1800 },
      }),
    },
  ),
  stage("rounds", "monitor", { kind: "intervals", count: "count", every: "every" }),
  stage("gathering", "gathering", { kind: "one" }, { gate: null }),
  stage(
    "learn",
    "learning-meeting",
    { kind: "one" },
    {
      form: choice("next", "refine", "end"),
      goesTo: {
        section: "choice",
        field: "next",
        stages: { refine: "refine", end: "end" },
      },
    },
  ),
];

/** A template for tests that has every arrangement, every rule and a way back. */
export const everyShape: Template = {
  name: "every-shape",
  version: 1,
  title: "Every shape",
  summary: "One stage of each shape.",
  group: [
    { side: "pwle", count: 2 },
    { side: "staff", count: 1 },
  ],
  declarations: [{ key: "no-funding", label: "I will ask for no money myself." }],
  parameters: [
    { key: "tie", label: "On a tie", kind: "choice", options: tieRules() },
    { key: "count", label: "Rounds", kind: "number", default: 2 },
    { key: "every", label: "Every", kind: "period", default: { months: 3 } },
    { key: "south", label: "The second area", kind: "text", default: "Southside" },
  ],
  stages,
};

function tieRules() {
  return ["refuse", "defer-to-another-panel", "lived-experience-decides"].map((value) => ({
    value,
    label: value,
  }));
}

/** `everyShape` cut down to some of its stages, in the order given. */
export const shapes = (...keys: readonly string[]): Template => ({
  ...everyShape,
  stages: keys.flatMap((key) => stages.find((s) => s.key === key) ?? []),
});
