import type { Changed, Projection } from "../projection.ts";
import { createWritten } from "../written.ts";
import { deskRow } from "./row.ts";
import { writeNames, writeRows, writeTimes } from "./write.ts";

/** When the newest of its events was: what a desk says of the run is worked out for that time. */
const asOf = ({ state, events }: Changed): string => events.at(-1)?.event.at ?? state.launchedAt;

/**
 * Most acts change little of what a desk says, so of a row that says the same only its version and time are written.
 * @param remembered runs whose last rows are kept in memory; of any other, all is written.
 */
export const createDesk = (remembered = 1_000): Projection => {
  const written = createWritten((one) => [deskRow(one.state, asOf(one))], remembered);
  return {
    name: "desk",
    forget: written.forget,
    async update(client, changed) {
      const news = new Map(written.news(changed).map(({ run, rows }) => [run, rows]));
      const times = changed.map((one) => ({
        ...{ run: one.run, version: one.state.version, asOf: asOf(one) },
        rows: news.get(one.run) ?? [],
      }));
      const same = times.filter(({ rows }) => rows.length === 0);
      if (same.length > 0) await writeTimes(client, same);
      const rows = times.flatMap(({ rows: its, ...time }) =>
        its.map((row) => ({ ...row, ...time })),
      );
      if (rows.length > 0) await writeRows(client, rows);
      await writeNames(client, changed);
    },
  };
};
