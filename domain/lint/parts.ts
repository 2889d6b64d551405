import { acts } from "../blocks/acts.ts";
import type { BlockOf, Kind } from "../blocks/kinds.ts";
import { JOIN } from "../rules/blocks.ts";
import { stretchesOf } from "../rules/stretches.ts";
import type { Block, Form, Step, Template } from "../template.ts";
import {
  fieldOf,
  needsField,
  needsParameter,
  repeated,
  when,
  type Finding,
  type Path,
} from "./finding.ts";

/** Parts are distinct, rounds can end, repeats have their run parameters, and each part's blocks work one after another. */
export const partsFindings = (template: Template, step: Step, path: Path): readonly Finding[] => {
  const { parts } = step;
  const here = blocksFindings(template, parts.blocks, [...path, "blocks"]);
  switch (parts.kind) {
    case "one":
    case "added":
      return here;
    case "named":
      return [
        ...here,
        ...when(
          parts.blocks.length === 0 && parts.parts.some(({ blocks }) => blocks === undefined),
          [...path, "blocks"],
          "part-without-blocks",
          "People go through something here: add a block, or give each part blocks of its own.",
        ),
        ...repeated(parts.parts, [...path, "parts"], "part"),
        ...parts.parts.flatMap(({ key, titleFrom, blocks }, index) => [
          ...when(
            key === JOIN && parts.join !== undefined,
            [...path, "parts", index, "key"],
            "join-key-taken",
            `"${JOIN}" is the key of the part that joins the others. Call this one something else.`,
          ),
          ...(titleFrom === undefined
            ? []
            : needsParameter(template, titleFrom, "text", [...path, "parts", index, "titleFrom"])),
          ...(blocks === undefined
            ? []
            : blocksFindings(template, blocks, [...path, "parts", index, "blocks"])),
        ]),
        ...(parts.join === undefined
          ? []
          : blocksFindings(template, parts.join.blocks, [...path, "join", "blocks"])),
      ];
    case "rounds":
      return [...here, ...roundsFindings(formIn(parts.blocks), parts.again, [...path, "again"])];
    case "repeats":
      return [
        ...here,
        ...needsParameter(template, parts.count, "number", [...path, "count"]),
        ...needsParameter(template, parts.every, "period", [...path, "every"]),
      ];
  }
};

/** All questions of a part: what steers the run is read from the newest of its forms that asks it. */
const formIn = (blocks: readonly Block[]): Form | undefined => {
  const sections = blocks.flatMap((block) => (block.block === "form" ? block.form.sections : []));
  return sections.length > 0 ? { sections } : undefined;
};

/** The form that stands before a block in the same stretch: what is signed off or polled about. */
const formBefore = (blocks: readonly Block[], index: number): Form | undefined => {
  const before = stretchesOf(blocks.slice(0, index + 1)).at(-1) ?? [];
  return before.find((block) => block.block === "form")?.form;
};

const blocksFindings = (
  template: Template,
  blocks: readonly Block[],
  path: Path,
): readonly Finding[] => [
  ...repeated(blocks, path, "block"),
  ...blocks.flatMap((block, index) =>
    ofBlock(template, block, [...path, index], formBefore(blocks, index)),
  ),
];

const ofBlock = <K extends Kind>(
  template: Template,
  block: BlockOf<K>,
  path: Path,
  form: Form | undefined,
): readonly Finding[] => acts.blocks[block.block].findings(template, block, path, form);

const roundsFindings = (
  form: Form | undefined,
  again: { readonly section: string; readonly field: string; readonly is: string },
  path: Path,
): readonly Finding[] => {
  if (form === undefined)
    return [
      {
        path,
        code: "rounds-without-form",
        message:
          "Rounds need a form that says whether another one follows. Put a form into the blocks.",
      },
    ];
  const values = fieldOf(form, again)?.options?.map(({ value }) => value) ?? [];
  const question = `"${again.section}.${again.field}"`;
  return [
    ...needsField(form, again, ["choice"], path),
    ...when(
      values.length > 0 && !values.includes(again.is),
      [...path, "is"],
      "rounds-unknown-answer",
      `"${again.is}" is no answer to ${question}: use one of ${values.join(", ")}.`,
    ),
    ...when(
      values.length > 0 && values.every((value) => value === again.is),
      path,
      "rounds-never-end",
      `Every answer to ${question} asks for another round, so the step would never end. Add an answer that ends it.`,
    ),
  ];
};
