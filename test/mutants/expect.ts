import { type Asymmetric, equal, isFields } from "./equal.ts";

type Matchers = Record<string, (...wanted: unknown[]) => void>;

const size = (value: unknown): number => {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  throw new Error("expect: it has no length");
};

const contains = (value: unknown, wanted: unknown): boolean =>
  typeof value === "string"
    ? value.includes(String(wanted))
    : value instanceof Set
      ? value.has(wanted)
      : Array.isArray(value) && value.includes(wanted);

const fits = (value: unknown, pattern: unknown): boolean =>
  pattern instanceof RegExp ? pattern.test(String(value)) : String(value).includes(String(pattern));

const has = (value: unknown, [name, ...within]: readonly string[]): boolean =>
  name === undefined || (isFields(value) && name in value && has(value[name], within));

function throws(value: unknown, pattern: unknown): boolean {
  try {
    if (typeof value === "function") value();
  } catch (error) {
    return pattern === undefined || fits(error, pattern);
  }
  return false;
}

/** What is asked of a value, by the name that Vitest gives it: those that the tests of the rules use. */
const asked: Record<string, (value: unknown, ...wanted: unknown[]) => boolean> = {
  toBe: (value, wanted) => Object.is(value, wanted),
  toEqual: (value, wanted) => equal(value, wanted),
  toStrictEqual: (value, wanted) => equal(value, wanted),
  toMatchObject: (value, wanted) => equal(value, wanted, true),
  toContain: contains,
  toContainEqual: (value, wanted) =>
    Array.isArray(value) && value.some((each) => equal(each, wanted)),
  toBeNull: (value) => value === null,
  toBeUndefined: (value) => value === undefined,
  toBeDefined: (value) => value !== undefined,
  toBeTruthy: Boolean,
  toBeFalsy: (value) => !value,
  toHaveLength: (value, wanted) => size(value) === wanted,
  toBeGreaterThan: (value, wanted) => Number(value) > Number(wanted),
  toBeGreaterThanOrEqual: (value, wanted) => Number(value) >= Number(wanted),
  toBeLessThan: (value, wanted) => Number(value) < Number(wanted),
  toBeLessThanOrEqual: (value, wanted) => Number(value) <= Number(wanted),
  toMatch: fits,
  toThrow: throws,
  toHaveProperty: (value, path) => has(value, String(path).split(".")),
};

const matchers = (value: unknown, about: string, wanted: boolean): Matchers =>
  Object.fromEntries(
    Object.entries(asked).map(([name, holds]) => [
      name,
      (...rest: unknown[]) => {
        if (holds(value, ...rest) !== wanted)
          throw new Error(
            `expect(${JSON.stringify(value)})${wanted ? "" : ".not"}.${name}(${rest.map((each) => JSON.stringify(each)).join(", ")}) ${about}`,
          );
      },
    ]),
  );

const expectValue = (value: unknown, about = "") =>
  Object.assign(matchers(value, about, true), { not: matchers(value, about, false) });

const array = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Vitest's `expect`, as far as the tests of the rules use it, without Vitest. */
export const expect = Object.assign(expectValue, {
  arrayContaining: (wanted: unknown[]): Asymmetric => ({
    fits: (value) => wanted.every((each) => array(value).some((one) => equal(one, each))),
  }),
  objectContaining: (wanted: Record<string, unknown>): Asymmetric => ({
    fits: (value) => isFields(value) && equal(value, wanted, true),
  }),
  stringContaining: (wanted: string): Asymmetric => ({
    fits: (value) => typeof value === "string" && value.includes(wanted),
  }),
  stringMatching: (wanted: RegExp): Asymmetric => ({
    fits: (value) => typeof value === "string" && wanted.test(value),
  }),
  anything: (): Asymmetric => ({ fits: (value) => value != null }),
});
