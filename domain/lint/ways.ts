import { needsIndicator } from "../blocks/measure/lint.ts";
import { ANOTHER_PANEL } from "../rules/arrangement.ts";
import { allBlocksOf } from "../rules/blocks.ts";
import type { Block, FieldOver, Form, Next, Step, Template } from "../template.ts";
import {
  fieldOf,
  needsField,
  needsParameter,
  parameterOf,
  when,
  type Finding,
  type Path,
} from "./finding.ts";

/** Where a step leads: every place is there, and every question that steers is one that its form asks. */
export const wayFindings = (template: Template, step: Step, path: Path): readonly Finding[] => {
  const { next = [] } = step;
  const last = lastBlocks(step);
  const form = formIn(last);
  return [
    ...next.flatMap((way, index) => [
      ...when(
        way.to !== "end" && !template.steps.some(({ key }) => key === way.to),
        [...path, index, "to"],
        "way-to-nowhere",
        `There is no step "${way.to}" to go to. Name a step of this template, or "end".`,
      ),
      ...when(
        next.slice(0, index).some((before) => before.when === undefined),
        [...path, index],
        "way-never-taken",
        `The way before this one always holds, so this one is never taken. Put it last.`,
      ),
      ...whenFindings(template, form, last, way, [...path, index, "when"]),
    ]),
    ...panelFindings(template, step, path),
    ...leftOut(next, form).map((answer): Finding => ({
      path,
      code: "answer-leads-nowhere",
      message: `The answer "${answer}" leads nowhere of its own. Say where it goes, or add a last way without "when".`,
    })),
  ];
};

/** The blocks of the part that is last to close: what it says decides. */
const lastBlocks = ({ parts }: Step): readonly Block[] =>
  (parts.kind === "named" ? (parts.join?.blocks ?? parts.parts.at(-1)?.blocks) : undefined) ??
  parts.blocks;

/** All questions of a part: what steers the run is read from the newest of its forms that asks it. */
const formIn = (blocks: readonly Block[]): Form | undefined => {
  const sections = blocks.flatMap((block) => (block.block === "form" ? block.form.sections : []));
  return sections.length > 0 ? { sections } : undefined;
};

const whenFindings = (
  template: Template,
  form: Form | undefined,
  blocks: readonly Block[],
  { when: holds }: Next,
  path: Path,
): readonly Finding[] => {
  if (holds === undefined) return [];
  if ("gate" in holds) {
    return [
      ...when(
        !blocks.some((block) => block.block === "gate" && block.rule === "majority"),
        path,
        "way-without-majority",
        "Only a majority refuses. Take this way out, or let the gate decide by majority.",
      ),
      ...when(
        holds.gate === "tied" && !blocks.some((block) => mayDefer(template, block)),
        path,
        "way-without-panel-rule",
        `No tie of this step can be left to another panel. Give its gate a tie rule that has "${ANOTHER_PANEL}" among its options.`,
      ),
    ];
  }
  if ("drifted" in holds) {
    return [
      ...needsIndicator(template, holds.drifted, [...path, "drifted"]),
      ...when(
        !template.steps
          .flatMap(allBlocksOf)
          .some(
            (block) =>
              block.block === "measure" &&
              block.point === holds.since &&
              block.indicators.includes(holds.drifted),
          ),
        [...path, "since"],
        "way-never-drifts",
        `Nothing measures "${holds.drifted}" at "${holds.since}", so nobody could see that it got worse since then. Name a point at which a "measure" block reads it.`,
      ),
      ...needsParameter(template, holds.by, "number", [...path, "by"]),
    ];
  }
  const asked: Form = form ?? { sections: [] };
  if ("over" in holds) {
    return [
      ...needsField(asked, holds, ["number"], path),
      ...needsParameter(template, holds.over, "number", [...path, "over"]),
      ...togetherFindings(template, holds.together, [...path, "together"]),
    ];
  }
  const values = fieldOf(asked, holds)?.options?.map(({ value }) => value) ?? [];
  return [
    ...needsField(asked, holds, ["choice"], path),
    ...when(
      values.length > 0 && !values.includes(holds.is),
      [...path, "is"],
      "way-unknown-answer",
      `"${holds.is}" is no answer to "${holds.section}.${holds.field}": use one of ${values.join(", ")}.`,
    ),
  ];
};

/** Whether linked amounts are added up is the adopter's to state. */
const togetherFindings = (
  template: Template,
  together: FieldOver["together"],
  path: Path,
): readonly Finding[] => {
  if (together === undefined) return [];
  const { parameter, is } = together;
  const options = parameterOf(template, parameter)?.options ?? [];
  return [
    ...needsParameter(template, parameter, "choice", [...path, "parameter"]),
    ...when(
      options.length > 0 && !options.some(({ value }) => value === is),
      [...path, "is"],
      "together-unknown-answer",
      `"${is}" is no answer to "${parameter}": use one of ${options.map(({ value }) => value).join(", ")}.`,
    ),
  ];
};

