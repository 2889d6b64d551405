import { own } from "../rules/lookup.ts";
import type { RunState, StepState } from "../state.ts";
import type { FieldOver } from "../template.ts";

/** What runs that this one's request belongs together with give for the same number; 0 where each counts alone. */
export const linkedAmount = (
  state: RunState,
  step: StepState,
  { section, field, together }: FieldOver,
): number => {
  if (together === undefined || own(state.parameters, together.parameter) !== together.is) return 0;
  return Object.values(state.links)
    .filter(({ kind, part }) => kind === "adds-to" && (part === null || step.parts.includes(part)))
    .reduce((sum, { amounts }) => sum + (own(amounts, `${section}.${field}`) ?? 0), 0);
};

/**
 * The public numbers in the newest versions of a run's forms, by `section.field`, for runs that add to it. `step`: of this
 * step alone; null: of all, where a later part stands for an earlier one.
 */
export const amountsOf = (
  state: RunState,
  step: string | null,
): { readonly [field: string]: number } =>
  Object.fromEntries(
    Object.values(state.parts)
      .filter((part) => step === null || part.step === step)
      .flatMap((part) => Object.entries(part.versions.at(-1)?.sections ?? {}))
      .flatMap(([section, { fields }]) =>
        Object.entries(fields).flatMap(([field, value]) =>
          typeof value === "number" ? [[`${section}.${field}`, value] as const] : [],
        ),
      ),
  );
