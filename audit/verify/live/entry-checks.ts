import { JsonError, readCanonical } from "../json.ts";
import { loggedEvent, type LoggedEvent } from "../logged-event.ts";
import type { Findings } from "../report.ts";
import type { HeadsCheck } from "./heads-check.ts";

/** Checks the entries of a whole log in their order, in memory for one number a run. */
export type EntryChecks = {
  /** @param leaf its hash. @param fits whether the tile holds that. */
  take(position: number, entry: Uint8Array, leaf: Uint8Array, fits: boolean): void;
  runs(): number;
  /** The newest version of a run; 0 where there is none. */
  newest(run: string): number;
};

/** How a message calls what stands at a position: by the event's id, if it can be read. */
export const nameOf = (position: number, entry: Uint8Array | undefined): string => {
  const event = entry === undefined ? null : eventIn(entry);
  return event === null || typeof event === "string"
    ? `Number ${position} of the log`
    : `Event ${event.id} (version ${event.version} of run ${event.run}, number ${position} of the log)`;
};

/** The event of an entry, or what is wrong with it. */
const eventIn = (entry: Uint8Array): LoggedEvent | string => {
  const value = readCanonical(entry);
  if (value instanceof JsonError) return value.message;
  return loggedEvent(value) ?? "It does not have the form of an event.";
};

type Place = { readonly run: string; readonly version: number };

const tailDecoder = new TextDecoder("latin1");
/** How a canonical event ends: its last keys hold no text of anybody's, so nothing within it can look like this. */
const TAIL =
  /,"run":"([0-9a-f-]{36})","schema":1,"type":"[A-Za-z]+","version":([1-9][0-9]{0,14})\}$/;
const TAIL_BYTES = 200;

/**
 * An event's run and version, read off its last bytes: a whole log is walked several times as fast as by parsing every
 * entry. That an entry is written in the one canonical way is checked with its bundle. Null: it must be parsed.
 */
const placeIn = (entry: Uint8Array): Place | null => {
  const [, run, version] = TAIL.exec(tailDecoder.decode(entry.subarray(-TAIL_BYTES))) ?? [];
  return run === undefined ? null : { run, version: Number(version) };
};

export const createEntryChecks = (
  findings: Findings<"entries" | "completeness">,
  heads: HeadsCheck,
): EntryChecks => {
  const versions = new Map<string, number>();
  return {
    runs: () => versions.size,
    newest: (run) => versions.get(run) ?? 0,
    take(position, entry, leaf, fits) {
      if (!fits) {
        findings.fails(
          "entries",
          `${nameOf(position, entry)} is not what the tile's hash was made from.`,
        );
      }
      const event = placeIn(entry) ?? eventIn(entry);
      if (typeof event === "string") {
        findings.fails("entries", `Number ${position} of the log can't be read. ${event}`);
        return;
      }
      const before = versions.get(event.run) ?? 0;
      if (event.version !== before + 1) {
        findings.fails(
          "completeness",
          `${nameOf(position, entry)} follows upon version ${before} of its run.`,
        );
      }
      versions.set(event.run, Math.max(before, event.version));
      const { run, version } = event;
      const wrong = heads.take({ position, run, version, entry, leaf });
      if (wrong !== null) {
        findings.fails("completeness", `${nameOf(position, entry)} ${wrong}.`);
      }
    },
  };
};
