import { sameBytes } from "../bytes.ts";
import type { Place } from "../entries.ts";
import type { Ports } from "../ports.ts";
import type { Check } from "../report.ts";
import { collectFindings, type Findings } from "../report.ts";
import { rootOfParts, wholeParts, type ShownTree } from "./shown-tree.ts";

/**
 * What a file that proved itself shows of its log. `run`: null where it is of no run. `places`: of its events, by their versions.
 * `stated`: what it shows that the log stated of the run. `tree`: what its proofs show of the whole parts of the older of two logs.
 */
export type ShownFile = {
  readonly origin: string;
  readonly size: number;
  readonly root: Uint8Array;
  readonly run: string | null;
  readonly places: ReadonlyMap<number, Pick<Place, "index" | "leaf">>;
  readonly stated: { readonly version: number; readonly size: number } | null;
  readonly tree: ShownTree;
};

export type Continued = {
  readonly checks: readonly Check<"consistency">[];
  readonly limits: readonly string[];
};

/** How many of the older log's first entries both files show to be the same. */
type Shared = { readonly entries: number; readonly isAll: boolean };

/**
 * Holds a newer file against an older one, by what both prove and nothing else: that the newer log begins with the older one, as
 * far as proofs in both show it, and that the run's events stand where they stood.
 */
export const checkContinued = (ports: Ports, old: ShownFile, now: ShownFile): Continued => {
  const findings = collectFindings(["consistency"] as const);
  const limits: string[] = [];
  const tell = (): Continued => ({ checks: findings.checks(), limits });
  if (old.origin !== now.origin) {
    findings.fails("consistency", `What was kept is of ${old.origin}, not of ${now.origin}.`);
    return tell();
  }
  if (now.size < old.size) {
    findings.unsure(
      "consistency",
      `The file that was kept is of ${old.size} entries, and this one of ${now.size}: it is the older of the two. Name them the other way round.`,
    );
    return tell();
  }
  const shared = sharedOf(ports, old, now, findings);
  const compared = compareEvents(old, now, findings);
  compareStatement(old, now, findings);
  if (findings.hasTrouble("consistency")) return tell();
  const rest = `of the ${old.size} entries that the log had then, the two files show ${shared.entries} to be the same now`;
  if (shared.isAll) {
    findings.holds(
      "consistency",
      `The log of this file begins with all ${old.size} entries of then.`,
    );
  } else if (compared === 0) {
    findings.unsure(
      "consistency",
      `The files have no event in common, and ${rest}. Hold what you kept against the log itself: --since, with the site.`,
    );
  } else {
    limits.push(
      `Whether the whole log only grew, two files don't show: ${rest}. The log itself does: --since, with the site.`,
    );
  }
  if (compared > 0) {
    findings.holds(
      "consistency",
      `${compared} events of the run stand in this file as they stood in the one that was kept, at the same places of the log.`,
    );
  }
  return tell();
};

type Finds = Findings<"consistency">;

const sharedOf = ({ sha256 }: Ports, old: ShownFile, now: ShownFile, findings: Finds): Shared => {
  const parts = wholeParts(old.size);
  const hashes = parts.flatMap((part) => now.tree.hash(part) ?? []);
  if (old.size === now.size || hashes.length === parts.length) {
    const root = old.size === now.size ? now.root : rootOfParts(sha256, hashes);
    if (root === null || sameBytes(root, old.root)) return { entries: old.size, isAll: true };
    findings.fails(
      "consistency",
      `The log of this file does not begin with the ${old.size} entries of then: its history was changed.`,
    );
    return { entries: 0, isAll: false };
  }
  let entries = 0;
  for (const part of parts) {
    const [then, today] = [old.tree.hash(part), now.tree.hash(part)];
    if (then === null || today === null) continue;
    if (sameBytes(then, today)) {
      entries += part.to - part.from;
      continue;
    }
    findings.fails(
      "consistency",
      `Numbers ${part.from} to ${part.to - 1} of the log are not what they were then: its history was changed.`,
    );
  }
  return { entries, isAll: false };
};

/** @returns how many events both files hold. */
const compareEvents = (old: ShownFile, now: ShownFile, findings: Finds): number => {
  if (old.run === null || old.run !== now.run) return 0;
  let compared = 0;
  for (const [version, { index, leaf }] of old.places) {
    const today = now.places.get(version);
    if (today === undefined) continue;
    compared += 1;
    if (today.index !== index || !sameBytes(today.leaf, leaf)) {
      findings.fails(
        "consistency",
        `Version ${version} of the run is not the event that it was then, or stands at another place of the log.`,
      );
    }
  }
  return compared;
};

/** What the log stated then of the run's newest version must fit what the newer file holds. */
const compareStatement = ({ run, stated }: ShownFile, now: ShownFile, findings: Finds): void => {
  if (stated === null || run !== now.run) return;
  for (const [version, { index }] of now.places) {
    if (version <= stated.version === index < stated.size) continue;
    findings.fails(
      "consistency",
      `Version ${version} of the run stands at number ${index} of the log, though the log stated then that version ${stated.version} was the newest before number ${stated.size}.`,
    );
  }
};
