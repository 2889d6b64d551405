import type { Pool } from "pg";
import { own } from "../../domain/rules/lookup.ts";
import type { Claim, RunState } from "../../domain/state.ts";
import type { Principal } from "../principal.ts";
import type { Services } from "../services.ts";
import type { createNames } from "./names.ts";

/** What somebody said about the reader, and nobody has heard from the reader about. */
export type OpenClaim = {
  readonly run: string;
  readonly runTitle: string | null;
  readonly claim: number;
  readonly kind: Claim["kind"];
  readonly by: string | null;
  readonly at: string;
};

/** Runs looked at, at most. */
const MOST = 100;

/** What was said about the reader in their runs: they alone can say whether it happened. */
export const createClaims = (
  pool: Pool,
  load: (principal: Principal, run: string) => Promise<RunState | null>,
  titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>,
  names: ReturnType<typeof createNames>,
): Services["claims"] => ({
  async list(principal) {
    const { person, organisation } = principal;
    if (person === null) return [];
    const { rows } = await pool.query<{ run: string }>(
      `select run from projections.run_list where $1::uuid = any (members)
       order by updated_at desc limit $2`,
      [person, MOST],
    );
    const found = await Promise.all(
      rows.map(async ({ run }) => {
        const state = await load(principal, run);
        return Object.values(state?.claims ?? {})
          .filter(
            ({ members, answers }) =>
              members.includes(person) && own(answers, person) === undefined,
          )
          .map((claim) => ({ run, claim }));
      }),
    );
    const open = found.flat();
    const [titleOf, nameOf] = await Promise.all([
      titles([...new Set(open.map(({ run }) => run))]),
      names(organisation, [...new Set(open.map(({ claim }) => claim.by))]),
    ]);
    return open.map(({ run, claim }): OpenClaim => ({
      run,
      runTitle: titleOf.get(run) ?? null,
      claim: claim.version,
      kind: claim.kind,
      by: nameOf[claim.by] ?? null,
      at: claim.at,
    }));
  },
});
