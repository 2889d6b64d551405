import { needsIndicator } from "../blocks/measure/lint.ts";
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
        `There is no step "${way.to}" to go to. Name a step of this template, or "end".`,
      ),
      ...when(
        next.slice(0, index).some((before) => before.when === undefined),
        [...path, index],
        `The way before this one always holds, so this one is never taken. Put it last.`,
      ),
      ...whenFindings(template, form, last, way, [...path, index, "when"]),
    ]),
    ...leftOut(next, form).map((answer): Finding => ({
      path,
      message: `The answer "${answer}" leads nowhere of its own. Say where it goes, or add a last way without "when".`,
    })),
  ];
};

/** The blocks of the part that is last to close: what it says decides. */
const lastBlocks = ({ parts }: Step): readonly Block[] =>
  (parts.kind === "named" ? (parts.join?.blocks ?? parts.parts.at(-1)?.blocks) : undefined) ??
  parts.blocks;

const formIn = (blocks: readonly Block[]): Form | undefined =>
  blocks.find((block) => block.block === "form")?.form;

const whenFindings = (
  template: Template,
  form: Form | undefined,
  blocks: readonly Block[],
  { when: holds }: Next,
  path: Path,
): readonly Finding[] => {
  if (holds === undefined) return [];
  if ("gate" in holds) {
    return when(
      !blocks.some((block) => block.block === "gate" && block.rule === "majority"),
      path,
      "Only a majority refuses. Take this way out, or let the gate decide by majority.",
    );
  }
  if ("drifted" in holds) {
    return [
      ...needsIndicator(template, holds.drifted, [...path, "drifted"]),
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
      `"${is}" is no answer to "${parameter}": use one of ${options.map(({ value }) => value).join(", ")}.`,
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

/** Steps from which no way leads to the end, and steps that no way leads to. */
export const trapFindings = (template: Template): readonly Finding[] => {
  const { steps } = template;
  const ways = new Map(
    steps.map((step, index) => [step.key, targets(step, steps[index + 1]?.key)]),
  );
  const isOut = closure((key) => [...ways].filter(([, to]) => to.has(key)).map(([from]) => from));
  const ending = isOut(["end"]);
  const begun = closure((key) => [...(ways.get(key) ?? [])])(steps[0] ? [steps[0].key] : []);
  return steps.flatMap(({ key }, index) => [
    ...when(
      !ending.has(key),
      ["steps", index],
      `No way leads from "${key}" to an end: the run would go round for ever. Let one answer lead out.`,
    ),
    ...when(
      !begun.has(key),
      ["steps", index],
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
