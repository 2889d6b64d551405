import { Email, Name } from "../../api/contracts/values.ts";
import type { Mistake } from "../layout/error-summary.tsx";

export type NewLine = { readonly name: string; readonly email: string | null };

/** People whom one form adds to the directory at most: each is one act there. */
const MOST = 50;

/**
 * New people, one on each line: a name, then an email address after a comma, a semicolon or a tab, as tables are copied.
 * @param field the input that they were written in.
 */
export function readNewPeople(
  text: string,
  field: string,
): { readonly people: readonly NewLine[]; readonly mistakes: readonly Mistake[] } {
  const lines = text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  const read = lines.map((line) => ({ line, ...readLine(line) }));
  const mistakes = read.flatMap(({ line, wrong }) =>
    wrong === null ? [] : [{ field, message: `“${line.slice(0, 80)}”: ${wrong}` }],
  );
  const many =
    lines.length > MOST ? [{ field, message: `Write at most ${MOST} new people at once` }] : [];
  return {
    people: read.map(({ name, email }) => ({ name, email })),
    mistakes: [...many, ...mistakes],
  };
}

function readLine(line: string): NewLine & { readonly wrong: string | null } {
  const [, first = "", second = ""] =
    /^"?([^,;\t]*?)"?\s*(?:[,;\t]\s*"?(.*?)"?)?$/u.exec(line) ?? [];
  const name = Name.safeParse(first);
  const email = second === "" ? null : Email.safeParse(second);
  const value = { name: name.data ?? first, email: email?.data ?? null };
  if (!name.success) return { ...value, wrong: "write their name first" };
  if (email !== null && !email.success)
    return { ...value, wrong: "after the comma, write an email address, like sam@example.org" };
  return { ...value, wrong: null };
}
