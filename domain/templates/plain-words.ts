import { acts } from "../blocks/acts.ts";
import type { BlockOf, Kind } from "../blocks/kinds.ts";
import { listWords } from "../counted-words.ts";
import type { Need } from "../need.ts";
import { allBlocksOf, formsOf } from "../rules/blocks.ts";
import type { Condition, Field, Step, Template } from "../template.ts";
import { labelled } from "./words.ts";

const fieldOf = (step: Step, section: string, field: string): Field | undefined =>
  formsOf(step)
    .flatMap(({ sections }) => sections)
    .find(({ key }) => key === section)
    ?.fields.find(({ key }) => key === field);

/** When a way is taken: `if “What next?” is “Grow it”`. `step`: the one that it leads from. */
export function conditionWords(template: Template, step: Step, when: Condition): string {
  if ("gate" in when) return when.gate === "tied" ? "if it is a tie" : "if the group says no";
  if ("drifted" in when)
    return `if “${labelled(template.indicators, when.drifted)}” has got worse since ${when.since}`;
  const field = fieldOf(step, when.section, when.field);
  const label = field?.label ?? when.field;
  if ("over" in when)
    return `if “${label}” is more than “${labelled(template.parameters, when.over)}”`;
  const option = field?.options?.find(({ value }) => value === when.is)?.label ?? when.is;
  return `if “${label}” is “${option}”`;
}

/** What must hold before a step begins. */
export function needsWords(template: Template, need: Need): string {
  const title = (key: string) => template.steps.find((one) => one.key === key)?.title ?? key;
  if ("step" in need) return `“${title(need.step)}” has to end first.`;
  if ("measured" in need)
    return `“${labelled(template.indicators, need.measured)}” has to be measured first (${need.at}).`;
  if ("answered" in need) return "The run that was asked has to answer first.";
  if ("day" in need) return `It begins on a set day: ${labelled(template.parameters, need.day)}`;
  if ("dayOf" in need) return `It begins on the day that “${title(need.dayOf.step)}” says.`;
  if ("holds" in need)
    return `People have to show this first: ${labelled(template.credentials, need.holds)}`;
  const by = { self: "They themselves", guardian: "A guardian", either: "They or a guardian" };
  return `${by[need.by]} must have said this first: “${labelled(template.declarations, need.declared)}”`;
}

/** What people go through in a block: one or more short sentences. */
const blockWords = <K extends Kind>(template: Template, block: BlockOf<K>): readonly string[] =>
  acts.blocks[block.block].words(template, block);

/** How the parts of a step come about; nothing for a step that is one. */
function partsWords(template: Template, { parts }: Step): readonly string[] {
  switch (parts.kind) {
    case "one":
      return [];
    case "named": {
      const titles = listWords(parts.parts.map(({ title }) => `“${title}”`));
      return [
        parts.order === "side-by-side"
          ? `It has parts that go on at the same time: ${titles}.`
          : `It has parts, one after the other: ${titles}.`,
        ...(parts.join === undefined
          ? []
          : [`At the end they come together: “${parts.join.title}”.`]),
      ];
    }
    case "added":
      return ["The group adds parts as it goes, such as places, and says when these are all."];
    case "rounds":
      return ["It goes round again until the group says that it is enough."];
    case "repeats":
      return [`It comes back. How often: ${labelled(template.parameters, parts.every)}`];
    default:
      return parts satisfies never;
  }
}

/** A step said in short plain sentences. `ways`: where it can lead but to the next. */
export type StepInWords = {
  readonly step: string;
  readonly title: string;
  readonly purpose: string;
  readonly sentences: readonly string[];
  readonly ways: readonly string[];
};

/** A template said in plain words, step by step. Pure: the same template is always said the same. */
export const templateInWords = (template: Template): readonly StepInWords[] =>
  template.steps.map((step) => ({
    step: step.key,
    title: step.title,
    purpose: step.purpose,
    sentences: [
      ...(step.needs ?? []).map((need) => needsWords(template, need)),
      ...partsWords(template, step),
      ...new Set(allBlocksOf(step).flatMap((block) => blockWords(template, block))),
    ],
    ways: (step.next ?? []).map(({ to, when }) => {
      const next = template.steps.find(({ key }) => key === to);
      const where = next === undefined ? "The run ends" : `It goes on with “${next.title}”`;
      return when === undefined ? `${where}.` : `${where} ${conditionWords(template, step, when)}.`;
    }),
  }));
