import path from "node:path";
import type { DamagedRun } from "../../audit/damaged-run.ts";
import { createFileCatalogue } from "../../audit/files/file-catalogue.ts";
import { createFiles } from "../../audit/files/files.ts";
import { createStater } from "../../audit/heads/stater.ts";
import { lastPublishedFile } from "../../audit/log/last-published.ts";
import { LogDisagrees } from "../../audit/log/log-disagrees.ts";
import { createPublisher } from "../../audit/log/publisher.ts";
import { createWitnessing } from "../../audit/log/witness/witnessing.ts";
import { createReader, readPlaces } from "../../audit/read.ts";
import { isRunType } from "../../audit/run-types.ts";
import { createSequencer } from "../../audit/sequencer.ts";
import { createSharedPlaces } from "../../audit/shared-places.ts";
import { createTimestamping } from "../../audit/timestamp/timestamping.ts";
import { createSubscription } from "../../audit/subscription.ts";
import type { RunEvent } from "../../domain/event.ts";
import { runProjections, waitForProjections } from "../../projections/run-projections.ts";
import { followVerdicts } from "../../projections/verdicts/follow.ts";
import { openAppPool } from "../composition/app-pool.ts";
import { createEngineRecord } from "../composition/engine-record.ts";
import { fileSettings } from "../composition/file-settings.ts";
import { logSigner, previousLogSigner } from "../composition/log-signer.ts";
import { receiptMail } from "../composition/receipt-mail.ts";
import { keepChecking } from "../composition/self-check.ts";
import { readProcessConfig } from "../config.ts";
import { keepRemovingFiles } from "../erasure/keep-removing-files.ts";
import { keepWritingAnew } from "../erasure/keep-writing-anew.ts";
import { writeAnew } from "../erasure/write-anew.ts";
import { createAnswerAskers } from "../links/answer-askers.ts";
import { lowerPriority } from "../lower-priority.ts";
import { createLogger } from "../logger.ts";
import { checkAtStart } from "../pooled.ts";
import { connectTemporal } from "../temporal/client.ts";
import { createDeliveredVersions } from "../temporal/delivered-versions.ts";
import { createDelivery } from "../temporal/delivery.ts";
import { keepRunsGoing } from "../temporal/keep-runs-going.ts";
import { countMissing, recoverEnded, recoverRuns } from "../temporal/recover.ts";
import { createTellWorkflow } from "../temporal/tell-workflow.ts";
import { reportReady, runUntilStopped, stopUnfit } from "./lifecycle.ts";

const config = readProcessConfig(process.env);
await lowerPriority();
const log = createLogger("sequencer", config);
await checkAtStart(config.databaseUrl, (problem) => stopUnfit(log, problem));
const pool = openAppPool(config.databaseUrl, 12);
const record = createEngineRecord(pool);
const temporal = connectTemporal({
  address: config.temporalAddress,
  namespace: config.temporalNamespace,
});
const workflow = createTellWorkflow({ client: temporal.client, describe: record.describe });
const delivery = createDelivery({
  client: temporal.client,
  describe: record.describe,
  delivered: createDeliveredVersions(pool),
  onTrouble: (error) => log.warn({ error }, "Temporal does not take signals; trying again"),
});

const onDamaged = ({ at, code, message }: DamagedRun): void => log.fatal({ ...at, code }, message);

/** Four follow the log here, and the log is read once. */
const places = createSharedPlaces(readPlaces<RunEvent>);

