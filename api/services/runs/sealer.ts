import { seal } from "../../../audit/commitment.ts";
import type { Disclosure } from "../../../audit/disclosures.ts";
import type { Sealed } from "../../../domain/sealed.ts";
import { isJson } from "./json.ts";

/** A text that cannot be sealed: the caller's mistake, which routes prevent by their schemas. */
export class NotSealable extends Error {
  override readonly name = "NotSealable";
}

/** Collects what an order discloses while its texts are replaced by commitments. */
export type Sealer = {
  /** `subject`: the pseudonym of the person whose words or data they are, so that they can be erased with them. */
  text(value: unknown, subject: string): Sealed;
  optional(value: unknown, subject: string): Sealed | null;
  readonly disclosures: readonly Disclosure[];
};

/** @param key of the one text of an order that was put to a passkey before; else each text has a fresh key. */
export function createSealer(key?: Uint8Array): Sealer {
  const disclosures: Disclosure[] = [];
  const text = (value: unknown, subject: string): Sealed => {
    if (!isJson(value) || value === null || value === "") {
      throw new NotSealable("A text is missing, or holds what is no valid text.");
    }
    const sealed = key === undefined ? seal(value) : seal(value, key);
    disclosures.push({ ...sealed, subject });
    return { commitment: sealed.commitment };
  };
  return {
    text,
    optional: (value, subject) =>
      value === null || value === undefined || value === "" ? null : text(value, subject),
    disclosures,
  };
}
