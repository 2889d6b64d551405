import { own } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import type { Projection } from "../projection.ts";
import { createWritten } from "../written.ts";

/** What was said about somebody, of whom nobody has heard whether it happened. `claim`: the version of the event that said it. */
export type OpenClaim = { readonly person: string; readonly at: string; readonly claim: number };

export const openClaims = (state: RunState): readonly OpenClaim[] =>
  Object.values(state.claims).flatMap(({ version: claim, at, members, answers }) =>
    members
      .filter((person) => own(answers, person) === undefined)
      .map((person) => ({ person, at, claim })),
  );

/**
 * Writes the open claims of a run when they are others than those that were written last: most acts claim nothing.
 * @param remembered runs whose last claims are kept in memory; of any other, all are written.
 */
export const createOpenClaims = (remembered = 5_000): Projection => {
  const written = createWritten(({ state }) => openClaims(state), remembered);
  return {
    name: "open-claims",
    forget: written.forget,
    async update(client, changed) {
      const news = written.news(changed);
      if (news.length === 0) return;
      const rows = news.flatMap(({ run, version, rows: claims }) =>
        claims.map((claim) => ({ ...claim, run, version })),
      );
      const columns = [
        rows.map(({ person }) => person),
        rows.map(({ at }) => at),
        rows.map(({ run }) => run),
        rows.map(({ claim }) => claim),
      ];
      await client.query({
        name: "take-out-open-claims",
        text: `delete from projections.open_claim as c
               using unnest($1::uuid[], $2::int[]) as n (run, version)
               where c.run = n.run and c.version <= n.version and not exists (
                 select from unnest($3::uuid[], $4::timestamptz[], $5::uuid[], $6::int[]) as k (person, at, run, claim)
                 where (k.person, k.at, k.run, k.claim) = (c.person, c.at, c.run, c.claim))`,
        values: [news.map(({ run }) => run), news.map(({ version }) => version), ...columns],
      });
      await client.query({
        name: "put-in-open-claims",
        text: `insert into projections.open_claim (person, at, run, claim, version)
               select * from unnest($1::uuid[], $2::timestamptz[], $3::uuid[], $4::int[], $5::int[])
               on conflict do nothing`,
        values: [...columns, rows.map(({ version }) => version)],
      });
    },
  };
};
