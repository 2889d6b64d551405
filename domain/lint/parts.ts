import { sessionFindings } from "../blocks/session/lint.ts";
import { measureFindings } from "../blocks/measure/lint.ts";
import { pollFindings } from "../blocks/poll/lint.ts";
import { JOIN } from "../rules/blocks.ts";
import type { Block, Form, Step, Template } from "../template.ts";
import { needsCircle } from "./circles.ts";
import {
  fieldOf,
  needsField,
  needsParameter,
  repeated,
  when,
  type Finding,
  type Path,
} from "./finding.ts";
import { formFindings } from "./form.ts";
import { gateFindings } from "./gate.ts";

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
        ...repeated(parts.parts, [...path, "parts"], "part"),
        ...parts.parts.flatMap(({ key, titleFrom, blocks }, index) => [
          ...when(
            key === JOIN && parts.join !== undefined,
            [...path, "parts", index, "key"],
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

const formIn = (blocks: readonly Block[]): Form | undefined =>
  blocks.find((block) => block.block === "form")?.form;

/** Of these a part has one each, in this order. */
const ORDER: readonly Block["block"][] = ["form", "gate", "delivery"];

const isOrdered = ({ block }: Block): boolean => ORDER.includes(block);

const blocksFindings = (
  template: Template,
  blocks: readonly Block[],
  path: Path,
): readonly Finding[] => [
  ...repeated(blocks, path, "block"),
  ...blocks.flatMap((block, index) => [
    ...when(
      isOrdered(block) && blocks.slice(0, index).some((before) => before.block === block.block),
      [...path, index],
      `A part has one ${block.block}, and this is its second. Put it into a step or a part of its own.`,
    ),
    ...when(
      isOrdered(block) &&
        blocks
          .slice(0, index)
          .filter(isOrdered)
          .some((before) => ORDER.indexOf(before.block) > ORDER.indexOf(block.block)),
      [...path, index],
      `People write, then sign off, then deliver. Put the ${block.block} "${block.key}" earlier.`,
    ),
    ...(block.block === "form"
      ? [
          ...formFindings(block.form, [...path, index, "form"]),
          ...needsCircle(template, block.circle, [...path, index, "circle"]),
        ]
      : []),
    ...(block.block === "session" ? sessionFindings(template, block, [...path, index]) : []),
    ...(block.block === "measure" ? measureFindings(template, block, [...path, index]) : []),
    ...(block.block === "poll"
      ? pollFindings(template, formIn(blocks.slice(0, index)), block, [...path, index])
      : []),
    ...(block.block === "gate"
      ? gateFindings(template, formIn(blocks.slice(0, index)), block, [...path, index])
      : []),
  ]),
];

const roundsFindings = (
  form: Form | undefined,
  again: { readonly section: string; readonly field: string; readonly is: string },
  path: Path,
): readonly Finding[] => {
  if (form === undefined)
    return [{ path, message: "Rounds need a form that says whether another one follows." }];
  const values = fieldOf(form, again)?.options?.map(({ value }) => value) ?? [];
  const question = `"${again.section}.${again.field}"`;
  return [
    ...needsField(form, again, ["choice"], path),
    ...when(
      values.length > 0 && !values.includes(again.is),
      [...path, "is"],
      `"${again.is}" is no answer to ${question}: use one of ${values.join(", ")}.`,
    ),
    ...when(
      values.length > 0 && values.every((value) => value === again.is),
      path,
      `Every answer to ${question} asks for another round, so the step would never end. Add an answer that ends it.`,
    ),
  ];
};
