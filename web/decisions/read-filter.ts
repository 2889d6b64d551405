import type { HistoryFilter } from "../../api/services.ts";
import { bodyOf, isUuid, type Body } from "../body.ts";
import { readDate } from "../form/read-form.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { dayWithin } from "../words/days.ts";
import { kinds } from "./kinds.ts";

const PAGE = 50;

/** The filter's form as sent in the address, so that a filtered history can be linked to. */
export const filterBody = (url: URL): Body => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) (values[name] ??= []).push(value);
  return bodyOf(values);
};

const isDate = (date: string): boolean => {
  const at = Date.parse(`${date}T00:00:00Z`);
  // `Date` takes 31 February for 3 March.
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(date);
};

/** @param zone the reader's, whose days the dates are. */
export function readFilter(
  body: Body,
  zone: string,
): {
  readonly filter: HistoryFilter;
  readonly mistakes: readonly Mistake[];
} {
  const chosen = kinds.filter(({ value }) => body.all("what").includes(value));
  const dates = (["from", "until"] as const).map((name) => ({ name, date: readDate(body, name) }));
  const stated = dates.filter(({ date }) => date !== "");
  const after = Number.parseInt(body.text("after"), 10);
  const who = body.text("who");
  const part = body.text("part");
  return {
    mistakes: stated
      .filter(({ date }) => !isDate(date))
      .map(({ name }) => ({ field: name, message: "Write a real day, like 4 12 2026" })),
    filter: {
      limit: PAGE,
      ...(chosen.length > 0 ? { types: chosen.flatMap(({ types }) => [...types]) } : {}),
      ...(isUuid(who) || who === "engine" ? { actor: who } : {}),
      ...(part === "" ? {} : { part }),
      ...Object.fromEntries(
        stated
          .filter(({ date }) => isDate(date))
          .map(({ name, date }) => [name, dayWithin(date, zone)[name]]),
      ),
      ...(after > 0 ? { after } : {}),
    },
  };
}

/** The same filter, from another place on. */
export function pageAddress(path: string, url: URL, after: number): string {
  const query = new URLSearchParams(url.searchParams);
  query.set("after", String(after));
  return `${path}?${query.toString()}`;
}
