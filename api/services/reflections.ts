import type { Pool } from "pg";
import { countReflections, type ReflectionCount } from "../../projections/reflections/query.ts";
import type { Principal } from "../principal.ts";
import { whose } from "./run-list.ts";

export type Reflections = {
  /** How often each step was named as the one most likely to be skipped, over all runs of a template. */
  list(principal: Principal): Promise<readonly ReflectionCount[]>;
};

export const createReflections = (pool: Pool): Reflections => ({
  async list(principal) {
    const mine = whose(principal);
    return mine === null ? [] : countReflections(pool, mine.organisation);
  },
});
