import { parseTemplate } from "../../api/contracts/template.ts";
import type { Template } from "../../domain/template.ts";

export type Place = string | number;

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null;

/** The same value with one place set, or taken out when `value` is undefined. */
export const changed = (whole: unknown, path: readonly Place[], value: unknown): unknown => {
  const [at, ...rest] = path;
  if (at === undefined) return value;
  if (Array.isArray(whole)) {
    return whole.map((item, index) => (index === at ? changed(item, rest, value) : item));
  }
  const record = isRecord(whole) ? whole : {};
  const entries = Object.entries(record).filter(([key]) => key !== at);
  const inner = changed(record[at], rest, value);
  return Object.fromEntries(inner === undefined ? entries : [...entries, [at, inner]]);
};

export const problemsOf = (template: unknown): readonly string[] => {
  const parsed = parseTemplate(JSON.parse(JSON.stringify(template)));
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
};

/** The template with one place changed, as problems of the form `place: message`. */
export const broken = (template: Template, path: readonly Place[], value: unknown): string =>
  problemsOf(changed(template, path, value)).join("\n");

export const stepAt = (template: Template, key: string): number =>
  template.steps.findIndex((step) => step.key === key);

/** The place of a block of a step. */
export const blockAt = (step: number, block: number): readonly Place[] => [
  "steps",
  step,
  "parts",
  "blocks",
  block,
];
