import type { Projection } from "../projection.ts";
import { askedIn } from "./asked.ts";
import { deleteAllBut, deleteRows, upsertRows, type Row } from "./write.ts";

/** What was last written of a run, and from which of its states: each row by its key, as text to compare. */
type Written = {
  readonly version: number;
  readonly rows: ReadonlyMap<string, { readonly row: Row; readonly text: string }>;
};

/**
 * Writes only rows that differ from what was written last: most acts change one person's row or none, and rewriting
 * every row of a busy run would leave PostgreSQL more dead rows to step over than live ones.
 * @param remembered runs whose last rows are kept in memory; of any other, all rows are written.
 */
export const createInbox = (remembered = 5_000): Projection => {
  const written = new Map<string, Written>();

  const remember = (run: string, its: Written): void => {
    written.delete(run);
    written.set(run, its);
    for (const oldest of written.keys()) {
      if (written.size <= remembered) break;
      written.delete(oldest);
    }
  };

  return {
    name: "inbox",
    forget: () => written.clear(),
    async update(client, changed) {
      const news: Row[] = [];
      const gone: Row[] = [];
      const unknown: { run: string; version: number; rows: readonly Row[] }[] = [];
      for (const { run, state } of changed) {
        const before = written.get(run);
        if (before !== undefined && before.version > state.version) continue;
        const rows = new Map(
          askedIn(state).map((asked) => {
            const row = { ...asked, run, stateVersion: state.version };
            return [`${asked.person} ${asked.request}`, { row, text: JSON.stringify(asked) }];
          }),
        );
        if (before === undefined) {
          const all = [...rows.values()].map(({ row }) => row);
          unknown.push({ run, version: state.version, rows: all });
        }
        for (const [key, { row, text }] of rows) {
          if (before?.rows.get(key)?.text !== text) news.push(row);
        }
        for (const [key, { row }] of before?.rows ?? []) {
          if (!rows.has(key)) gone.push({ ...row, stateVersion: state.version });
        }
        remember(run, { version: state.version, rows });
      }
      if (unknown.length > 0) await deleteAllBut(client, unknown);
      if (gone.length > 0) await deleteRows(client, gone);
      if (news.length > 0) await upsertRows(client, news);
    },
  };
};
