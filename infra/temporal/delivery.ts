import type { Client } from "@temporalio/client";
import { setTimeout as sleep } from "node:timers/promises";
import { DamagedRun } from "../../audit/damaged-run.ts";
import { createCrowd } from "./crowd.ts";
import type { DeliveredVersions } from "./delivered-versions.ts";
import { createOutbox } from "./outbox.ts";
import { createWaitingRoom } from "./waiting-room.ts";
import { createTellWorkflow, type RunDescription } from "./tell-workflow.ts";
import { mergeNews, newsOf, type CommittedEvent, type News } from "./words.ts";

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
const GAP = { crowd: 80, full: 300 };
/** Milliseconds that a word waits for others of its run. */
const IN_A_CROWD = 400;
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
  const crowd = createCrowd();
  const closing = new AbortController();
  let downUntil = 0;
  let failures = 0;

  const tell = async (run: string, news: News): Promise<void> => {
    await workflow.tell(run, news);
    failures = 0;
    delivered.note(run, news.version);
  };

  const outbox = createOutbox<News>({
    merge: mergeNews,
    atOnce,
    room,
    gap() {
      if (crowd.isThere()) return atWork() < 0.5 ? GAP.crowd : GAP.full;
      return atWork() < 0.8 ? 0 : GAP.crowd;
    },
    async send(run, news) {
      try {
        await tell(run, news);
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

  const later = createWaitingRoom<News>({ merge: mergeNews, room, leave: outbox.offer });
  const { isDue = () => true } = options;
  const tellSoon = (run: string, news: News): void => {
    if (news.launched || isDue(run)) later.goOn(run, news);
    else later.wait(run, news, NOTHING_DUE);
  };

  return {
    afterCommit(run, events) {
      const news = newsOf(events);
      if (news?.launched === false) crowd.note();
      if (news === null || downUntil > Date.now()) return;
      // In a crowd nobody has time to find out; the acts of one run then share a word.
      if (crowd.isThere()) later.wait(run, news, IN_A_CROWD);
      // Whoever acted has their receipt first.
      else setImmediate(() => tellSoon(run, news));
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
): Promise<ReadonlyMap<string, News>> {
  const all = new Map<string, News>();
  for (const event of events) {
    const news = newsOf([event]);
    const earlier = all.get(event.run);
    if (news !== null) all.set(event.run, earlier === undefined ? news : mergeNews(earlier, news));
  }
  if (all.size === 0) return all;
  const told = await delivered.read([...all.keys()]);
  return new Map([...all].filter(([run, { version }]) => (told.get(run) ?? 0) < version));
}
