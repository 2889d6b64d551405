import type { Context } from "../context.ts";
import type { Measured } from "../goal.ts";
import { interleave, ratio, type SideFigures } from "../interleave.ts";
import { startGenerator } from "../load/generator.ts";
import { untilQuiet } from "../processes.ts";
import { askForSignOffs } from "../product/ask-for-sign-offs.ts";
import { countOf, signOffRequest } from "../product/sign-offs.ts";

/**
 * A thousand people sign off at once on one run, each over a connection of their own. The other side handles commands on one
 * stream through its own command handler and its own retry on conflict; of one, four, sixteen and a thousand callers at once,
 * its best counts.
 */
export async function oneRun(context: Context): Promise<Measured> {
  await using stack = new AsyncDisposableStack();
  const product = await context.product();
  const emmett = await context.peer("emmett");
  const generator = startGenerator();
  stack.defer(() => generator.stop());
  const people = context.quick ? 100 : 1_000;
  let refused = 0;
  let lost = 0;

  const everything = async () => [
    ...(await product.pids()),
    context.servers.pids.temporal,
    emmett.pid,
  ];

  const round = async () => {
    const asked = await askForSignOffs(
      product,
      { runs: 1, voters: people + 1, silent: 1 },
      context.progress,
    );
    // A thousand people are told that they are asked; that is not what is measured.
    await untilQuiet(await everything());
    const before = await countOf(product, asked.runs);
    const [request] = asked.requests;
    const sent = await generator.run({
      port: product.port,
      connections: people,
      requests: asked.voters.flatMap((voter) =>
        request === undefined ? [] : [signOffRequest(request, voter)],
      ),
      seconds: null,
    });
    refused += asked.voters.length - sent.operations;
    lost += sent.operations - ((await countOf(product, asked.runs)) - before);
    return sent;
  };
  const seconds = context.quick ? 1 : 3;
  const oneStream = (concurrency: number) => ({
    name: `emmett, one stream, ${concurrency} at a time`,
    round: () => emmett.round({ operation: "one-stream", concurrency, seconds }),
  });
  // What is compiled on first use is not to pay for here.
  await round();
  const figures = await interleave(
    { ...context, rounds: Math.min(context.rounds, 3) },
    [
      { name: "sign-offs at once", round },
      ...[1, 4, 16].map(oneStream),
      {
        name: `emmett, one stream, ${people} at once`,
        round: () =>
          emmett.round({ operation: "one-stream-at-once", concurrency: people, seconds: 0 }),
      },
    ],
    everything,
  );
  const ours = figures["sign-offs at once"];
  const best = Object.entries(figures)
    .filter(([name]) => name.startsWith("emmett"))
    .map(([, side]) => side)
    .reduce<SideFigures | undefined>(
      (most, side) => (most === undefined || side.perSecond > most.perSecond ? side : most),
      undefined,
    );
  return {
    goals: [
      {
        name: "sign-offs at once on one run / emmett commands on one stream",
        value: ratio(ours, best),
        goal: 10,
        is: "at-least",
        unit: "times",
      },
      {
        name: "sign-offs at once, acknowledged but lost",
        value: lost,
        goal: 0,
        is: "at-most",
        unit: "",
      },
      { name: "sign-offs at once, refused", value: refused, goal: 0, is: "at-most", unit: "" },
    ],
    raw: figures,
    notes: [],
  };
}
