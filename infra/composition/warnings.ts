import type { Pool } from "pg";
import { readAlarms } from "../../audit/log/witness/alarms.ts";
import { readRunAlarms } from "../../audit/set-aside.ts";
import { latestSelfCheck } from "../../audit/self-check/self-check.ts";

/** What whoever runs the server should look at while everything goes on being served. What can't be read now warns of nothing. */
export function createWarnings(pool: Pool): () => Promise<readonly string[]> {
  return async () => {
    const [check, alarms, damaged] = await Promise.all([
      latestSelfCheck(pool).catch(() => null),
      readAlarms(pool).catch(() => []),
      readRunAlarms(pool).catch(() => []),
    ]);
    return [
      ...(check === null || check.problems.length === 0
        ? []
        : [`the self-check of ${check.at.toISOString()} failed: see the log of the sequencer.`]),
      ...alarms.filter(({ isSettled }) => !isSettled).map(({ message }) => message),
      ...damaged.map(({ message }) => message),
    ];
  };
}
