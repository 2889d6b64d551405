import type { FormValues } from "../domain/form.ts";

const DAY_MS = 86_400_000;

/** The ISO date `days` after the day of `now`. */
export const dayAfter = (now: Date, days: number): string =>
  new Date(now.getTime() + days * DAY_MS).toISOString().slice(0, 10);

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
    const day = /^day([+-]\d+)$/.exec(value)?.[1];
    return day === undefined ? value : dayAfter(now, Number(day));
  };
  return Object.fromEntries(
    Object.entries(form).map(([section, fields]) => [
      section,
      Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, filled(value)])),
    ]),
  );
};
