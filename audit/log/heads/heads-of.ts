import type { Sha256 } from "../merkle.ts";
import { chained, NOTHING, runKey, runsKey, type HeadLeaf } from "./head-proof.ts";
import { LOG_STREAM } from "./heads-entry.ts";

/** An entry of the log, as far as heads follow from it. `launchedBy`: the organisation, of the event that launched a run. */
export type HeadSource = {
  readonly run: string;
  readonly version: number;
  readonly leaf: Uint8Array;
  readonly launchedBy: string | null;
};

/** What a list of runs came to before: how many, and the chain over them. */
export type RunsBefore = (key: string) => Pick<HeadLeaf, "count" | "value"> | null;

/**
 * The leaves that entries change, each once: of each run its newest version, and of each organisation the list of its runs. The
 * stream in which the heads are stated is left out, or each statement would ask for the next.
 * @param entries in the order of the log.
 */
export const headsOf = (
  sha256: Sha256,
  entries: readonly HeadSource[],
  before: RunsBefore,
): readonly HeadLeaf[] => {
  const leaves = new Map<string, HeadLeaf>();
  const newest = new Map<string, HeadSource>();
  for (const entry of entries) {
    if (entry.run === LOG_STREAM) continue;
    newest.set(entry.run, entry);
    if (entry.launchedBy === null) continue;
    const key = runsKey(sha256, entry.launchedBy);
    const { count, value } = leaves.get(key) ?? before(key) ?? { count: 0, value: NOTHING };
    leaves.set(key, { key, count: count + 1, value: chained(sha256, value, entry.run) });
  }
  for (const { run, version, leaf } of newest.values()) {
    const key = runKey(sha256, run);
    leaves.set(key, { key, count: version, value: leaf });
  }
  return [...leaves.values()];
};
