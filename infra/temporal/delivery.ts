import type { Client } from "@temporalio/client";
import { setTimeout as sleep } from "node:timers/promises";
import { DamagedRun } from "../../audit/damaged-run.ts";
import { createLoadDetector } from "./load-detector.ts";
import type { DeliveredVersions } from "./delivered-versions.ts";
import { createOutbox } from "./outbox.ts";
import { createDebounce } from "./debounce.ts";
import { createTellWorkflow, type RunDescription } from "./tell-workflow.ts";
import { mergeNotices, noticeOf, type CommittedEvent, type RunNotice } from "./run-notice.ts";

export type Delivery = {
  /**
   * The fast path: tells a run's workflow of what was just committed. Never waits and never fails; what it cannot tell now,
   * the safety net tells later.
   */
  afterCommit(run: string, events: readonly CommittedEvent[]): void;
  /**
   * The safety net, a subscription's handler: tells every run whose events in this batch were not noted as delivered.
   * Rejects when Temporal did not take them, so that the subscription comes back with the same batch.
   */
  catchUp(
    events: readonly (CommittedEvent & { readonly run: string; readonly at: string })[],
  ): Promise<void>;
  /** Lets what is under way finish, and notes it; a batch that the safety net has yet to look at is left for another time. */
  close(): Promise<void>;
};

/**
 * Milliseconds between words while people queue: a word costs Temporal and the worker as much as some fifty sign-offs. The
 * longer one holds while this process has its hands full besides.
 */
const GAP = { load: 80, full: 300 };
/** Milliseconds that a word waits for others of its run. */
const UNDER_LOAD = 400;
const NOTHING_DUE = 3_000;

/**
 * @param options.atOnce signals under way at once, at most one for each run.
 * @param options.isDue whether the run's workflow has something to do now; what gives it nothing to do can wait a little.
 * @param options.atWork the share of the last moment, 0 to 1, in which this process was at work; while it is busy, a
 *   trickle is told.
 * @param options.room runs that may wait; with more, Temporal is too slow, and the safety net takes over.
 * @param options.grace milliseconds that the fast path has before the safety net looks at an event.
 * @param options.onTrouble told once when Temporal cannot be reached, and each time that it fails to come back.
 */
export function createDelivery(options: {
  readonly client: Client;
  readonly describe: (run: string) => Promise<RunDescription | null>;
  readonly delivered: DeliveredVersions;
  readonly taskQueue?: string;
  readonly atOnce?: number;
  readonly isDue?: (run: string) => boolean;
  readonly atWork?: () => number;
  readonly room?: number;
  readonly grace?: number;
  readonly onTrouble?: (error: unknown) => void;
}): Delivery {
  const { delivered, atOnce = 24, room = 5_000, grace = 10_000, atWork = () => 0 } = options;
  const workflow = createTellWorkflow(options);
  const load = createLoadDetector(atWork);
  const closing = new AbortController();
  let downUntil = 0;
  let failures = 0;

  const tell = async (run: string, notice: RunNotice): Promise<void> => {
    await workflow.tell(run, notice);
    failures = 0;
    delivered.note(run, notice.version);
  };

  const outbox = createOutbox<RunNotice>({
    merge: mergeNotices,
    atOnce,
    room,
    gap() {
      if (load.isThere()) return atWork() < 0.5 ? GAP.load : GAP.full;
      return atWork() < 0.8 ? 0 : GAP.load;
    },
    async send(run, notice) {
      try {
        await tell(run, notice);
      } catch (error) {
        // It says nothing of Temporal. The safety net sets the run aside.
        if (error instanceof DamagedRun) return;
        const wasUp = downUntil <= Date.now();
        downUntil = Date.now() + Math.min(500 * 2 ** failures, 10_000);
        outbox.clear();
        if (!wasUp) return;
        failures += 1;
        options.onTrouble?.(error);
      }
    },
  });

  const later = createDebounce<RunNotice>({ merge: mergeNotices, room, leave: outbox.offer });
  const { isDue = () => true } = options;
  const tellSoon = (run: string, notice: RunNotice): void => {
    if (notice.launched || isDue(run)) later.goOn(run, notice);
    else later.wait(run, notice, NOTHING_DUE);
  };

  return {
    afterCommit(run, events) {
      const notice = noticeOf(events);
      if (notice?.launched === false) load.note();
      if (notice === null || downUntil > Date.now()) return;
      // Under load nobody has time to find out; the acts of one run then share a word.
      if (load.isThere()) later.wait(run, notice, UNDER_LOAD);
      // Whoever acted has their receipt first.
      else setImmediate(() => tellSoon(run, notice));
    },
    async catchUp(events) {
      const newest = events.at(-1);
      if (newest === undefined) return;
      const age = Date.now() - Date.parse(newest.at);
      if (age < grace) {
        await sleep(grace - Math.max(age, 0), undefined, { signal: closing.signal });
      }
      const untold = await untoldOf(events, delivered);
      const queue = [...untold];
      const worker = async () => {
        for (let next = queue.pop(); next !== undefined; next = queue.pop()) await tell(...next);
      };
      await Promise.all(Array.from({ length: Math.min(atOnce, queue.length) }, worker));
    },
    async close() {
      closing.abort();
      later.close();
      await outbox.idle();
      await delivered.flush();
    },
  };
}

async function untoldOf(
  events: readonly (CommittedEvent & { readonly run: string })[],
  delivered: DeliveredVersions,
): Promise<ReadonlyMap<string, RunNotice>> {
  const all = new Map<string, RunNotice>();
  for (const event of events) {
    const notice = noticeOf([event]);
    const earlier = all.get(event.run);
    if (notice !== null)
      all.set(event.run, earlier === undefined ? notice : mergeNotices(earlier, notice));
  }
  if (all.size === 0) return all;
  const told = await delivered.read([...all.keys()]);
  return new Map([...all].filter(([run, { version }]) => (told.get(run) ?? 0) < version));
}
