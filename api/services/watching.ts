import type { Pool } from "pg";
import { readAlarms, type StoredAlarm } from "../../audit/log/witness/alarms.ts";
import { latestSelfCheck } from "../../audit/self-check/self-check.ts";
import { readRunAlarms } from "../../audit/set-aside.ts";
import type { RunAlarms } from "../damage.ts";
import type { OrganisationRole, Principal } from "../principal.ts";

/** The newest alarm of each witness that ever spoke against the log. */
export type WitnessAlarms = readonly StoredAlarm[];

/** What watches the record, for those who look after it; everybody else gets an empty list. */
export type Watching = {
  /** The newest alarm of each witness of the log; for administrators and auditors. */
  readonly witnesses: { alarms(principal: Principal): Promise<WitnessAlarms> };
  /** Runs that were set aside because they can't be read; for administrators and auditors. */
  readonly damage: { alarms(principal: Principal): Promise<RunAlarms> };
  /** What the record's newest check of itself found; empty when all fits, or none was made. For administrators. */
  readonly selfCheck: { problems(principal: Principal): Promise<readonly string[]> };
};

export function createWatching(pool: Pool): Watching {
  const forRoles =
    <T>(roles: readonly OrganisationRole[], read: () => Promise<readonly T[]>) =>
    async (principal: Principal): Promise<readonly T[]> =>
      roles.some((role) => principal.roles.includes(role)) ? read() : [];
  return {
    witnesses: { alarms: forRoles(["administrator", "auditor"], () => readAlarms(pool)) },
    damage: { alarms: forRoles(["administrator", "auditor"], () => readRunAlarms(pool)) },
    selfCheck: {
      problems: forRoles(
        ["administrator"],
        async () => (await latestSelfCheck(pool))?.problems ?? [],
      ),
    },
  };
}
