import type { Telling } from "./telling.ts";

const has = <T extends string>(record: Readonly<Record<T, string>>, key: string): key is T =>
  Object.hasOwn(record, key);

/** The words of a table for what an event says; what it says itself, where the table has none. */
export const word = <T extends string>(
  record: Readonly<Record<T, string>>,
  key: string | null,
): string => (key !== null && has(record, key) ? record[key] : (key ?? ""));

/** What an event is about, as people call it. */
export const aboutPart = (t: Telling): string => `“${t.part(t.data.text("part"))}”`;
