import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { Client, Connection } from "@temporalio/client";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { startGenerator } from "../load/generator.ts";
import { familyOf, untilQuiet, usage } from "../processes.ts";
import { launchRequest, openOrganisation } from "../product/organisation.ts";
import { median } from "../statistics.ts";

const parts = 5;
const callers = 20;
const workflowType = "pathway";

/**
 * Runs that wait for people. They are launched over HTTP in five parts, each timed until all its workflows run; before each
 * part the same Temporal server starts workflows that only wait. When all is quiet, what waiting costs.
 */
export async function waiting(context: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const { servers, progress } = context;
  const total = context.quick ? 1_000 : 10_000;
  const product = await context.product();
  const bare = await context.peer("temporal");
  const organisation = await openOrganisation(product, 0);
  const connection = await Connection.connect({ address: servers.temporalAddress });
  stack.defer(() => connection.close());
  const temporal = new Client({ connection });
  const generator = startGenerator();
  stack.defer(() => generator.stop());
  const all = async () => [...(await product.pids()), servers.pids.temporal, bare.pid];
  const launched = async () =>
    (
      await temporal.workflow.count(
        `WorkflowType = "${workflowType}" AND ExecutionStatus = "Running"`,
      )
    ).count;

  const rates: { readonly launched: number; readonly bare: number }[] = [];
  const memory: { readonly runs: number; readonly resident: number }[] = [];
  await bare.round({ operation: "start", concurrency: callers, seconds: 2 });
  for (let part = 1; part <= parts; part++) {
    await untilQuiet(await all());
    const seconds = context.quick ? 3 : 8;
    const other = await bare.round({ operation: "start", concurrency: callers, seconds });
    await untilQuiet(await all());
    const requests = Array.from({ length: total / parts }, () => launchRequest(organisation));
    const started = performance.now();
    const sent = await generator.run({
      port: product.port,
      connections: callers,
      requests,
      seconds: null,
    });
    if (sent.operations !== requests.length) {
      throw new Error(`Launches were refused: ${JSON.stringify(sent.examples)}`);
    }
    while ((await launched()) < (total / parts) * part) await sleep(50);
    const perSecond = requests.length / ((performance.now() - started) / 1_000);
    rates.push({ launched: perSecond, bare: other.perSecond });
    await untilQuiet(await all());
    memory.push({
      runs: (total / parts) * part,
      resident: (await usage(await product.pids())).resident,
    });
    progress(
      `runs ${memory.at(-1)?.runs}: ${perSecond.toFixed(0)}/s against ${other.perSecond.toFixed(0)}/s bare, ${((memory.at(-1)?.resident ?? 0) / 2 ** 20).toFixed(0)} MiB`,
    );
  }

  const window = context.quick ? 10 : 30;
  const before = await idleUsage();
  await sleep(window * 1_000);
  const after = await idleUsage();
  const half = memory[Math.floor(parts / 2)];
  const last = memory.at(-1);
  return {
    goals: [
      {
        name: "runs started / bare workflows started",
        value: median(rates.map((rate) => rate.launched / rate.bare)),
        goal: 0.8,
        is: "at-least",
        unit: "times",
      },
      {
        name: "CPU of our processes while all wait, share of one core",
        value: (after.ours - before.ours) / window,
        goal: 0.05,
        is: "at-most",
        unit: "cores",
      },
      {
        name: "memory that grows with waiting runs, second half",
        value: ((last?.resident ?? Number.NaN) - (half?.resident ?? Number.NaN)) / 2 ** 20,
        goal: 64,
        is: "at-most",
        unit: "MiB",
      },
    ],
    raw: {
      rates,
      memory,
      "CPU while waiting, share of one core": {
        ours: (after.ours - before.ours) / window,
        Temporal: (after.temporal - before.temporal) / window,
        PostgreSQL: (after.postgres - before.postgres) / window,
      },
    },
    notes: [],
  };

  async function idleUsage() {
    return {
      ours: (await usage(await product.pids())).cpu,
      temporal: (await usage([servers.pids.temporal])).cpu,
      postgres: (await usage(await familyOf(servers.pids.postgres))).cpu,
    };
  }
}
