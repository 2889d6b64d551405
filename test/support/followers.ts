import type { Client } from "@temporalio/client";
import type { Pool } from "pg";
import type { Mail } from "../../activities/mailer.ts";
import { NO_WITNESSES } from "../../api/services/log.ts";
import type { RunEvent } from "../../domain/event.ts";
import { createStater } from "../../audit/heads/stater.ts";
import { createPublisher } from "../../audit/log/publisher.ts";
import { createLogSigner } from "../../audit/log/signer.ts";
import { createSequencer } from "../../audit/sequencer.ts";
import { createSubscription } from "../../audit/subscription.ts";
import { createEngineRecord } from "../../infra/composition/engine-record.ts";
import { createReceiptMail } from "../../infra/receipt-mail/receipt-mail.ts";
import { createDeliveredVersions } from "../../infra/temporal/delivered-versions.ts";
import { createDelivery } from "../../infra/temporal/delivery.ts";
import { runProjections } from "../../projections/run-projections.ts";

export type Followers = {
  /** Runs that the read models told were damaged, in the order of telling. */
  readonly damaged: readonly string[];
  readonly mails: readonly Mail[];
  /** Events whose receipts were given up. */
  readonly lost: readonly string[];
  stop(): Promise<void>;
};

/** Everything that follows a record, at work: the log, the read models, delivery to workflows, and receipts by mail. */
export function followRecord(
  pool: Pool,
  options: {
    readonly client: Client;
    readonly taskQueue: string;
    readonly onError: (error: unknown) => void;
    /** Milliseconds until a damaged run is tried again. */
    readonly retry: { readonly first: number; readonly most: number };
  },
): Followers {
  const { client, taskQueue, onError, retry } = options;
  const damaged: string[] = [];
  const mails: Mail[] = [];
  const lost: string[] = [];
  let published: string | null = null;
  const lastPublished = {
    read: async () => published,
    swap: async (_: string | null, note: string) => {
      published = note;
      return true;
    },
  };
  const record = createEngineRecord(pool);
  const delivery = createDelivery({
    client,
    describe: record.describe,
    delivered: createDeliveredVersions(pool, 20),
    taskQueue,
    grace: 0,
  });
  const running = [
    createSequencer({ pool, onError }),
    runProjections({
      pool,
      stateAfter: async (run, events) => (await record.follow(run, events))?.state ?? null,
      onError,
      onDamaged: ({ at }) => damaged.push(at.run),
      forget: record.forget,
      retry,
    }),
    createStater({ pool, onError }),
    createPublisher({
      pool,
      signer: createLogSigner("damaged.test", new Uint8Array(32).fill(7)),
      lastPublished,
      onError,
    }),
    createReceiptMail({
      pool,
      policy: NO_WITNESSES,
      publicUrl: "https://alongside.example",
      load: async (run) => (await record.load(run))?.state ?? null,
      mailer: { send: async (mail) => void mails.push(mail) },
      onLost: (event) => lost.push(event),
      onAway: onError,
      onError,
      pace: { look: 20, again: 100 },
    }),
    createSubscription<RunEvent>({
      pool,
      name: "delivery",
      checkpoint: "after",
      handleBatch: (events) => delivery.catchUp(events.map(({ event }) => event)),
      onError,
      forget: record.forget,
      retry,
    }),
  ];
  for (const one of running) one.start();
  return {
    damaged,
    mails,
    lost,
    async stop() {
      await Promise.all(running.map((one) => one.stop()));
    },
  };
}
