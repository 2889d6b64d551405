import type { Pool } from "pg";
import { createTemplates } from "../../api/services/templates.ts";
import { runSelfCheck, type SelfCheck } from "../../audit/self-check/self-check.ts";
import { initial } from "../../domain/initial.ts";
import { builtIn } from "../../domain/templates/index.ts";
import { checkProjections } from "../../projections/self-check.ts";

/** Milliseconds. */
const FIRST = 60_000;
const BETWEEN = 15 * 60_000;

/** One check of all that is on record and of what is derived from it. @param pool connects as `alongside_app`. */
export function selfCheck(pool: Pool): Promise<SelfCheck> {
  const templates = createTemplates(builtIn);
  const projections = checkProjections((first) => {
    const template = first.type === "runLaunched" ? templates.pinned(first.data.template) : null;
    return template === null ? null : initial(template);
  });
  return runSelfCheck(pool, [projections]);
}

/** Checks every quarter of an hour, in this process. Each problem raises an alarm each time. */
export function keepChecking(options: {
  readonly pool: Pool;
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
    plan(BETWEEN);
  };
  const plan = (wait: number): void => {
    if (stopped) return;
    timer = setTimeout(() => {
      running = check();
    }, wait);
  };
  return {
    start: () => plan(FIRST),
    stop() {
      stopped = true;
      clearTimeout(timer);
      return running;
    },
  };
}
