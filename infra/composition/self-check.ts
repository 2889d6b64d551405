import type { Pool } from "pg";
import { checkPasskeys } from "../../api/check-passkeys.ts";
import { checkPowers } from "../../api/services/check-powers.ts";
import { createPinnedTemplates } from "../../audit/pinned-templates.ts";
import {
  runSelfCheck,
  type FurtherCheck,
  type SelfCheck,
} from "../../audit/self-check/self-check.ts";
import { initial } from "../../domain/initial.ts";
import { checkProjections } from "../../projections/self-check.ts";

/** Milliseconds from the start of a process to its first check, so as not to burden the start. */
const FIRST = 60_000;

/** The check of what is derived from the record. */
const readModelCheck = (): FurtherCheck =>
  checkProjections((client) => {
    const templates = createPinnedTemplates(client);
    return async (first) => initial(await templates.pinnedBy(first));
  });

/** What is checked beside the record itself: what is derived from it, and the keys that people sign in by, and who may act. */
export const furtherChecks = (): readonly FurtherCheck[] => [
  readModelCheck(),
  checkPasskeys,
  checkPowers,
];

/** One check of all that is on record and of what is derived from it. @param pool connects as `alongside_app`. */
export const selfCheck = (pool: Pool): Promise<SelfCheck> => runSelfCheck(pool, furtherChecks());

/** Checks again and again, in this process. Each problem raises an alarm each time. `every`: milliseconds between checks. */
export function keepChecking(options: {
  readonly pool: Pool;
  readonly every: number;
  readonly onAlarm: (check: SelfCheck) => void;
  readonly onError: (error: unknown) => void;
}): { readonly start: () => void; readonly stop: () => Promise<void> } {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  const check = async (): Promise<void> => {
    try {
      const checked = await selfCheck(options.pool);
      if (checked.problems.length > 0) options.onAlarm(checked);
    } catch (error) {
      options.onError(error);
    }
    plan(options.every);
  };
  const plan = (wait: number): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = check();
    }, wait);
  };
  return {
    start: () => plan(Math.min(FIRST, options.every)),
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
