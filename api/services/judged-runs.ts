import type { Pool } from "pg";
import { listJudged, type JudgedRun, type OnlyJudged } from "../../projections/verdicts/query.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";
import { cutPage, limitOf, type PageOf, type Wanted } from "./page.ts";
import { whose } from "./run-list.ts";

export type JudgedRunItem = JudgedRun;

/** Runs by their verdicts, for those who may read all runs of the organisation. */
export type JudgedRuns = {
  /** The newest first. As far as the read models are: the page of a run is judged as it is now. */
  list(
    principal: Principal,
    page: Wanted,
    only?: OnlyJudged,
  ): Promise<Answered<PageOf<JudgedRunItem>>>;
};

export const createJudgedRuns = (pool: Pool): JudgedRuns => ({
  async list(principal, page, only = {}) {
    const mine = whose(principal);
    if (mine === null) return { kind: "not-found" };
    if (mine.member !== null)
      return { kind: "forbidden", why: "Your role in this organisation does not include that." };
    const wanted = {
      bound: page.before ?? page.after ?? null,
      backwards: page.before !== undefined,
      limit: limitOf(page) + 1,
    };
    const found = await listJudged(pool, mine.organisation, wanted, only);
    return { kind: "done", value: cutPage(found, page, ({ run }) => run) };
  },
});
