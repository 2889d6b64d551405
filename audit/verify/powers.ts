import { isPowerType } from "../../domain/organisation/event.ts";
import { leafHash, verifyInclusion } from "../log/merkle.ts";
import type { Checkpoint } from "../log/checkpoint.ts";
import type { PowerLine } from "./bundle-lines.ts";
import { MOST_BYTES } from "./entries.ts";
import { JsonError, readCanonical } from "./json.ts";
import { loggedEvent, type LoggedEvent } from "./logged-event.ts";
import type { Ports } from "./ports.ts";
import type { Findings } from "./report.ts";

/** What an entry of an organisation's stream says: who lost or was given a power. `person`: null where it is about none. */
type Power = { readonly event: LoggedEvent; readonly person: string | null };

export type PowerReader = {
  take(line: PowerLine): void;
  /**
   * Holds what was read against the run's own events, once all of them are known. What rests on an event that is withheld could not be checked.
   * @param withheld the versions of the events that are withheld. @returns how many powers there are.
   */
  finish(events: readonly LoggedEvent[], withheld: readonly number[]): number;
};

const nameOf = ({ event, version, index }: PowerLine): string =>
  `Event ${event} (version ${version} of its organisation, number ${index} of the log)`;

/**
 * Checks entries of the organisation's own stream that stand in a run's file: their form, their order and their place in the log, and that
 * each is of the organisation that launched the run, about somebody of the run. Whether there are others can't be seen from a file.
 */
export const readPowers = (
  { sha256 }: Ports,
  { size, root }: Checkpoint,
  findings: Findings<"entries" | "inclusion" | "completeness">,
): PowerReader => {
  const powers: (Power & { readonly name: string })[] = [];
  let count = 0;
  let last = { version: 0, index: -1 };

  /** What is wrong with an entry, or what it says. */
  const read = (line: PowerLine): Power | string => {
    if (line.entry.length > MOST_BYTES) return `has over ${MOST_BYTES} bytes`;
    const value = readCanonical(line.entry);
    if (value instanceof JsonError) return `can't be read: ${value.message.replace(/\.$/u, "")}`;
    const event = loggedEvent(value);
    if (event === null) return "does not have the form of an event";
    if (event.id !== line.event) return `is really event ${event.id}`;
    if (event.version !== line.version) return `is really version ${event.version}`;
    const type: string = event.type;
    if (!isPowerType(type)) return `is a ${type}, which gives and takes no power`;
    const person = new Map<string, unknown>(Object.entries(event.data)).get("person");
    return { event, person: typeof person === "string" ? person : null };
  };

  return {
    take(line) {
      count += 1;
      if (line.version <= last.version || line.index <= last.index) {
        findings.fails(
          "completeness",
          `${nameOf(line)} stands behind version ${last.version}, which comes after it.`,
        );
      }
      last = { version: line.version, index: line.index };
      const leaf = leafHash(sha256, line.entry);
      if (!verifyInclusion(sha256, leaf, line.index, size, line.proof, root)) {
        findings.fails(
          "inclusion",
          `${nameOf(line)} is not, as it stands here, in the log that was signed.`,
        );
      }
      const power = read(line);
      if (typeof power === "string") findings.fails("entries", `${nameOf(line)} ${power}.`);
      else powers.push({ ...power, name: nameOf(line) });
    },

    finish(events, withheld) {
      const launch = events.find(({ version }) => version === 1);
      const organisation = launch?.type === "runLaunched" ? launch.data.organisation : null;
      const people = peopleIn(events);
      for (const { event, person, name } of powers) {
        if (launch === undefined && withheld.includes(1)) {
          findings.unsure(
            "entries",
            `${name} is of an organisation of which the file does not say whether it launched the run: the launch is withheld.`,
          );
        } else if (event.run !== organisation) {
          findings.fails(
            "entries",
            `${name} is not of the organisation that launched the run (${organisation}).`,
          );
        }
        if (person !== null && people.has(person)) continue;
        if (person !== null && withheld.length > 0) {
          findings.unsure(
            "entries",
            `${name} is about nobody in the events that the file shows, and others are withheld.`,
          );
        } else findings.fails("entries", `${name} is about nobody of this run.`);
      }
      return count;
    },
  };
};

/** Whoever acted in a run, and whoever joined it. */
export const peopleIn = (events: readonly LoggedEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) =>
      event.type === "memberJoined" ? [event.actor.id, event.data.member] : [event.actor.id],
    ),
  );
