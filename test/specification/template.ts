import type { Period } from "../../domain/period.ts";
import type {
  Block,
  Form,
  Gate,
  Parts,
  Section,
  Step,
  StepKind,
  Template,
} from "../../domain/template.ts";

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
  block: "gate",
  key: "agree",
  rule: "consent",
  circle: "agree",
  share: 0.5,
  notice: days(2),
  due: days(10),
  reminders: [days(3), days(1)],
  extension: days(5),
  ...changes,
});

const text = (form: Form = words): Block => ({ block: "form", key: "text", form });

/** What most parts go through: a form, then a gate. */
const written = (form: Form = words, changes: Partial<Gate> = {}): readonly Block[] => [
  text(form),
  gate(changes),
];

const step = (key: string, kind: StepKind, parts: Parts, more: Pick<Step, "next"> = {}): Step => ({
  key,
  kind,
  title: key,
  purpose: `Test ${key}.`,
  parts,
  ...more,
});

const areas = [
  { key: "north", title: "North" },
  { key: "south", title: "South", titleFrom: "south" },
] as const;

const steps: readonly Step[] = [
  step("group", "form-group", { kind: "one", blocks: written(words, { standing: "group" }) }),
  step("areas", "pilot", {
    kind: "named",
    order: "side-by-side",
    parts: areas,
    join: { title: "Both", blocks: written(choice("which", "north", "south")) },
    blocks: written(),
  }),
  step("blocks", "plan", {
    kind: "named",
    order: "in-order",
    parts: areas,
    blocks: written(),
  }),
  step("refine", "refine", {
    kind: "rounds",
    again: { section: "choice", field: "again", is: "yes" },
    blocks: written(choice("again", "yes", "no")),
  }),
  step("sites", "roll-out", {
    kind: "added",
    blocks: [...written(), { block: "delivery", key: "delivery" }],
  }),
  step("workshops", "roll-out", {
    kind: "added",
    blocks: [
      ...written(),
      { block: "delivery", key: "delivery" },
      { block: "form", key: "looking-back", form: choice("which", "north", "south") },
    ],
  }),
  step("panel", "decide", {
    kind: "one",
    blocks: written(words, { rule: "majority", circle: "panel", share: 1, tie: "tie" }),
  }),
  step("survey", "decide", {
    kind: "one",
    blocks: written(options, {
      rule: "preference",
      circle: "everybody",
      share: 0.3,
      options: { section: "list", field: "options" },
      notice: { seconds: 0 },
      due: { seconds: 3600 },
      reminders: [{ seconds: 600 }],
      extension: { seconds: 1800 },
    }),
  }),
  step("rounds", "monitor", {
    kind: "repeats",
    count: "count",
    every: "every",
    blocks: written(),
  }),
  step("gathering", "meet", { kind: "one", blocks: [text()] }),
  step(
    "learn",
    "learn",
    { kind: "one", blocks: written(choice("next", "refine", "end")) },
    {
      next: [
        { when: { section: "choice", field: "next", is: "refine" }, to: "refine" },
        { to: "end" },
      ],
    },
  ),
];

/** A template for tests that has every arrangement, every rule and a way back. */
export const everyShape: Template = {
  name: "every-shape",
  version: 1,
  title: "Every shape",
  summary: "One step of each shape.",
  circles: {
    group: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
    agree: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
    panel: {
      of: [
        { side: "pwle", roles: ["decision-maker"], declares: ["no-funding"], exactly: 2 },
        { side: "staff", roles: ["decision-maker"], exactly: 2 },
      ],
    },
    everybody: {
      of: [
        { side: "pwle", atLeast: 2 },
        { side: "staff" },
        { side: "leadership" },
        { side: "stakeholder" },
      ],
    },
  },
  declarations: [{ key: "no-funding", label: "I will ask for no money myself." }],
  parameters: [
    { key: "tie", label: "On a tie", kind: "choice", options: tieRules() },
    { key: "count", label: "Rounds", kind: "number", default: 2 },
    { key: "every", label: "Every", kind: "period", default: { months: 3 } },
    { key: "south", label: "The second area", kind: "text", default: "Southside" },
  ],
  steps,
};

function tieRules() {
  return ["refuse", "defer-to-another-panel", "lived-experience-decides"].map((value) => ({
    value,
    label: value,
  }));
}

/** `everyShape` cut down to some of its steps, in the order given. */
export const shapes = (...keys: readonly string[]): Template => ({
  ...everyShape,
  steps: keys.flatMap((key) => steps.find((s) => s.key === key) ?? []),
});
