import type { Checkpoint } from "../log/checkpoint.ts";
import { runKey, verifyHead } from "../log/heads/head-proof.ts";
import { headsIn } from "../log/heads/heads-entry.ts";
import { leafHash, verifyInclusion } from "../log/merkle.ts";
import type { Header, HeadStatement } from "./bundle-lines.ts";
import { sameBytes } from "./bytes.ts";
import { MOST_BYTES, type Place } from "./entries.ts";
import { JsonError, readCanonical } from "./json.ts";
import { loggedEvent } from "./logged-event.ts";
import type { Ports } from "./ports.ts";
import type { Findings } from "./report.ts";

/** The log's first `size` entries, of which `at` (ISO 8601 UTC) was the time of the statement. */
export type Covered = { readonly size: number; readonly at: string };

/**
 * Holds the events of a file against what the log itself states of the run's newest version (docs/log.md, "Heads"): whoever cuts
 * a file's end can't also lower that.
 * @returns how far the file is known to be complete; null when that can't be told.
 */
export const checkHead = (
  { sha256 }: Ports,
  header: Header,
  checkpoint: Checkpoint,
  places: readonly Place[],
  findings: Findings<"completeness">,
): Covered | null => {
  const { heads, head, through } = header;
  if (heads === null) {
    findings.unsure(
      "completeness",
      "The file holds no statement of the log about the run's newest version, so that nobody can tell whether its end was cut.",
    );
    return null;
  }
  const stated = provenHead(sha256, header.run, heads, checkpoint);
  const { version, leaf } = heads;
  if (stated === null) {
    findings.fails(
      "completeness",
      `What the file says of the run's newest version (${version}) is not what the log stated at number ${heads.index}.`,
    );
    return null;
  }
  const { size, at } = stated;
  const known = `the log stated that version ${version} was its newest before number ${size}`;
  if (head !== Math.max(version, through)) {
    findings.fails(
      "completeness",
      `The file says that the run has ${head} versions, and ${known}: the end was cut.`,
    );
  }
  const last = places.find((place) => place.version === version);
  if (last !== undefined && !sameBytes(last.leaf, leaf)) {
    findings.fails("completeness", `Version ${version} in the file is not the one that ${known}.`);
  }
  const stray = places.find((place) => place.version <= version !== place.index < size);
  if (stray !== undefined) {
    findings.fails(
      "completeness",
      `Version ${stray.version} stands at number ${stray.index} of the log, though ${known}.`,
    );
  }
  return { size, at };
};

/**
 * What a statement covers, if the log made it and it says of the run what `heads` says; null where either is not so (docs/spec, L16
 * to L19).
 */
export const provenHead = (
  sha256: Ports["sha256"],
  run: string,
  heads: HeadStatement,
  checkpoint: Pick<Checkpoint, "size" | "root">,
): Covered | null => {
  const stated = statementIn(sha256, heads, checkpoint);
  const { version, leaf, path } = heads;
  const proven = { leaf: { key: runKey(sha256, run), count: version, value: leaf }, path };
  if (stated === null || !verifyHead(sha256, proven, stated.root)) return null;
  return { size: stated.size, at: stated.at };
};

/** What the log stated, if that is an entry of the log that was signed, after all that it covers. */
export const statementIn = (
  sha256: Ports["sha256"],
  { index, entry, proof }: Pick<HeadStatement, "index" | "entry" | "proof">,
  { size, root }: Pick<Checkpoint, "size" | "root">,
) => {
  if (entry.length > MOST_BYTES) return null;
  if (!verifyInclusion(sha256, leafHash(sha256, entry), index, size, proof, root)) return null;
  const value = readCanonical(entry);
  const event = value instanceof JsonError ? null : loggedEvent(value);
  const stated = event === null ? null : headsIn(event);
  if (event === null || stated === null || stated.size > index) return null;
  return { ...stated, at: event.at };
};
