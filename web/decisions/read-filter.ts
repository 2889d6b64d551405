import type { Cursor, HistoryFilter } from "../../api/services/history-page.ts";
import { bodyOf, type Body } from "../body.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import { readDate } from "../form/read-date.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { dayWithin } from "../words/days.ts";
import { kinds } from "./kinds.ts";

const PAGE = 50;
/** Characters of what is looked for. */
const MOST_SOUGHT = 200;

/** The filter's form as sent in the address, so that a filtered history can be linked to. */
export const filterBody = (url: URL): Body => {
  const values: Record<string, string[]> = {};
  for (const [name, value] of url.searchParams) (values[name] ??= []).push(value);
  return bodyOf(values);
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
  const [after, before] = [cursorIn(body, "after"), cursorIn(body, "before")];
  const [who, about] = [body.text("who"), body.text("about")];
  const part = body.text("part");
  const words = body.text("words").slice(0, MOST_SOUGHT);
  return {
    mistakes: dates.flatMap(({ date }) => (date.kind === "mistakes" ? date.mistakes : [])),
    filter: {
      limit: PAGE,
      ...(chosen.length > 0 ? { types: chosen.flatMap(({ types }) => [...types]) } : {}),
      ...(isUuid(who) || who === "engine" ? { actor: who } : {}),
      ...(isUuid(about) ? { about } : {}),
      ...(part === "" ? {} : { part }),
      ...(words === "" ? {} : { words }),
      ...Object.fromEntries(
        dates.flatMap(({ name, date }) =>
          date.kind === "date" ? [[name, dayWithin(date.date, zone)[name]]] : [],
        ),
      ),
      ...(after === null ? {} : { after }),
      ...(before === null ? {} : { before }),
    },
  };
}

/** An entry's id, or its number. */
const cursorIn = (body: Body, name: string): Cursor | null => {
  const text = body.text(name);
  if (isUuid(text)) return text;
  return /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
};
