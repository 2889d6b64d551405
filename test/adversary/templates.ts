import fc from "fast-check";
import type { Block, Gate, Section, Step, StepKind, Template } from "../../domain/template.ts";
import { everyShape, shapes } from "../specification/template.ts";
import { templateFrom } from "../templates/generate.ts";

const section = (key: string): Section => ({
  key,
  title: key,
  fields: [{ key: "text", label: "What", kind: "long-text", required: true }],
});

const text: Block = {
  block: "form",
  key: "text",
  form: { sections: [section("what"), section("how")] },
};

const agree: Gate = {
  block: "gate",
  key: "agree",
  rule: "consent",
  circle: "deciders",
  share: 0.5,
  notice: { workingDays: 2 },
  due: { workingDays: 5 },
  reminders: [{ workingDays: 1 }],
  extension: { workingDays: 2 },
};

const step = (key: string, kind: StepKind, ...blocks: readonly Block[]): Step => ({
  key,
  kind,
  title: key,
  purpose: `Test ${key}.`,
  parts: { kind: "one", blocks },
});

const meeting: Block = { block: "session", key: "meeting", capacity: "training", voices: true };

/** Everything there is, in few steps: two that decide, one of them with a meeting and a delivery, and one that looks back. */
const short: Template = {
  ...everyShape,
  name: "short",
  circles: {
    deciders: {
      of: [
        { side: "pwle", roles: ["decision-maker"], atLeast: 2 },
        { side: "staff", roles: ["decision-maker"], atLeast: 1 },
      ],
    },
    all: { of: [{ side: "pwle" }, { side: "staff" }] },
  },
  declarations: [
    { key: "interest", label: "I gain by it myself.", conflict: true },
    { key: "consent", label: "I take part.", guardian: true },
  ],
  indicators: [{ key: "waits", label: "Waits", unit: "days", better: "lower" }],
  credentials: [{ key: "trained", label: "Trained", earnedBy: { steps: ["try"], came: 1 } }],
  joins: [{ side: "pwle", roles: ["contributor"] }],
  parameters: [],
  steps: [
    step("plan", "plan", text, agree),
    step("try", "roll-out", text, agree, meeting, { block: "delivery", key: "delivery" }),
    step(
      "look",
      "monitor",
      { block: "measure", key: "waits", point: "after", indicators: ["waits"] },
      {
        block: "poll",
        key: "poll",
        question: "Is it better?",
        choose: "one",
        options: [
          { value: "yes", label: "Yes" },
          { value: "no", label: "No" },
        ],
        voters: "all",
        anonymous: false,
        open: { workingDays: 2 },
        reminders: [],
      },
      text,
    ),
  ],
};

/** A decision, and nothing else: the shortest runs that can read "co-produced". */
const once: Template = { ...short, name: "once", steps: short.steps.slice(0, 2) };

/** What the adversary plays in as the author of templates: a few that hold every command, and some that chance wrote. */
export const templatesFor = (seed: number): readonly Template[] => [
  once,
  once,
  short,
  once,
  shapes("panel", "sites"),
  shapes("survey", "areas"),
  shapes("refine", "rounds"),
  ...fc.sample(fc.gen().map(templateFrom), { seed, numRuns: 3 }),
];
