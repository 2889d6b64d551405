import type { Order } from "../../domain/command.ts";
import type { Template } from "../../domain/template.ts";
import { MANAGER, sealed, START } from "../properties/pools.ts";
import { emptyRun, give, type Run } from "../specification/run.ts";
import { settle } from "../specification/scene.ts";
import { everyShape } from "../specification/template.ts";

const SECTIONS = ["Request$0", "Request$1"];

/** The part that the model is about, in a run. */
export const PART = "part:1";

/** The model's part: a form of which each section is asked about by itself, and a gate that takes half of those asked. */
const template: Template = {
  ...everyShape,
  circles: {
    deciders: {
      of: [
        { side: "pwle", roles: ["decision-maker"] },
        { side: "staff", roles: ["decision-maker"] },
      ],
    },
  },
  declarations: [],
  parameters: [],
  steps: [
    {
      key: "part",
      kind: "plan",
      title: "Part",
      purpose: "What the model is about.",
      parts: {
        kind: "one",
        blocks: [
          {
            block: "form",
            key: "text",
            form: {
              sections: SECTIONS.map((key) => ({
                key,
                title: key,
                fields: [{ key: "text", label: "What", kind: "long-text" }],
              })),
            },
          },
          {
            block: "gate",
            key: "agree",
            rule: "consent",
            circle: "deciders",
            share: 0.5,
            notice: { workingDays: 2 },
            due: { workingDays: 30 },
            reminders: [],
            extension: { workingDays: 5 },
          },
        ],
      },
    },
  ],
};

/** What stands in a section. */
export const section = (text: string) => ({ digest: text, fields: { text: { commitment: text } } });

/** A version that comes after `basedOn`. */
export const saved = (
  basedOn: number,
  sections: Extract<Order, { readonly type: "saveVersion" }>["data"]["sections"],
): Order => ({
  type: "saveVersion",
  data: { part: PART, basedOn, digest: `version ${basedOn + 1}`, sections, note: null },
});

/** Whoever is in the group, with lived experience or of staff, and who of them may decide. */
export type Group = {
  readonly lived: readonly string[];
  readonly staff: readonly string[];
  readonly decides: readonly string[];
};

/**
 * A run with this group, and words that stand.
 * @param used the sections that are asked about: only they are in the form.
 */
export const begin = ({ lived, staff, decides }: Group, used: readonly string[]): Run => {
  const at = new Date(START).toISOString();
  const must = (run: Run, order: Order): Run => {
    const next = give(run, { ...order, actor: MANAGER, at });
    if (next.refusal) throw new Error(`${order.type}: ${next.refusal.message}`);
    return next;
  };
  const { name, version } = template;
  let run = must(emptyRun(about(used)), {
    type: "launchRun",
    data: {
      organisation: "org",
      template: { name, version, digest: "t" },
      title: sealed,
      parameters: {},
      calendar: { nation: "scotland", from: "2026-01-01", until: "2029-12-31", holidays: [] },
    },
  });
  for (const member of [...lived, ...staff])
    run = must(run, {
      type: "joinMember",
      data: {
        member,
        side: lived.includes(member) ? "pwle" : "staff",
        roles: [decides.includes(member) ? "decision-maker" : "contributor"],
        declares: [],
      },
    });
  run = settle(run, at);
  return must(run, saved(0, Object.fromEntries(used.map((key) => [key, section(key)]))));
};

const about = (used: readonly string[]): Template => ({
  ...template,
  steps: template.steps.map((step) => ({
    ...step,
    parts: {
      kind: "one",
      blocks: step.parts.blocks.map((block) =>
        block.block === "form"
          ? {
              ...block,
              form: { sections: block.form.sections.filter(({ key }) => used.includes(key)) },
            }
          : block,
      ),
    },
  })),
});
