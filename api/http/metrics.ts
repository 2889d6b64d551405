import type { Context } from "hono";
import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from "prom-client";
import type { ActResult } from "../services.ts";
import type { Endpoint } from "./endpoint.ts";

type Handler = (c: Context) => Promise<Response>;

export type Metrics = {
  /** Measures a route under its pattern: addresses with their ids never become labels. */
  timed(endpoint: Endpoint, handler: Handler): Handler;
  /** Counts what became of an act, by its order's type. */
  acted(order: string, outcome: ActResult["kind"]): void;
  read(): Promise<{ readonly contentType: string; readonly body: string }>;
};

/** Metrics of one process, in Prometheus' text format. */
export function createMetrics(
  sources: {
    /** What the record's newest check of itself came to. */
    readonly selfCheck?: () => Promise<{
      readonly at: Date;
      readonly problems: readonly string[];
    } | null>;
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
  if (sources.selfCheck !== undefined) selfCheckGauges(registry, sources.selfCheck);
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
    acted: (order, outcome) => acts.labels(order, outcome).inc(),
    read: async () => ({ contentType: registry.contentType, body: await registry.metrics() }),
  };
}

function selfCheckGauges(
  registry: Registry,
  newest: () => Promise<{ readonly at: Date; readonly problems: readonly string[] } | null>,
): void {
  const checkedAt = new Gauge({
    name: "alongside_self_check_timestamp_seconds",
    help: "When the record was last checked against itself.",
    registers: [registry],
  });
  const failed = new Gauge({
    name: "alongside_self_check_failed",
    help: "1 when the newest check of the record found what is not as it must be, else 0.",
    registers: [registry],
    async collect() {
      // Without an answer it says what it said before.
      const check = await newest().catch(() => null);
      if (check === null) return;
      failed.set(check.problems.length > 0 ? 1 : 0);
      checkedAt.set(check.at.getTime() / 1000);
    },
  });
}
