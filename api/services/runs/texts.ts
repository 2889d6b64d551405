import type { Disclosure } from "../../../audit/disclosures.ts";
import type { JsonValue } from "../../../audit/json.ts";
import { isUuid } from "../../../domain/written/uuid.ts";

/** Every commitment (hex) in a value of the record. */
export function commitmentsIn(value: unknown): readonly string[] {
  if (typeof value !== "object" || value === null) return [];
  if ("commitment" in value && typeof value.commitment === "string") return [value.commitment];
  return Object.values(value).flatMap(commitmentsIn);
}

/** What some values of the record stand for, as far as it still exists. */
export const disclosedIn = (
  value: unknown,
  known: ReadonlyMap<string, Disclosure>,
): { readonly [commitment: string]: JsonValue } =>
  Object.fromEntries(
    commitmentsIn(value).flatMap((commitment) => {
      const disclosed = known.get(commitment);
      return disclosed === undefined ? [] : [[commitment, disclosed.value] as const];
    }),
  );

/** What may be a pseudonym in a value of the record: every UUID. Those of requests and the like belong to nobody. */
export function pseudonymsIn(value: unknown): readonly string[] {
  if (typeof value === "string") return isUuid(value) ? [value] : [];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(pseudonymsIn);
}
