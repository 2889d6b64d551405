import type { Pool } from "pg";
import type { RunState } from "../../domain/state.ts";
import type { Principal } from "../principal.ts";
import type { BundleService } from "./bundles.ts";
import type { createNames } from "./names.ts";
import { cutPage, limitOf, type PageOf, type Wanted } from "./page.ts";
import { createWriteBehind } from "./write-behind.ts";

export type AccessKind = "history" | "bundle";

/** Somebody looked at a run's decision history. */
export type Access = {
  readonly id: string;
  readonly at: string;
  readonly who: string;
  readonly name: string | null;
  readonly role: string;
  readonly what: AccessKind;
};

/** A look that is to be written: pseudonyms and ids, nothing personal. */
export type Seen = {
  readonly at: Date;
  readonly who: string;
  readonly role: string;
  readonly run: string | null;
  readonly what: AccessKind;
};

/** Milliseconds in which looking again is the same look. */
const SAME = 60_000;
/** Looks that wait to be written, and that are remembered; the oldest are let go. */
const ROOM = 10_000;

/** Who looked at a run's decision history. */
export type AccessRecord = {
  /** Never waits and never fails: reading goes on whether or not this can be written. `run` null: the history over all runs. */
  saw(principal: Principal, run: string | null, what: AccessKind): void;
  /** The newest first; null when the reader may not read the run. */
  list(principal: Principal, run: string, page: Wanted): Promise<PageOf<Access> | null>;
  /** Writes what waits, for some seconds at most; what then still waits goes to `onLost`. */
  close(): Promise<void>;
};

/** Who looked at decision histories: recorded beside the reading, never in its way. */
export function createAccessRecord(deps: {
  readonly pool: Pool;
  readonly load: (principal: Principal, run: string) => Promise<RunState | null>;
  readonly names: ReturnType<typeof createNames>;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
  /** Gets the looks that can't be kept any longer, so that they stand at least in the process's log. */
  readonly onLost: (looks: readonly Seen[]) => void;
}): AccessRecord {
  const { pool } = deps;
  let waiting: Seen[] = [];
  const lately = new Map<string, number>();

  const insert = async (batch: readonly Seen[]): Promise<void> => {
    await pool.query(
      `insert into record.access (at, who, role, run, what)
       select * from unnest($1::timestamptz[], $2::text[], $3::text[], $4::uuid[], $5::text[])`,
      [
        batch.map(({ at }) => at),
        batch.map(({ who }) => who),
        batch.map(({ role }) => role),
        batch.map(({ run }) => run),
        batch.map(({ what }) => what),
      ],
    );
  };

  const behind = createWriteBehind<readonly Seen[]>({
    take() {
      const batch = waiting;
      waiting = [];
      return batch.length === 0 ? null : batch;
    },
    write: insert,
    giveBack(batch) {
      const kept = [...batch, ...waiting];
      waiting = kept.slice(-ROOM);
      if (kept.length > ROOM) deps.onLost(kept.slice(0, -ROOM));
    },
    onError: deps.onError,
  });

  return {
    saw(principal, run, what) {
      const at = deps.now();
      const key = `${principal.id}/${run ?? ""}/${what}`;
      const before = lately.get(key);
      if (before !== undefined && at.getTime() - before < SAME) return;
      lately.delete(key);
      lately.set(key, at.getTime());
      for (const oldest of lately.keys()) {
        if (lately.size <= ROOM) break;
        lately.delete(oldest);
      }
      waiting.push({ at, who: principal.id, role: principal.roles[0] ?? "member", run, what });
      behind.soon();
    },

    async list(principal, run, page) {
      const state = await deps.load(principal, run);
      if (state === null) return null;
      const bound = page.before ?? page.after ?? null;
      const [beyond, order] = page.before === undefined ? ["<", "desc"] : [">", "asc"];
      const { rows } = await pool.query<Omit<Access, "at" | "name"> & { readonly at: Date }>(
        `select id::text, at, who, role, what from record.access
         where run = $1 and ($2::bigint is null or id ${beyond} $2) order by id ${order} limit $3`,
        [run, bound, limitOf(page) + 1],
      );
      const names = await deps.names(state.organisation, [...new Set(rows.map(({ who }) => who))]);
      const looks = rows.map(({ at, ...look }): Access => ({
        ...look,
        at: at.toISOString(),
        name: names[look.who] ?? null,
      }));
      return cutPage(looks, page, ({ id }) => id);
    },

    async close() {
      const cut = await behind.close();
      const lost = [...(cut ?? []), ...waiting];
      if (lost.length > 0) deps.onLost(lost);
    },
  };
}

/** Bundles, of which it is recorded who fetched them. */
export const recordingBundles = (
  bundles: BundleService,
  access: Pick<AccessRecord, "saw">,
): BundleService => ({
  async bundle(principal, run, step) {
    const result = await bundles.bundle(principal, run, step);
    if (result.kind === "found") access.saw(principal, run, "bundle");
    return result;
  },
});
