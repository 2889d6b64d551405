import { parse } from "csv-parse/sync";
import { z } from "zod";
import { Email, Name } from "../../api/contracts/values.ts";
import type { Mistake } from "../layout/error-summary.tsx";

export type NewLine = { readonly name: string; readonly email: string | null };

/** People whom one form adds to the directory at most: each is one act there. */
const MOST = 50;

/** A row of a table, and the line on which it ends. */
const Rows = z.array(
  z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }),
);

/** Words by which the first row of a table says what its columns are. */
const HEADINGS = /^(?:(?:full )?name|person|e-?mail(?: address)?|address)$/iu;

/**
 * New people, one on each line: a name, then an email address after a comma, a semicolon or a tab, as table programs write them
 * (RFC 4180). A first row of headings is passed over.
 * @param field the input that they were written in.
 */
export function readNewPeople(
  text: string,
  field: string,
): { readonly people: readonly NewLine[]; readonly mistakes: readonly Mistake[] } {
  const rows = rowsIn(text);
  const [first] = rows;
  const isHeaded = first?.cells.every((cell) => HEADINGS.test(cell)) === true;
  const read = (isHeaded ? rows.slice(1) : rows).map(readRow);
  const seen = new Map<string, number>();
  const mistakes = read.flatMap(({ line, cells, email, wrong }) => {
    const address = email?.toLowerCase();
    const earlier = address === undefined ? undefined : seen.get(address);
    if (address !== undefined && earlier === undefined) seen.set(address, line);
    const why =
      wrong ??
      (earlier === undefined ? null : `leave it out: line ${earlier} has the same email address`);
    const shown = cells.join(", ").slice(0, 80);
    return why === null ? [] : [{ field, message: `Line ${line}, “${shown}”: ${why}` }];
  });
  const many =
    read.length > MOST ? [{ field, message: `Write at most ${MOST} new people at once` }] : [];
  return {
    people: read.map(({ name, email }) => ({ name, email })),
    mistakes: [...many, ...mistakes],
  };
}

type Row = { readonly line: number; readonly cells: readonly string[] };

const OPTIONS = {
  delimiter: [",", ";", "\t"],
  record_delimiter: ["\r\n", "\n", "\r"],
  ...{ bom: true, info: true, trim: true, relax_column_count: true, relax_quotes: true },
};

/** The rows that say something. Where quotation marks don't close they are letters like any other. */
const rowsIn = (text: string): readonly Row[] =>
  Rows.parse(parsed(text))
    .map(({ record, info }) => ({ line: info.lines, cells: withoutEmptyEnd(record) }))
    .filter(({ cells }) => cells.length > 0);

function parsed(text: string): unknown {
  try {
    return parse(text, OPTIONS);
  } catch {
    return parse(text, { ...OPTIONS, quote: null });
  }
}

/** Table programs write the empty columns behind the last one too. */
const withoutEmptyEnd = (cells: readonly string[]): readonly string[] =>
  cells.slice(0, cells.findLastIndex((cell) => cell !== "") + 1);

function readRow(row: Row): Row & NewLine & { readonly wrong: string | null } {
  const [first = "", second = "", ...more] = row.cells;
  const name = Name.safeParse(first);
  const email = second === "" ? null : Email.safeParse(second);
  const value = { ...row, name: name.data ?? first, email: email?.data ?? null };
  if (!name.success) return { ...value, wrong: "write their name first" };
  if (more.length > 0 || (email !== null && !email.success))
    return { ...value, wrong: "after the comma, write an email address, like sam@example.org" };
  return { ...value, wrong: null };
}