/** Each goes on by itself after an error; which one it was is all that the log needs to know. */
const workers = [
  createSequencer({ pool, onError: (error) => log.warn({ error }, "the sequencer stepped down") }),
  createStater({ pool, onError: (error) => log.warn({ error }, "the heads are not stated") }),
  createPublisher({
    pool,
    signer: await logSigner(config),
    previous: previousLogSigner(config),
    lastPublished: lastPublishedFile(path.join(config.dataDir, "log", "checkpoint")),
    onError: (error) =>
      error instanceof LogDisagrees
        ? log.fatal({ code: error.code }, error.message)
        : log.warn({ error }, "the publisher stepped down"),
  }),
  ...(config.witnesses.length === 0
    ? []
    : [
        createWitnessing({
          pool,
          witnesses: config.witnesses,
          onAlarm: ({ message, ...alarm }) => log.fatal(alarm, message),
          onTrouble: (witness, why) => log.warn({ witness, why }, "a witness did not cosign"),
          onError: (error) => log.warn({ error }, "the witnesses wait"),
        }),
      ]),
  ...(config.tsaUrl === undefined
    ? []
    : [
        createTimestamping({
          pool,
          url: config.tsaUrl,
          onError: (error) => log.warn({ error }, "the timestamp authority gave no token"),
        }),
      ]),
  runProjections({
    pool,
    places,
    stateAfter: async (run, events) => (await record.follow(run, events))?.state ?? null,
    onDamaged,
    forget: record.forget,
    onError: (error) => log.warn({ error }, "the read models wait"),
  }),
  followVerdicts({
    pool,
    places,
    stateAfter: async (run, events) => (await record.follow(run, events))?.state ?? null,
    onDamaged,
    forget: record.forget,
    onError: (error) => log.warn({ error }, "the verdicts wait"),
  }),
  createSubscription<RunEvent>({
    pool,
    name: "delivery",
    places,
    checkpoint: "after",
    concerns: ({ type }) => isRunType(type),
    handleBatch: (events) => delivery.catchUp(events.map(({ event }) => event)),
    onDamaged,
    forget: record.forget,
    onError: (error) => log.warn({ error }, "the delivery of signals waits"),
  }),
  createSubscription<RunEvent>({
    pool,
    name: "asked-runs",
    places,
    checkpoint: "after",
    concerns: ({ type }) => isRunType(type),
    handleBatch: createAnswerAskers({
      pool,
      record,
      readStream: createReader<RunEvent>(pool).readStream,
      projected: (position) => waitForProjections(pool, position, 30_000),
      now: () => new Date().toISOString(),
    }),
    onDamaged,
    forget: record.forget,
    onError: (error) => log.warn({ error }, "the answers of asked runs wait"),
  }),
  receiptMail(config, pool, record, log),
  keepChecking({
    pool,
    every: config.selfCheckMinutes * 60_000,
    onAlarm: ({ events, problems }) =>
      log.fatal({ events, problems }, "the self-check found what is not as it must be"),
    onError: (error) => log.warn({ error }, "the self-check could not be made"),
  }),
  keepWritingAnew({
    pool,
    writeAnew: () => writeAnew(config.databaseUrl),
    onDone: (done) => log.info(done, "wrote the tables anew after an erasure"),
    onError: (error) => log.warn({ error }, "an erasure has not reached the files yet"),
  }),
  keepRemovingFiles({
    removeGone: createFiles({ ...fileSettings(config), catalogue: createFileCatalogue(pool) })
      .removeGone,
    onRemoved: (files) => log.info({ files }, "removed files that were erased or never used"),
    onError: (error) => log.warn({ error }, "files that are to go are still there"),
  }),
  keepRunsGoing({
    async recover(signal) {
      const { client } = temporal;
      const { started, parts } = await recoverRuns({ pool, client, workflow, signal, onDamaged });
      return started + parts;
    },
    recoverEnded: (since, signal) =>
      recoverEnded({ pool, client: temporal.client, workflow, since, signal, onDamaged }),
    missing: () => countMissing({ pool, client: temporal.client }),
    onStarted: (started) => log.info({ started }, "set runs in motion which had no workflow"),
    onError: (error) => log.warn({ error }, "runs without a workflow wait"),
  }),
];
for (const worker of workers) worker.start();
log.info("following the record");
reportReady();
runUntilStopped({
  work: "endless",
  async stop() {
    log.info("stopping");
    await Promise.all([...workers.map((worker) => worker.stop()), delivery.close()]);
    await temporal.close();
    await pool.end();
  },
});
