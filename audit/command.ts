import type { NewBallot } from "./ballots.ts";
import type { Disclosure } from "./disclosures.ts";
import type { NewEvent, Recorded } from "./event.ts";
import type { Fold } from "./folded-runs.ts";
import type { Fingerprint } from "./request-keys.ts";

/** What deciding answers: the events that now happened, or why nothing did. */
export type Decision<E extends NewEvent, Refusal> =
  | { readonly kind: "accepted"; readonly events: readonly E[] }
  | { readonly kind: "refused"; readonly refusal: Refusal };

/** The rules of one kind of stream. All but `start` are pure; the same decision may be asked for more than once. */
export type Decider<State, Command, E extends NewEvent, Refusal> = Fold<State, E> & {
  readonly decide: (state: State, command: Command) => Decision<E, Refusal>;
  /** The command as given no earlier than at this time; itself when it was. Absent: commands have no time. */
  readonly notBefore?: (command: Command, at: string) => Command;
  /**
   * What puts a refusal on record; null leaves it off the record. An event, which is folded as any other, or the version of
   * the event that it is counted with.
   */
  readonly refused: (state: State, command: Command, refusal: Refusal) => E | number | null;
  /** The refusal that an event of `refused` stands for; null for every other event. */
  readonly refusalIn: (event: Recorded<E>) => Refusal | null;
  /** The refusal that an event stands for as it was first put, given the state before the event and the command again. */
  readonly refusalAgain?: (state: State, command: Command, event: Recorded<E>) => Refusal;
};

export type CommandOptions<State> = {
  /** Unique in its run: repeating a command with its key answers the first outcome. */
  readonly commandKey?: string;
  /** Of what is asked, so that a key used for something else is found out. */
  readonly fingerprint?: Fingerprint;
  /** Put into the ballot box with the events if the command is accepted. */
  readonly ballot?: NewBallot;
  /** Stored with the events if the command is accepted. */
  readonly disclosures?: readonly Disclosure[];
  /** The state of a run that has no events yet, for the command that begins it. */
  readonly initial?: State;
};

/**
 * What a command came to. `version`: the run's afterwards. `leaves`: hex, of `events` in their order. `replayed`: its key stands
 * for what came of the same command before.
 */
export type CommandResult<E extends NewEvent, Refusal> =
  | ({
      readonly version: number;
      readonly events: readonly Recorded<E>[];
      readonly leaves: readonly string[];
      readonly replayed: boolean;
    } & (
      | { readonly kind: "accepted" }
      /** `events` holds the refusal's own event, if it is on record. */
      | {
          readonly kind: "refused";
          readonly refusal: Refusal;
          /** The version of the event that it is counted with, when it has none of its own. */
          readonly countedWith?: number;
        }
    ))
  | { readonly kind: "key-reused" }
  | { readonly kind: "unknown-run" };
