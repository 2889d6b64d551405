import type { Context } from "hono";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { WitnessStanding } from "../../audit/log/witness/alarms.ts";
import type { CommandType } from "../../domain/command.ts";
import type { ActResult } from "../services/act-result.ts";
import type { Endpoint } from "./endpoint.ts";

type Handler = (c: Context) => Promise<Response>;

export type Metrics = {
  /** Measures a route under its pattern: addresses with their ids never become labels. */
  timed(endpoint: Endpoint, handler: Handler): Handler;
  /** Counts what became of an act, by its order's type. */
  acted(order: string, outcome: ActResult["kind"]): void;
  read(): Promise<{ readonly contentType: string; readonly body: string }>;
};

/** Orders that are counted as one: metrics are open to everybody, and how people answer is not. */
const ANSWERS: ReadonlySet<string> = new Set([
  "signOff",
  "decline",
  "prefer",
  "askForTime",
  "standAside",
  "object",
  "liftObjection",
  "confirmAnswer",
  "disputeAnswer",
] satisfies readonly CommandType[]);

/** Metrics of one process, in Prometheus' text format. */
export function createMetrics(
  sources: {
    /** What the record's newest check of itself came to. */
    readonly selfCheck?: () => Promise<{
      readonly at: Date;
      readonly problems: readonly string[];
    } | null>;
    /** Where the log's witnesses stand. */
    readonly witnesses?: () => Promise<readonly WitnessStanding[]>;
    /** Runs that can't be read now. */
    readonly damagedRuns?: () => Promise<readonly unknown[]>;
  } = {},
): Metrics {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "alongside_http_request_duration_seconds",
    help: "How long a route took to answer; an error that became a problem counts under its own outcome.",
    labelNames: ["method", "route", "outcome"] as const,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
    registers: [registry],
  });
  const acts = new Counter({
    name: "alongside_acts_total",
    help: "Acts on runs, by the order and by what became of it.",
    labelNames: ["order", "outcome"] as const,
    registers: [registry],
  });
  const { selfCheck, witnesses, damagedRuns } = sources;
  const refreshments = [
    ...(selfCheck === undefined ? [] : [selfCheckGauges(registry, selfCheck)]),
    ...(witnesses === undefined ? [] : [witnessGauges(registry, witnesses)]),
    ...(damagedRuns === undefined ? [] : [damagedGauge(registry, damagedRuns)]),
  ];
  return {
    timed(endpoint, handler) {
      const labels = { method: endpoint.method.toUpperCase(), route: endpoint.path };
      const answered = duration.labels({ ...labels, outcome: "answered" });
      const failed = duration.labels({ ...labels, outcome: "problem" });
      return async (c) => {
        const start = performance.now();
        try {
          const response = await handler(c);
          answered.observe((performance.now() - start) / 1000);
          return response;
        } catch (error) {
          failed.observe((performance.now() - start) / 1000);
          throw error;
        }
      };
    },
    acted: (order, outcome) => acts.labels(ANSWERS.has(order) ? "answer" : order, outcome).inc(),
    async read() {
      // What can't be asked now says what it said before.
      await Promise.allSettled(refreshments.map((refresh) => refresh()));
      return { contentType: registry.contentType, body: await registry.metrics() };
    },
  };
}

function selfCheckGauges(
  registry: Registry,
  newest: () => Promise<{ readonly at: Date; readonly problems: readonly string[] } | null>,
): () => Promise<void> {
  const checkedAt = new Gauge({
    name: "alongside_self_check_timestamp_seconds",
    help: "When the record was last checked against itself.",
    registers: [registry],
  });
  const failed = new Gauge({
    name: "alongside_self_check_failed",
    help: "1 when the newest check of the record found what is not as it must be, else 0.",
    registers: [registry],
  });
  return async () => {
    const check = await newest();
    if (check === null) return;
    failed.set(check.problems.length > 0 ? 1 : 0);
    checkedAt.set(check.at.getTime() / 1000);
  };
}

function damagedGauge(
  registry: Registry,
  damagedRuns: () => Promise<readonly unknown[]>,
): () => Promise<void> {
  const gauge = new Gauge({
    name: "alongside_damaged_runs",
    help: "Runs that can't be read from some event on and were set aside; all others go on.",
    registers: [registry],
  });
  return async () => gauge.set((await damagedRuns()).length);
}

function witnessGauges(
  registry: Registry,
  standings: () => Promise<readonly WitnessStanding[]>,
): () => Promise<void> {
  const gauge = (name: string, help: string) =>
    new Gauge({
      name: `alongside_witness_${name}`,
      help,
      labelNames: ["witness"] as const,
      registers: [registry],
    });
  const alarms = gauge(
    "alarms_total",
    "How often a witness contradicted the log; one that goes on counts once an hour.",
  );
  const behind = gauge("entries_behind", "Entries that the log signed and the witness has not.");
  const cosignedAt = gauge(
    "last_cosignature_timestamp_seconds",
    "When the witness last cosigned; without new entries it has no reason to.",
  );
  return async () => {
    for (const one of await standings()) {
      const label = { witness: one.witness };
      alarms.set(label, one.alarms);
      behind.set(label, one.entriesBehind);
      if (one.cosignedAt !== null) cosignedAt.set(label, one.cosignedAt);
    }
  };
}
