import type { Pool } from "pg";
import type { Logger } from "pino";
import type { RunRecord } from "../../activities/run-record.ts";
import type { Leader } from "../../audit/leader.ts";
import type { Config } from "../config.ts";
import { createReceiptMail } from "../receipt-mail/receipt-mail.ts";
import { createMailer } from "./mailer.ts";

/** Sends receipts as this installation is configured. @param record reads runs; `pool` connects as `alongside_app`. */
export const receiptMail = (
  config: Config,
  pool: Pool,
  record: Pick<RunRecord, "load">,
  log: Pick<Logger, "warn" | "fatal">,
): Leader =>
  createReceiptMail({
    pool,
    policy: {
      witnesses: config.witnesses.map(({ verifierKey }) => verifierKey),
      quorum: config.witnessQuorum,
    },
    mailer: createMailer(config, pool),
    publicUrl: config.publicUrl,
    load: async (run) => (await record.load(run))?.state ?? null,
    onLost: (event, trouble) => log.warn({ event, ...trouble }, "a receipt could not be mailed"),
    onAway: (trouble) => log.warn(trouble, "the mail server takes no receipts; they wait"),
    onDamaged: ({ at, code, message }) => log.fatal({ ...at, code }, message),
    onError: (error) => log.warn({ error }, "receipts wait"),
  });