const mayDefer = (template: Template, block: Block): boolean =>
  block.block === "gate" &&
  block.tie !== undefined &&
  (parameterOf(template, block.tie)?.options ?? []).some(({ value }) => value === ANOTHER_PANEL);

/** A tie that another panel is to decide needs a step in which other people are really asked. */
const panelFindings = (template: Template, step: Step, path: Path): readonly Finding[] => {
  if (!allBlocksOf(step).some((block) => mayDefer(template, block))) return [];
  const way = (step.next ?? []).find(
    ({ when: holds }) => holds !== undefined && "gate" in holds && holds.gate === "tied",
  );
  const to = template.steps.find(({ key }) => key === way?.to);
  const asksOthers = (to === undefined ? [] : allBlocksOf(to)).some(
    (block) =>
      block.block === "gate" &&
      (template.circles[block.circle]?.except ?? []).some(
        (except) => "askedIn" in except && except.askedIn === step.key,
      ),
  );
  return [
    ...when(
      way === undefined,
      path,
      "tie-without-panel",
      `The adopter may say that another panel decides a tie, and nothing leads to one. Add {"when": {"gate": "tied"}, "to": the step in which it decides}, or take "${ANOTHER_PANEL}" out of the tie rule's options.`,
    ),
    ...when(
      way !== undefined && !asksOthers,
      path,
      "panel-of-same-people",
      `The panel that decides a tie of "${step.key}" could be the same people. Say {"askedIn": "${step.key}"} in the "except" of the circle that its gate asks.`,
    ),
  ];
};

/** Answers to a question that steers which no way takes up, when no way holds always. */
const leftOut = (next: readonly Next[], form: Form | undefined): readonly string[] => {
  const taken = next.flatMap((way) => (way.when && "is" in way.when ? [way.when] : []));
  const [first] = taken;
  if (form === undefined || first === undefined) return [];
  if (next.some((way) => way.when === undefined)) return [];
  const answers = fieldOf(form, first)?.options ?? [];
  return answers
    .map(({ value }) => value)
    .filter((value) => !taken.some((when) => when.is === value && when.field === first.field));
};

const waysOf = ({ steps }: Template): ReadonlyMap<string, ReadonlySet<string>> =>
  new Map(steps.map((step, index) => [step.key, targets(step, steps[index + 1]?.key)]));

/** Whether every way to a step leads through another one first. */
export const comesBefore = (template: Template, before: string, key: string): boolean => {
  const [first] = template.steps;
  const ways = waysOf(template);
  if (before === key || !ways.has(before) || first === undefined) return false;
  const around = closure((from) => (from === before ? [] : [...(ways.get(from) ?? [])]));
  return !around([first.key]).has(key);
};

/** Steps from which no way leads to the end, and steps that no way leads to. */
export const trapFindings = (template: Template): readonly Finding[] => {
  const { steps } = template;
  const ways = waysOf(template);
  const isOut = closure((key) => [...ways].filter(([, to]) => to.has(key)).map(([from]) => from));
  const ending = isOut(["end"]);
  const begun = closure((key) => [...(ways.get(key) ?? [])])(steps[0] ? [steps[0].key] : []);
  return steps.flatMap(({ key }, index) => [
    ...when(
      !ending.has(key),
      ["steps", index],
      "step-without-end",
      `No way leads from "${key}" to an end: the run would go round for ever. Let one answer lead out.`,
    ),
    ...when(
      !begun.has(key),
      ["steps", index],
      "step-never-reached",
      `No way leads to "${key}". Lead one to it, or take it out.`,
    ),
  ]);
};

/** Where a step can lead. It falls through to the following step unless one of its ways always holds. */
const targets = (step: Step, following: string | undefined): ReadonlySet<string> => {
  const next = step.next ?? [];
  const form = formIn(lastBlocks(step));
  const steers = next.some((way) => way.when !== undefined && "is" in way.when);
  const isCovered =
    next.some((way) => way.when === undefined) || (steers && leftOut(next, form).length === 0);
  return new Set([...next.map(({ to }) => to), ...(isCovered ? [] : [following ?? "end"])]);
};

const closure =
  (reach: (key: string) => readonly string[]) =>
  (from: readonly string[]): ReadonlySet<string> => {
    const found = new Set(from);
    for (const key of found) for (const other of reach(key)) found.add(other);
    return found;
  };
