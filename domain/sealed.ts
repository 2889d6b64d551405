/**
 * A personal or free-text value as the record holds it: HMAC-SHA256(fresh 32-byte key, value), hex.
 * The value and its key live apart and can be erased; the commitment stays.
 */
export type Sealed = { readonly commitment: string };

/** Values that may stand in the record as they are: they say nothing about a person. */
export type PublicValue = string | number | boolean | null | readonly string[];

/** A form's field in the record. */
export type FieldValue = PublicValue | Sealed;

export const isSealed = (value: FieldValue): value is Sealed =>
  typeof value === "object" && value !== null && "commitment" in value;
