import type { SectionContent } from "../../domain/event.ts";
import { formOf } from "../../domain/rules/blocks.ts";
import { newestVersion, stepDefinition } from "../../domain/rules/lookup.ts";
import type { FieldValue } from "../../domain/sealed.ts";
import type { Part, RunState } from "../../domain/state.ts";
import type { Field, Step } from "../../domain/template.ts";
import type { Random } from "./random.ts";

type Sections = { readonly [section: string]: SectionContent };

/** Any short text will do for a digest here: the domain only compares them. */
const digestOf = (value: unknown): string => {
  let hash = 2166136261;
  for (const char of JSON.stringify(value)) hash = Math.imul(hash ^ char.charCodeAt(0), 16777619);
  return (hash >>> 0).toString(16).padStart(8, "0");
};

const valueFor = (field: Field, random: Random): FieldValue => {
  if (field.kind === "options") return ["a", "b", "c"];
  if (field.kind === "choice") return random.pick(field.options ?? [])?.value ?? "";
  if (field.kind === "number") return random.below(1000);
  return { commitment: random.below(1 << 30).toString(16) };
};

const withDigest = (fields: { readonly [field: string]: FieldValue }): SectionContent => ({
  digest: digestOf(fields),
  fields,
});

/** The answers of choice fields that lead a run on and not round again, by `section.field`. */
const leadsOn = (step: Step): { readonly [field: string]: (value: string) => boolean } => {
  const { parts, next = [] } = step;
  const ways: { [field: string]: (value: string) => boolean } = {};
  if (parts.kind === "rounds") {
    const { section, field, is } = parts.again;
    ways[`${section}.${field}`] = (answer) => answer !== is;
  }
  const end = next.find(({ to }) => to === "end");
  for (const { when, to } of next) {
    if (end === undefined || when === undefined || !("is" in when) || to === "end") continue;
    const { section, field } = when;
    ways[`${section}.${field}`] = (answer) =>
      !next.some(
        (way) => way.to !== "end" && way.when && "is" in way.when && way.when.is === answer,
      );
  }
  return ways;
};

/**
 * A version of a part's form: a first draft in full, later one or all sections anew; now and then a draft with a gap.
 * The last rounds say "no more" and "end", or no run would ever finish.
 */
export const draft = (state: RunState, part: Part, random: Random): Sections => {
  const step = stepDefinition(state, part.step);
  if (step === undefined) return {};
  const form = formOf(part, step);
  const before = newestVersion(part)?.sections ?? {};
  const only = random.chance(70) ? random.pick(form.sections)?.key : undefined;
  const isLate = part.ordinal > 2 || state.steps.length > state.template.steps.length + 4;
  const ways = isLate ? leadsOn(step) : {};
  const gap = random.chance(10) ? random.pick(form.sections.flatMap((s) => s.fields)) : undefined;
  return Object.fromEntries(
    form.sections.flatMap((section) => {
      const kept = before[section.key];
      if (kept && only !== undefined && only !== section.key) return [[section.key, kept]];
      const fields = section.fields
        .filter((field) => field !== gap)
        .map((field) => {
          const way = ways[`${section.key}.${field.key}`];
          const on = way && field.options?.find((option) => way(option.value))?.value;
          return [field.key, on ?? valueFor(field, random)] as const;
        });
      return [[section.key, withDigest(Object.fromEntries(fields))]];
    }),
  );
};

export const digestOfVersion = (sections: Sections): string => digestOf(sections);
