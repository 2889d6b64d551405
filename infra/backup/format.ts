import { z } from "zod";

/**
 * A backup is gzipped lines of JSON: a header; for each table a line with its columns, followed by its rows, each an array of the
 * columns' text forms as PostgreSQL writes them; the sequences; and an end with the count of rows and the SHA-256 of every line
 * before it, so that a file that was cut short or changed is refused.
 */
export const formatVersion = 1;

const rowLine = z.array(z.string().nullable());

const headerLine = z.object({
  format: z.literal("alongside-backup"),
  version: z.literal(formatVersion),
  at: z.iso.datetime(),
  /** Names of the migrations that shaped the tables, in order. */
  migrations: z.array(z.string()),
  /** Small files of the data folder that the record depends on, by name: the secret and the log's key. */
  files: z.record(z.string(), z.string()),
});

const otherLine = z.discriminatedUnion("line", [
  z.object({
    line: z.literal("table"),
    schema: z.string(),
    name: z.string(),
    columns: z.array(z.object({ name: z.string(), type: z.string() })),
  }),
  z.object({
    line: z.literal("sequence"),
    schema: z.string(),
    name: z.string(),
    value: z.string().nullable(),
  }),
  z.object({ line: z.literal("end"), rows: z.number().int(), sha256: z.string() }),
]);

export type Header = z.infer<typeof headerLine>;
export type Row = z.infer<typeof rowLine>;
export type Line = Row | z.infer<typeof otherLine>;

export const parseHeader = (text: string): Header => headerLine.parse(JSON.parse(text));

export function parseLine(text: string): Line {
  const value: unknown = JSON.parse(text);
  return Array.isArray(value) ? rowLine.parse(value) : otherLine.parse(value);
}
