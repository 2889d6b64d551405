import { randomUUID } from "node:crypto";
import path from "node:path";
import { lowerPriority } from "../../infra/lower-priority.ts";
import { startTemporal } from "../../infra/servers/temporal.ts";
import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { interleave, ratio, type Side, type SideFigures } from "../interleave.ts";
import { startGenerator, type Generator } from "../load/generator.ts";
import { requestBytes } from "../load/http-messages.ts";
import { cpuByName, untilQuiet } from "../processes.ts";
import { askForSignOffs, type Asked } from "../product/ask-for-sign-offs.ts";
import { startProductWithoutEvidence } from "../product/product-without-evidence.ts";
import type { Product } from "../product/product.ts";
import { countOf } from "../product/sign-offs.ts";
import type { Round } from "../round.ts";
import { median } from "../statistics.ts";

const voters = 10;
const connections = 16;
/** Short rounds and many: what else a machine does comes and goes within seconds, and neighbours must see the same of it. */
const seconds = 2;
const comment = "I was asked in good time, and the easy-read version helped me. Please keep it up.";

/** `microsecondsEach`: CPU for each sign-off by process, until all that it set in motion was done. */
type Weighed = Round & { readonly microsecondsEach: { readonly [name: string]: number } };

/**
 * What tamper evidence costs a sign-off: the product over HTTP beside the same product without it, each with processes, a
 * database and a Temporal server of its own on one machine and one PostgreSQL. Gone on the other side: the canonical form
 * of events, leaf hashes (ours for the receipt and PostgreSQL's for the log), commitments, tiles, signed checkpoints and statements of heads.
 * Each answer carries a comment, so that there is something to commit to. What stays on both sides is what the product
 * would need anyway: positions for its read models, and texts kept apart so that they can be erased.
 */
export async function tamperEvidence(context: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const { servers, quick, progress } = context;
  const temporal = await startTemporal({ dataDir: path.join(servers.dataDir, "temporal-without") });
  stack.defer(() => temporal.stop());
  await lowerPriority(temporal.pid);
  const generator = startGenerator();
  stack.defer(() => generator.stop());
  const withIt = await context.product();
  const without = await startProductWithoutEvidence({
    folder: path.join(servers.dataDir, "without-evidence"),
    databaseUrl: servers.databaseUrl("without_evidence"),
    temporalAddress: temporal.address,
  });
  stack.defer(() => without.stop());
  const everything = async () => [
    ...(await withIt.pids()),
    ...(await without.pids()),
    servers.pids.temporal,
    temporal.pid,
  ];
  // Few enough that their workflows have heard of it all soon after each round.
  const runs = quick ? 20 : 100;
  const sideOf = async (name: string, product: Product, temporalPid: number): Promise<Side> => {
    const asked = await askForSignOffs(product, { runs, voters, silent: 1 }, progress);
    const round = commented(product, asked, generator);
    const weigh = async () =>
      await cpuByName([...(await product.pids()).slice(0, 1), temporalPid, servers.pids.postgres]);
    return {
      name,
      async round(): Promise<Weighed> {
        const before = await weigh();
        const recorded = await countOf(product, asked.runs);
        const figures = await round();
        if ((await countOf(product, asked.runs)) - recorded !== figures.operations) {
          throw new Error("What was acknowledged is not what is on record.");
        }
        await untilQuiet(await everything());
        const after = await weigh();
        const each = Object.entries(after).map(([process, used]): [string, number] => [
          process,
          Math.round(((used - (before[process] ?? 0)) / figures.operations) * 1e6),
        ]);
        return { ...figures, microsecondsEach: Object.fromEntries(each) };
      },
    };
  };
  const sides = [
    await sideOf("with tamper evidence", withIt, servers.pids.temporal),
    await sideOf("without", without, temporal.pid),
  ];
  // What is compiled and cached on first use is not to pay for here.
  await interleave({ ...context, rounds: 1, progress: () => undefined }, sides, everything);
  const figures = await interleave({ ...context, rounds: context.rounds * 2 }, sides, everything);
  const cost = 1 - ratio(figures["with tamper evidence"], figures["without"]);
  return {
    goals: [
      {
        name: "share of the rate of sign-offs at 16 that tamper evidence takes",
        value: cost,
        goal: 0.2,
        is: "at-most",
        unit: "of 1",
      },
    ],
    raw: { ...figures, "CPU of all processes for each sign-off, microseconds": cpuOf(figures) },
    notes: [
      `at 16 connections over ${runs} runs, every answer with a comment of ${comment.length} characters`,
    ],
  };
}

/** Rounds of answers with a comment, each person's of all runs before the next person's. */
function commented(product: Product, asked: Asked, generator: Generator): () => Promise<Round> {
  let voter = 0;
  return async () => {
    // More than any machine manages, so that no key is sent twice.
    const wanted = seconds * 10_000;
    const requests: Buffer[] = [];
    while (requests.length < wanted) {
      const by = asked.voters[voter++ % asked.voters.length];
      if (by === undefined) break;
      for (const { run, request, version, digest } of asked.requests) {
        requests.push(
          requestBytes({
            method: "POST",
            path: `/runs/${run}/sign-off-requests/${request}/answers`,
            who: by.session,
            key: randomUUID(),
            body: { answer: "yes", version, digest, comment },
          }),
        );
      }
    }
    return await generator.run({ port: product.port, connections, requests, seconds });
  };
}

/** The median over the rounds of each side. */
const cpuOf = (figures: { readonly [side: string]: SideFigures }) =>
  Object.fromEntries(
    Object.entries(figures).map(([side, { rounds }]) => [side, median(rounds.map(totalOf))]),
  );

const totalOf = (round: Round): number =>
  "microsecondsEach" in round
    ? Object.values(Object(round.microsecondsEach)).reduce<number>(
        (sum, used) => sum + Number(used),
        0,
      )
    : Number.NaN;
