import type { FormValues } from "../domain/blocks/form/form.ts";
import type { Scenario } from "../programmes/scenario.ts";

const DAY_MS = 86_400_000;

/** The ISO date `days` after the day of `now`. */
export const dayAfter = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

/** `"day+14"` as the day in two weeks; null for what is no such day. */
const dayIn = (text: string, now: Date): string | null => {
  const day = /^day([+-]\d+)$/.exec(text)?.[1];
  return day === undefined ? null : dayAfter(now, Number(day));
};

/** Puts the demo's own days into the values that are stated at launch. */
export const withDays = (parameters: Scenario["parameters"], now: Date): Scenario["parameters"] =>
  Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [
      key,
      typeof value === "string" ? (dayIn(value, now) ?? value) : value,
    ]),
  );

/**
 * Puts the demo's own people and days into a form: `"@asha"` becomes her pseudonym, `"day+14"` the day in two weeks.
 * @throws when the form names somebody who is not in the script.
 */
export const fillIn = (
  form: FormValues,
  ids: { readonly [key: string]: string },
  now: Date,
): FormValues => {
  const filled = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(filled);
    if (typeof value === "object" && value !== null) {
      return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, filled(inner)]));
    }
    if (typeof value !== "string") return value;
    if (value.startsWith("@")) {
      const id = ids[value.slice(1)];
      if (id === undefined) throw new Error(`The script has nobody called ${value}.`);
      return id;
    }
    return dayIn(value, now) ?? value;
  };
  return Object.fromEntries(
    Object.entries(form).map(([section, fields]) => [
      section,
      Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, filled(value)])),
    ]),
  );
};
