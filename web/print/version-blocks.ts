import type { RunFold } from "../../api/services/runs/run-view.ts";
import { isFileValue } from "../../domain/written/file.ts";
import type { Field } from "../../domain/template.ts";
import type { Part, Version } from "../../domain/state.ts";
import { rowsOf, valueWords } from "../form/field-value.ts";
import { reveal } from "../run/reveal.ts";
import { formOfPart } from "../run/titles.ts";
import { heading, list, paragraph, words, type Block } from "./block.ts";

const ERASED = "These words were erased. That they were here stays on record.";

const rowWords = (field: Field, row: { readonly [key: string]: unknown }, names: Names): string =>
  (field.of ?? [])
    .flatMap((column) => {
      const told = valueWords(column, row[column.key], names);
      return told === "" ? [] : [`${column.label}: ${told}`];
    })
    .join("; ");

type Names = { readonly [id: string]: string };

const fieldBlocks = (view: RunFold, field: Field, version: Version, section: string) => {
  const value = version.sections[section]?.fields[field.key];
  if (value === undefined || value === null) return [];
  const shown = reveal(value, view.disclosed);
  if (shown.kind === "erased") return [paragraph(`${field.label}:`), paragraph(ERASED)];
  if (field.kind === "list") {
    const rows = rowsOf(shown.value).map((row) => rowWords(field, row, view.names));
    return rows.length === 0 ? [] : [paragraph(`${field.label}:`), ...list(rows)];
  }
  const told = valueWords(field, shown.value, view.names);
  if (told === "") return [];
  const digest = isFileValue(shown.value) ? ` (SHA-256 ${shown.value.sha256})` : "";
  return [paragraph(`${field.label}:`), words(told + digest)];
};

/** A version in full, section by section. */
export const versionBlocks = (view: RunFold, part: Part, version: Version): readonly Block[] =>
  formOfPart(view.state, part).sections.flatMap((section) => [
    heading(4, section.title),
    ...section.fields.flatMap((field) => fieldBlocks(view, field, version, section.key)),
  ]);
