/** What a test says of a value without naming it, such as `expect.objectContaining`. */
export type Asymmetric = { fits: (value: unknown) => boolean };

type Fields = Record<string, unknown>;

export const isFields = (value: unknown): value is Fields =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isAsymmetric = (value: unknown): value is Asymmetric =>
  isFields(value) && typeof value["fits"] === "function";

/**
 * Whether they are equal as Vitest's `toEqual` has it (fields that are undefined are none), or, with `part`, as its
 * `toMatchObject` has it (`wanted` may leave out fields of objects, but no members of arrays).
 */
export function equal(value: unknown, wanted: unknown, part = false): boolean {
  if (isAsymmetric(wanted)) return wanted.fits(value);
  if (Object.is(value, wanted)) return true;
  if (Array.isArray(value) && Array.isArray(wanted))
    return (
      value.length === wanted.length &&
      wanted.every((each, index) => equal(value[index], each, part))
    );
  if (value instanceof Set && wanted instanceof Set) return equal([...value], [...wanted]);
  if (value instanceof Map && wanted instanceof Map) return equal([...value], [...wanted]);
  if (value instanceof Date && wanted instanceof Date) return value.getTime() === wanted.getTime();
  if (!isFields(value) || !isFields(wanted)) return false;
  const names = part ? Object.keys(wanted) : Object.keys({ ...value, ...wanted });
  return names.every((name) => equal(value[name], wanted[name], part));
}
