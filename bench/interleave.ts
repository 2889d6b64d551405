import type { Context } from "./context.ts";
import { untilQuiet } from "./processes.ts";
import type { Round } from "./round.ts";
import { median } from "./statistics.ts";

/** One side of a comparison: a name and how to measure it once. */
export type Side = { readonly name: string; readonly round: () => Promise<Round> };

export type SideFigures = {
  /** Medians over the rounds. */
  readonly perSecond: number;
  readonly p50: number;
  readonly rounds: readonly Round[];
};

/**
 * Measures the sides in turn, A B C A B C ..., because a shared machine speeds up and slows down by the minute. Before each
 * round everything that runs must be quiet, so that no side pays for another's unfinished work. The order turns by one with
 * each pass, so that nobody always follows the same neighbour.
 */
export async function interleave(
  context: Context,
  sides: readonly Side[],
  pids: () => Promise<readonly number[]>,
): Promise<{ readonly [name: string]: SideFigures }> {
  const rounds = new Map<string, Round[]>(sides.map(({ name }) => [name, []]));
  for (let pass = 0; pass < context.rounds; pass++) {
    for (let turn = 0; turn < sides.length; turn++) {
      const side = sides[(turn + pass) % sides.length];
      if (side === undefined) continue;
      await untilQuiet(await pids());
      const round = await side.round();
      rounds.get(side.name)?.push(round);
      context.progress(
        `${side.name}, ${pass + 1} of ${context.rounds}: ${round.perSecond.toFixed(0)}/s, p50 ${round.p50.toFixed(2)} ms${failuresOf(round)}`,
      );
    }
  }
  return Object.fromEntries(
    [...rounds].map(([name, of]) => [
      name,
      {
        perSecond: median(of.map((round) => round.perSecond)),
        p50: median(of.map((round) => round.p50)),
        rounds: of,
      },
    ]),
  );
}

const failuresOf = ({ failures }: Round): string =>
  Object.keys(failures).length === 0 ? "" : `, failed ${JSON.stringify(failures)}`;

/**
 * The median over the passes of `of`'s rate divided by `to`'s in the same pass: noise that slows both cancels out.
 */
export function ratio(of: SideFigures | undefined, to: SideFigures | undefined): number {
  return pairwise(of, to, (round) => round.perSecond);
}

/** The same of the median latency. */
export function latencyRatio(of: SideFigures | undefined, to: SideFigures | undefined): number {
  return pairwise(of, to, (round) => round.p50);
}

function pairwise(
  of: SideFigures | undefined,
  to: SideFigures | undefined,
  figure: (round: Round) => number,
): number {
  if (of === undefined || to === undefined) return Number.NaN;
  return median(
    of.rounds.flatMap((round, pass) => {
      const other = to.rounds[pass];
      return other === undefined ? [] : [figure(round) / figure(other)];
    }),
  );
}
