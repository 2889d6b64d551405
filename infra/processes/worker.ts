import path from "node:path";
import { DefaultLogger, Runtime } from "@temporalio/worker";
import { Kysely, PostgresDialect } from "kysely";
import { createNoticeActivities } from "../../activities/notices.ts";
import { createRecordActivities } from "../../activities/record.ts";
import { createQuestionLinks } from "../../api/auth/question-links.ts";
import { createVoteLinks } from "../../api/auth/vote-link.ts";
import type { ApiDatabase } from "../../api/database.ts";
import { SILENCE_LIMIT } from "../../audit/connection.ts";
import { createAddressBook } from "../composition/address-book.ts";
import { openAppPool } from "../composition/app-pool.ts";
import { createEngineRecord } from "../composition/engine-record.ts";
import { createMailer } from "../composition/mailer.ts";
import { notifyTexter } from "../notify/notify.ts";
import { readProcessConfig } from "../config.ts";
import { lowerPriority } from "../lower-priority.ts";
import { createLogger } from "../logger.ts";
import { checkAtStart } from "../pooled.ts";
import { createWorker } from "../temporal/worker.ts";
import { workflowBundle } from "../workflow-bundle.ts";
import { reportReady, runUntilStopped, stopUnfit } from "./lifecycle.ts";

const config = readProcessConfig(process.env);
await lowerPriority();
const log = createLogger("worker", config);
await checkAtStart(config.databaseUrl, (problem) => stopUnfit(log, problem));
Runtime.install({
  logger: new DefaultLogger("WARN", ({ level, message, meta }) =>
    log[level === "ERROR" ? "error" : "warn"]({ meta }, message),
  ),
  // How it ends is said in lifecycle.ts.
  shutdownSignals: [],
});

const pool = openAppPool(config.databaseUrl, 10, { silence: SILENCE_LIMIT });
const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
const deps = {
  record: createEngineRecord(pool),
  now: () => new Date().toISOString(),
  log,
};
const worker = await createWorker({
  address: config.temporalAddress,
  namespace: config.temporalNamespace,
  bundle: await workflowBundle(path.resolve(import.meta.dirname, "../..")),
  activities: {
    ...createRecordActivities(deps),
    ...createNoticeActivities({
      ...deps,
      addressBook: createAddressBook(pool),
      mailer: createMailer(config, pool),
      texter: config.outside.notify === undefined ? null : notifyTexter(config.outside.notify),
      publicUrl: config.publicUrl,
      votePath: createVoteLinks(config.secret).pathOf,
      questionPaths: createQuestionLinks(db).make,
    }),
  },
});
worker.ended.catch((error: unknown) => log.fatal({ error }, "the worker cannot go on"));
reportReady();
runUntilStopped({
  work: worker.ended,
  async stop() {
    log.info("stopping");
    await worker.stop().catch(() => undefined);
    await pool.end();
  },
});
