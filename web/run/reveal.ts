import type { RunFold } from "../../api/services/runs/run-view.ts";
import { isSealed, type FieldValue } from "../../domain/sealed.ts";
import type { Version } from "../../domain/state.ts";

/** A value of the record as this reader may see it. */
export type Revealed =
  | { readonly kind: "value"; readonly value: unknown }
  | { readonly kind: "erased" };

type Disclosed = RunFold["disclosed"];

export function reveal(value: FieldValue, disclosed: Disclosed): Revealed {
  if (!isSealed(value)) return { kind: "value", value };
  return Object.hasOwn(disclosed, value.commitment)
    ? { kind: "value", value: disclosed[value.commitment] }
    : { kind: "erased" };
}

/** Plain values of a version, section by section; what was erased is left out. */
export type PlainSections = {
  readonly [section: string]: { readonly [field: string]: unknown };
};

export const plainSections = (version: Version, disclosed: Disclosed): PlainSections =>
  Object.fromEntries(
    Object.entries(version.sections).map(([section, { fields }]) => [
      section,
      Object.fromEntries(
        Object.entries(fields).flatMap(([field, value]) => {
          const shown = reveal(value, disclosed);
          return shown.kind === "value" ? [[field, shown.value]] : [];
        }),
      ),
    ]),
  );

/** A sealed text, for a place where an erased one has its own words. */
export function textOf(value: FieldValue | null | undefined, disclosed: Disclosed): string | null {
  if (value === null || value === undefined) return null;
  const shown = reveal(value, disclosed);
  return shown.kind === "value" && typeof shown.value === "string" ? shown.value : null;
}
