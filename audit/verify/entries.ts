import { leafHash, verifyInclusion } from "../log/merkle.ts";
import type { Checkpoint } from "../log/checkpoint.ts";
import type { EntryLine, Header, WithheldLine } from "./bundle-lines.ts";
import { JsonError, readCanonical } from "./json.ts";
import { loggedEvent, type LoggedEvent } from "./logged-event.ts";
import type { Ports } from "./ports.ts";
import type { Findings } from "./report.ts";

/** An entry's length is an unsigned 16-bit number in the log's tiles (C2SP tlog-tiles). */
export const MOST_BYTES = 65_535;

type Steps = "entries" | "inclusion" | "completeness";

/** What reading the entries in their order has come to. `events` is whole only while nothing is withheld and no entry is refused. */
export type EntryReader = {
  take(line: EntryLine | WithheldLine): void;
  /** Says what is missing at the end. */
  finish(): void;
  readonly events: LoggedEvent[];
  /** Where the file says that each event stands, whether it could be read or not. */
  readonly places: Place[];
  /** The versions that the lines of withheld events name. */
  readonly withheld: readonly number[];
};

/** An event's version in its run, its position in the log and its hash there. */
export type Place = {
  readonly version: number;
  readonly index: number;
  readonly leaf: Uint8Array;
};

const nameOf = ({ event, version, index }: EntryLine | WithheldLine): string =>
  `Event ${event} (version ${version}, number ${index} of the log)`;

const versions = (from: number, to: number): string =>
  from === to ? `version ${from} is` : `versions ${from} to ${to} are`;

/** Checks entries one by one, in the order of their versions: their form, their place in the log, and that none is missing. */
export const readEntries = (
  { sha256 }: Ports,
  header: Header,
  { size, root }: Checkpoint,
  findings: Findings<Steps>,
): EntryReader => {
  const events: LoggedEvent[] = [];
  const places: Place[] = [];
  const withheld: number[] = [];
  const ids = new Set<string>();
  let version = 0;
  let index = -1;

  const checkPlace = (line: EntryLine | WithheldLine): void => {
    if (line.version > version + 1) {
      findings.fails(
        "completeness",
        `Of the run, ${versions(version + 1, line.version - 1)} missing, just before event ${line.event}.`,
      );
    }
    if (line.version <= version) {
      findings.fails(
        "completeness",
        `${nameOf(line)} stands where version ${version + 1} belongs.`,
      );
    }
    if (line.index <= index) {
      findings.fails(
        "completeness",
        `${nameOf(line)} comes after version ${version} of its run, but stands before it in the log.`,
      );
    }
    if (ids.has(line.event)) findings.fails("completeness", `${nameOf(line)} is here twice.`);
    ids.add(line.event);
    version = Math.max(version, line.version);
    index = Math.max(index, line.index);
  };

  const checkInclusion = (line: EntryLine | WithheldLine, leaf: Uint8Array): void => {
    if (!verifyInclusion(sha256, leaf, line.index, size, line.proof, root)) {
      findings.fails(
        "inclusion",
        `${nameOf(line)} is not, as it stands here, in the log that was signed.`,
      );
    }
  };

  /** What is wrong with an entry, or the event that it is. */
  const read = (line: EntryLine): LoggedEvent | string => {
    if (line.entry.length > MOST_BYTES)
      return `has ${line.entry.length} bytes, more than an entry can`;
    const value = readCanonical(line.entry);
    if (value instanceof JsonError) return `can't be read: ${value.message.replace(/\.$/u, "")}`;
    const event = loggedEvent(value);
    if (event === null) return "does not have the form of an event";
    if (event.id !== line.event) return `is really event ${event.id}`;
    if (event.run !== header.run) return `belongs to another run, ${event.run}`;
    return event.version === line.version ? event : `is really version ${event.version}`;
  };

  return {
    events,
    places,
    withheld,
    take(line) {
      checkPlace(line);
      const leaf = line.kind === "withheld" ? line.leaf : leafHash(sha256, line.entry);
      checkInclusion(line, leaf);
      places.push({ version: line.version, index: line.index, leaf });
      if (line.kind === "withheld") {
        withheld.push(line.version);
        return;
      }
      const event = read(line);
      if (typeof event === "string") {
        findings.fails("entries", `${nameOf(line)} ${event}.`);
        return;
      }
      events.push(event);
    },
    finish() {
      const last = events.at(-1);
      if (version < header.through) {
        findings.fails(
          "completeness",
          `Of the run, ${versions(version + 1, header.through)} missing, just after event ${last?.id ?? "none"}.`,
        );
      }
      if (version > header.through) {
        findings.fails(
          "completeness",
          `There are more events, up to version ${version}, than the ${header.through} which the file says it holds.`,
        );
      }
    },
  };
};
