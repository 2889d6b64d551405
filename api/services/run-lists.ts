import type { Pool } from "pg";
import { createProver } from "../../audit/bundle/prover.ts";
import { readRunsOf } from "../../audit/heads/read-heads.ts";
import { base64 } from "../../audit/log/note.ts";
import { sha256 } from "../../audit/log/signer.ts";
import { readTile, type StoredCheckpoint } from "../../audit/log/store.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";

/**
 * The runs that an organisation has launched, in the order of the log, with the log's own statement of how many there are
 * (docs/spec/03-log.md, L17): nobody can leave one out. Bytes are base64.
 */
export type ProvenRuns = {
  readonly organisation: string;
  readonly runs: readonly string[];
  readonly checkpoint: string;
  readonly keys: readonly string[];
  /** `index`, `entry`, `proof`: the statement and its place; `value`: the chain over the runs; `path`: to it from the map's root. */
  readonly heads: {
    readonly index: number;
    readonly entry: string;
    readonly proof: readonly string[];
    readonly count: number;
    readonly value: string;
    readonly path: readonly string[];
  };
};

export type RunListResult =
  | { readonly kind: "found"; readonly list: ProvenRuns }
  | { readonly kind: "forbidden"; readonly why: string }
  /** `not-found`: there is none, or the log has stated nothing of it yet. */
  | { readonly kind: "not-found" };

const NOT_FOUND = { kind: "not-found" } as const;

/** An organisation's list of runs below so many entries of the log. */
const RUNS = `
  select r.run from projections.run_list as r
  join record.event as e on e.run = r.run and e.version = 1
  join record.sequence as s on s.event = e.id
  where r.organisation = $1 and s.position < $2 order by s.position`;

/** For auditors: what only they may know of is how many runs there are. @param checkpoint the one that is served. */
export const createRunLists =
  (
    pool: Pool,
    checkpoint: () => Promise<Pick<StoredCheckpoint, "note" | "size"> | null>,
    keys: () => Promise<readonly string[]>,
  ) =>
  async (principal: Principal): Promise<RunListResult> => {
    const { organisation } = principal;
    const permission = authorise(principal, "readLog", { organisation });
    if (permission.kind !== "allowed") return permission;
    const signed = await checkpoint();
    if (signed === null) return NOT_FOUND;
    const stated = await readRunsOf(pool, organisation, signed.size);
    if (stated === null) return NOT_FOUND;
    const { rows } = await pool.query<{ run: string }>({
      name: "launched-runs-of",
      text: RUNS,
      values: [organisation, stated.size],
    });
    // The read models may be a moment behind the log: what does not fit is not handed out.
    if (rows.length !== stated.leaf.count) return NOT_FOUND;
    const prove = createProver(sha256, signed.size, (level, index) => readTile(pool, level, index));
    return {
      kind: "found",
      // In the order of names that RFC 8785 asks for: the answer's bytes are canonical.
      list: {
        checkpoint: signed.note,
        heads: {
          count: stated.leaf.count,
          entry: base64.encode(stated.entry),
          index: stated.position,
          path: stated.path.map(base64.encode),
          proof: (await prove(stated.position)).map(base64.encode),
          value: base64.encode(stated.leaf.value),
        },
        keys: await keys(),
        organisation,
        runs: rows.map(({ run }) => run),
      },
    };
  };
