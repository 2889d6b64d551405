import type { Projection } from "../projection.ts";
import { deskRow, type Row } from "./row.ts";
import { writeNames, writeRows, writeTimes } from "./write.ts";

/** Which rows say the same as before of everything but their version and time: `last` holds what was written of each run. */
function sortOut(last: Map<string, string>, rows: readonly Row[]) {
  const news: Row[] = [];
  const same: Row[] = [];
  for (const row of rows) {
    const { organisation, launchedAt, status, waitingFor, risks, dueAt } = row;
    const key = JSON.stringify([
      organisation,
      launchedAt,
      status,
      waitingFor,
      risks,
      dueAt,
      row.told,
    ]);
    if (last.get(row.run) === key) same.push(row);
    else news.push(row);
    last.delete(row.run);
    last.set(row.run, key);
  }
  return { news, same };
}

/**
 * Most acts change little of what a desk says, so of a row that says the same only its version and time are written.
 * @param remembered runs whose last rows are kept in memory.
 */
export const createDesk = (remembered = 1_000): Projection => {
  const last = new Map<string, string>();
  return {
    name: "desk",
    forget: () => last.clear(),
    async update(client, changed) {
      const rows = changed.map(({ run, state, events }) => {
        const asOf = events.at(-1)?.event.at ?? state.launchedAt;
        return { run, asOf, ...deskRow(state, asOf) };
      });
      const { news, same } = sortOut(last, rows);
      for (const oldest of last.keys()) {
        if (last.size <= remembered) break;
        last.delete(oldest);
      }
      if (same.length > 0) await writeTimes(client, same);
      if (news.length > 0) await writeRows(client, news);
      await writeNames(client, changed);
    },
  };
};
