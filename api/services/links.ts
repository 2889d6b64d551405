import type { Pool } from "pg";
import type { AskedOutcome, LinkKind } from "../../domain/events/link.ts";
import type { RunState } from "../../domain/state.ts";
import { goingOn, linksTo } from "../../projections/links/query.ts";
import type { Principal } from "../principal.ts";

/** Another run beside a link to it. `title` null: it was erased, or the reader may not read that run. */
export type LinkedRun = {
  readonly link: string;
  readonly kind: LinkKind;
  readonly run: string;
  readonly title: string | null;
  readonly part: string | null;
  readonly answered: AskedOutcome | null;
};

/** A run of a template that is retired, which still goes on. */
export type CarriedOn = {
  readonly run: string;
  readonly title: string | null;
  readonly template: string;
};

export type RunLinks = {
  /** Made by this run. */
  readonly to: readonly LinkedRun[];
  /** Made by other runs, that the reader may read, to this one. */
  readonly from: readonly LinkedRun[];
  /** Of templates that this run retired. */
  readonly carriedOn: readonly CarriedOn[];
};

export type Links = {
  /** Null when the reader may not read the run. */
  of(principal: Principal, run: string): Promise<RunLinks | null>;
};

/** @param load the run's state as this principal may see it; null when they may not read it. */
export const createLinks = (
  pool: Pool,
  load: (principal: Principal, run: string) => Promise<RunState | null>,
  titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>,
): Links => ({
  async of(principal, run) {
    const state = await load(principal, run);
    if (state === null) return null;
    const incoming = await linksTo(pool, [run]);
    const going = await goingOn(pool, state.organisation, state.retired);
    const others = new Set([
      ...Object.values(state.links).map((link) => link.run),
      ...incoming.map((link) => link.run),
      ...going.map((one) => one.run),
    ]);
    const states = new Map<string, RunState>();
    for (const other of others) {
      const seen = await load(principal, other);
      if (seen !== null) states.set(other, seen);
    }
    const titleOf = await titles([...states.keys()]);
    return {
      to: Object.values(state.links).map(({ id, kind, run: other, part, answered }) => ({
        link: id,
        kind,
        run: other,
        title: titleOf.get(other) ?? null,
        part,
        answered: answered?.outcome ?? null,
      })),
      from: incoming.flatMap(({ link, kind, run: other }) => {
        const found = states.get(other)?.links[link];
        return found === undefined
          ? []
          : [
              {
                link,
                kind,
                run: other,
                title: titleOf.get(other) ?? null,
                part: found.part,
                answered: found.answered?.outcome ?? null,
              },
            ];
      }),
      carriedOn: going
        .filter((one) => states.has(one.run))
        .map(({ run: other, template }) => ({
          run: other,
          title: titleOf.get(other) ?? null,
          template,
        })),
    };
  },
});
