import path from "node:path";
import { getConnInfo } from "@hono/node-server/conninfo";
import type { Context } from "hono";
import { Kysely, PostgresDialect } from "kysely";
import { mailTrouble } from "../../activities/mailer.ts";
import { createNextWay } from "../../activities/next-way.ts";
import { createApp } from "../../api/app.ts";
import { createQuestionLinks } from "../../api/auth/question-links.ts";
import { createVoteLinks } from "../../api/auth/vote-link.ts";
import type { ApiDatabase } from "../../api/database.ts";
import { sourceOf, trustedProxies } from "../../api/http/client-address.ts";
import { createMetrics } from "../../api/http/metrics.ts";
import { createApi } from "../../api/services/create.ts";
import { SILENCE_LIMIT } from "../../audit/connection.ts";
import { readStandings } from "../../audit/log/witness/alarms.ts";
import { readRunAlarms } from "../../audit/set-aside.ts";
import { latestSelfCheck } from "../../audit/self-check/self-check.ts";
import { builtIn } from "../../programmes/all.ts";
import { createPages } from "../../web/pages.tsx";
import { loadStaticFiles } from "../../web/static-files.ts";
import { openAppPool } from "../composition/app-pool.ts";
import { createAddressBook } from "../composition/address-book.ts";
import { createEngineRecord } from "../composition/engine-record.ts";
import { fileSettings } from "../composition/file-settings.ts";
import { createMailer } from "../composition/mailer.ts";
import { createWarnings } from "../composition/warnings.ts";
import { readProcessConfig } from "../config.ts";
import { serveHttp } from "../serve-http.ts";
import { createWritable } from "../heartbeat/writable.ts";
import { createLogger } from "../logger.ts";
import { mailboxRoutes } from "../mailbox/routes.ts";
import { checkAtStart } from "../pooled.ts";
import { connectTemporal } from "../temporal/client.ts";
import { createDeliveredVersions } from "../temporal/delivered-versions.ts";
import { createDelivery } from "../temporal/delivery.ts";
import { notifyTexter } from "../notify/notify.ts";
import { notifyRoutes } from "../notify/routes.ts";
import { createSentWays } from "../notify/sent-ways.ts";
import { returnedMailRoutes } from "../returned-mail/routes.ts";
import { timeAtWork } from "../temporal/time-at-work.ts";
import { reportReady, runUntilStopped, stopUnfit } from "./lifecycle.ts";

const config = readProcessConfig(process.env);
const log = createLogger("api", config);
await checkAtStart(config.databaseUrl, (problem) => stopUnfit(log, problem));
const recordPool = openAppPool(config.databaseUrl, 4, { silence: SILENCE_LIMIT });
const pool = openAppPool(config.databaseUrl, 10, { silence: SILENCE_LIMIT });
const temporal = connectTemporal({
  address: config.temporalAddress,
  namespace: config.temporalNamespace,
});
const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
const mailer = createMailer(config, pool);
const now = () => new Date().toISOString();
const record = createEngineRecord(pool);
const delivery = createDelivery({
  client: temporal.client,
  describe: record.describe,
  delivered: createDeliveredVersions(pool),
  isDue: (run) => isDue(run),
  atWork: timeAtWork(),
  onTrouble: (error) =>
    log.warn({ error }, "Temporal does not take signals; they are delivered when it is back"),
});
const metrics = createMetrics({
  selfCheck: () => latestSelfCheck(pool),
  witnesses: () =>
    readStandings(
      pool,
      config.witnesses.map(({ verifierKey }) => verifierKey),
    ),
  damagedRuns: () => readRunAlarms(pool),
});
const {
  services,
  authenticate,
  isDue,
  log: transparencyLog,
  bundles,
  receipts,
  close: closeApi,
} = createApi({
  recordPool,
  pool,
  db,
  templates: builtIn,
  files: fileSettings(config),
  mailer,
  secret: config.secret,
  publicUrl: config.publicUrl,
  ...(config.outside.provider === undefined ? {} : { provider: config.outside.provider }),
  textsGoOut: config.outside.notify?.textTemplate !== undefined,
  onProviderTrouble: (code) => log.warn({ code }, "the identity provider's answer was of no use"),
  waitingDays: config.waitingDays,
  witnesses: {
    witnesses: config.witnesses.map(({ verifierKey }) => verifierKey),
    quorum: config.witnessQuorum,
  },
  onAccessUnwritten: (error) => log.warn({ error }, "who looked could not be written yet"),
  onAccessLost: (looks) =>
    log.error({ looks }, "who looked could not be written and stands here alone"),
  onCountsUnwritten: (error) =>
    log.warn({ error }, "how often refused acts were tried again could not be written yet"),
  onCountsLost: (counts) =>
    log.error({ counts }, "counts of refused acts could not be written and stand here alone"),
  onMailFailure: (error) => log.error(mailTrouble(error), "a mail could not be handed over"),
  onActed: metrics.acted,
  afterCommit: delivery.afterCommit,
});
const writable = createWritable(recordPool);
const onUnexpected = (error: unknown, route: string): void =>
  log.error({ error, route }, "an error that nobody expected");
const app = createApp({
  services,
  authenticate,
  log: transparencyLog,
  bundles,
  receipts,
  publicUrl: config.publicUrl,
  onUnexpected,
  async notReady() {
    const away = ["PostgreSQL does not answer."];
    return await pool.query("select 1").then(writable, () => away);
  },
  metrics,
  warnings: createWarnings(pool),
});
const proxies = trustedProxies(config.trustedProxies);
if (config.trustedProxies.length === 0 && config.publicUrl.startsWith("https:")) {
  log.warn(
    "PUBLIC_URL is https, so a proxy stands in front, but TRUSTED_PROXIES is not set: limits count everybody behind it as one",
  );
}
const root = path.resolve(import.meta.dirname, "../..");
const files = await loadStaticFiles(root);
const pages = createPages({
  services,
  authenticate,
  files,
  onUnexpected,
  publicUrl: config.publicUrl,
  clientOf: (context: Context) =>
    sourceOf(getConnInfo(context).remote.address, context.req.raw.headers, proxies),
});
app.route(
  "/",
  returnedMailRoutes({
    ...{ record, now },
    secret: config.bounceSecret,
  }),
);
app.route(
  "/",
  notifyRoutes({
    ...{ record, now, sentWays: createSentWays(pool), token: config.outside.notifyToken },
    nextWay: createNextWay({
      ...{ mailer, now, publicUrl: config.publicUrl },
      addressBook: createAddressBook(pool),
      texter: config.outside.notify === undefined ? null : notifyTexter(config.outside.notify),
      votePath: createVoteLinks(config.secret).pathOf,
      questionPaths: createQuestionLinks(db).make,
    }),
  }),
);
app.route(
  "/",
  mailboxRoutes({
    config,
    secret: config.secret,
    style: files.style,
    remoteOf: (context) => getConnInfo(context).remote.address,
  }),
);
app.route("/", pages);

const server = serveHttp({ fetch: app.fetch, port: config.port, host: config.host }, (port) => {
  log.info({ port }, "serving");
  reportReady();
});
runUntilStopped({
  work: server.ended,
  async stop() {
    log.info("stopping");
    await server.close();
    await Promise.all([closeApi(), delivery.close()]);
    await temporal.close();
    await Promise.all([recordPool.end(), pool.end()]);
  },
});
