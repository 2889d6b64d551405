import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { interleave, latencyRatio, ratio, type Side } from "../interleave.ts";
import { startGenerator } from "../load/generator.ts";
import { cpuByName } from "../processes.ts";
import { openInserts } from "../peers/pgbench.ts";
import { SPREAD } from "../peers/peer.ts";
import { askForSignOffs } from "../product/ask-for-sign-offs.ts";
import { countOf, signOffs } from "../product/sign-offs.ts";

const voters = 10;

/**
 * A sign-off over HTTP: authenticated, decided, committed, answered with a receipt. One member of each run never answers, so
 * that no gate passes meanwhile; people change their answer until the gate passes, so every request is one that counts.
 */
export async function signOff(context: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const { servers, quick } = context;
  const product = await context.product();
  const runs = quick ? SPREAD / 10 : SPREAD;
  const asked = await askForSignOffs(product, { runs, voters, silent: 1 }, context.progress);
  const emmett = await context.peer("emmett");
  const dbos = await context.peer("dbos");
  const temporal = await context.peer("temporal");
  const bare = await context.peer("bare-http");
  const inserts = await openInserts(servers.databaseUrl("inserts"));
  stack.defer(() => inserts.close());
  const generator = startGenerator();
  stack.defer(() => generator.stop());

  const seconds = quick ? 2 : 4;
  let accepted = await countOf(product, asked.runs);
  const ours = signOffs(product, asked, generator);
  /** CPU of everything that a sign-off needs, and of what goes on behind it meanwhile. */
  const whoUsed = async () =>
    await cpuByName([
      ...(await product.pids()).slice(0, 1),
      servers.pids.temporal,
      servers.pids.postgres,
    ]);
  const sides: readonly Side[] = [
    {
      name: "sign-off at 16",
      async round() {
        const before = await whoUsed();
        const round = await ours(16, seconds);
        const after = await whoUsed();
        accepted += round.operations;
        return { ...round, microsecondsEach: perOperation(before, after, round.operations) };
      },
    },
    peerSide("emmett append at 16", () =>
      emmett.round({ operation: "append", concurrency: 16, seconds }),
    ),
    peerSide("DBOS send at 50", () => dbos.round({ operation: "send", concurrency: 50, seconds })),
    peerSide("Temporal Update at 50", () =>
      temporal.round({ operation: "update", concurrency: 50, seconds }),
    ),
    peerSide("INSERT at 16", () => inserts.round(16, seconds)),
    peerSide("bare HTTP INSERT at 16", () =>
      bare.round({ operation: "insert", concurrency: 16, seconds }),
    ),
    peerSide("bare HTTP batched INSERT at 16", () =>
      bare.round({ operation: "batched", concurrency: 16, seconds }),
    ),
    {
      name: "sign-off alone",
      async round() {
        const round = await ours(1, seconds / 2);
        accepted += round.operations;
        return round;
      },
    },
    peerSide("emmett append alone", () =>
      emmett.round({ operation: "append", concurrency: 1, seconds: seconds / 2 }),
    ),
  ];
  const everything = async () => [
    ...(await product.pids()),
    servers.pids.temporal,
    ...[emmett, dbos, temporal, bare].map(({ pid }) => pid),
  ];
  // What is compiled and cached on first use is nobody's to pay for.
  await interleave({ ...context, rounds: 1, progress: () => undefined }, sides, everything);
  const figures = await interleave(context, sides, everything);
  const stored = await countOf(product, asked.runs);
  if (stored !== accepted) {
    throw new Error(`${accepted} sign-offs were acknowledged, but ${stored} are on record.`);
  }

  const at16 = figures["sign-off at 16"];
  return {
    goals: [
      atLeast(
        "sign-off at 16 / emmett append at 16",
        ratio(at16, figures["emmett append at 16"]),
        3,
      ),
      atLeast("sign-off at 16 / DBOS send at 50", ratio(at16, figures["DBOS send at 50"]), 2),
      atLeast(
        "sign-off at 16 / Temporal Update at 50",
        ratio(at16, figures["Temporal Update at 50"]),
        20,
      ),
      atLeast(
        `sign-off at 16 / ${inserts.by} INSERT at 16`,
        ratio(at16, figures["INSERT at 16"]),
        0.4,
      ),
      {
        name: "sign-off alone / emmett append alone, p50",
        value: latencyRatio(figures["sign-off alone"], figures["emmett append alone"]),
        goal: 0.75,
        is: "at-most",
        unit: "times",
      },
    ],
    raw: figures,
    notes: [
      `every one of ${stored} acknowledged sign-offs is on record`,
      ...(inserts.by === "pg"
        ? ["pgbench is not on the PATH: the same INSERT was made through the pg package"]
        : []),
    ],
  };
}

const peerSide = (name: string, round: Side["round"]): Side => ({ name, round });

/** Microseconds of CPU for each sign-off, by process. */
const perOperation = (
  before: { readonly [name: string]: number },
  after: { readonly [name: string]: number },
  operations: number,
) =>
  Object.fromEntries(
    Object.entries(after).map(([name, seconds]) => [
      name,
      Math.round(((seconds - (before[name] ?? 0)) / operations) * 1e6),
    ]),
  );

const atLeast = (name: string, value: number, goal: number) =>
  ({ name, value, goal, is: "at-least", unit: "times" }) as const;
