import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { interleave, ratio } from "../interleave.ts";
import { startGenerator, type Generator } from "../load/generator.ts";
import { untilQuiet } from "../processes.ts";
import { askForSignOffs } from "../product/ask-for-sign-offs.ts";
import type { Product } from "../product/product.ts";
import { signOffRequest } from "../product/sign-offs.ts";
import { watchGates } from "../product/watch-gates.ts";
import { toRound, type Round } from "../round.ts";
import { median, percentile } from "../statistics.ts";

const answers = 10;

/**
 * Acted on by the workflow. Ten people are asked in each of 100 runs, and a gate passes when its workflow has seen that all ten
 * have answered and has recorded it: so when the last gate has passed, every sign-off was acted on. Then, on an idle
 * machine, the time from a last sign-off to its gate.
 */
export async function actedOn(context: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const product = await context.product();
  const dbos = await context.peer("dbos");
  const generator = startGenerator();
  stack.defer(() => generator.stop());
  const everything = async () => [
    ...(await product.pids()),
    context.servers.pids.temporal,
    dbos.pid,
  ];

  const runs = context.quick ? 20 : 100;
  const figures = await interleave(
    context,
    [
      {
        name: "sign-offs acted on",
        round: () => actedOnRound(product, generator, runs, everything, context.progress),
      },
      {
        name: "DBOS end to end",
        round: () => dbos.round({ operation: "end-to-end", concurrency: 50, seconds: 0 }),
      },
    ],
    everything,
  );
  const gates = await lastToGate(
    product,
    generator,
    context.quick ? 10 : 50,
    everything,
    context.progress,
  );

  return {
    goals: [
      {
        name: "sign-offs acted on / DBOS end to end",
        value: ratio(figures["sign-offs acted on"], figures["DBOS end to end"]),
        goal: 1.25,
        is: "at-least",
        unit: "times",
      },
      {
        name: "last sign-off to gate passed, p50",
        value: median(gates),
        goal: 100,
        is: "at-most",
        unit: "ms",
      },
    ],
    raw: {
      ...figures,
      "last sign-off to gate passed": {
        p50: median(gates),
        p90: percentile(gates, 0.9),
        milliseconds: gates,
      },
    },
    notes: [],
  };
}

async function actedOnRound(
  product: Product,
  generator: Generator,
  runs: number,
  everything: () => Promise<readonly number[]>,
  progress: (line: string) => void,
): Promise<Round> {
  const asked = await askForSignOffs(product, { runs, voters: answers, silent: 0 }, progress);
  await untilQuiet(await everything());
  // Round-robin over the runs, as the other side sends them.
  const requests = asked.voters.flatMap((voter) =>
    asked.requests.map((request) => signOffRequest(request, voter)),
  );
  const passed = watchGates(product, asked.runs);
  const started = performance.now();
  const sent = await generator.run({
    port: product.port,
    connections: 50,
    requests,
    seconds: null,
  });
  await passed;
  const elapsed = performance.now() - started;
  if (sent.operations !== requests.length) {
    throw new Error(`Sign-offs were refused: ${JSON.stringify(sent.examples)}`);
  }
  return { ...toRound(Array.from<number>({ length: requests.length }).fill(elapsed), elapsed) };
}

async function lastToGate(
  product: Product,
  generator: Generator,
  runs: number,
  everything: () => Promise<readonly number[]>,
  progress: (line: string) => void,
): Promise<readonly number[]> {
  const asked = await askForSignOffs(product, { runs, voters: 5, silent: 0 }, progress);
  const [last, ...others] = asked.voters;
  if (last === undefined) return [];
  await generator.run({
    port: product.port,
    connections: 16,
    requests: others.flatMap((voter) =>
      asked.requests.map((request) => signOffRequest(request, voter)),
    ),
    seconds: null,
  });
  const times: number[] = [];
  await untilQuiet(await everything());
  for (const request of asked.requests) {
    const passed = watchGates(product, [request.run]);
    const started = performance.now();
    await generator.run({
      port: product.port,
      connections: 1,
      requests: [signOffRequest(request, last)],
      seconds: null,
    });
    await passed;
    times.push(performance.now() - started);
    await sleep(250);
  }
  return times;
}
