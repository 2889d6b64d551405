import type { Appender } from "./append.ts";
import type { CommandOptions, Decider, CommandResult } from "./command.ts";
import { encodeEntry, leafHex } from "./entry.ts";
import type { NewEvent, Recorded } from "./event.ts";
import { createFoldedRuns, type Folded } from "./folded-runs.ts";
import type { Reader } from "./read.ts";
import { RecordUnavailable } from "./record-unavailable.ts";
import type { Fingerprint } from "./request-keys.ts";
import { createRound, type Request } from "./round.ts";

export type CommandHandler<State, Command, E extends NewEvent, Refusal> = {
  /**
   * Decides a command on the run's newest state and stores what came of it.
   * @throws RecordUnavailable, EntryRefused, or what `decide` and `start` throw; the command then left nothing behind
   *   (or, for RecordUnavailable with `stored: "unknown"`, can be repeated with its key).
   */
  handle(
    run: string,
    command: Command,
    options?: CommandOptions<State>,
  ): Promise<CommandResult<E, Refusal>>;
  /** The run's state as of now, or null when there is no such run. */
  load(run: string): Promise<Folded<State> | null>;
  /**
   * The run's state after these events of the record, or some more; reads only what it takes to get there.
   * @throws DamagedRun when one of them, or one before them, can't be read.
   */
  follow(run: string, events: readonly Recorded<E>[]): Promise<Folded<State> | null>;
  /** Gives up what this process knows of a run: it may have been folded from what was damaged. */
  forget(run: string): void;
  /** The newest state that this process knows, without asking the record. */
  known(run: string): Folded<State> | null;
};

/**
 * The one way in for commands. Each run has a mailbox: everything that waits in it is decided in order upon one state
 * and stored in one append, so that a thousand commands at once cost a few round trips. The append expects the version
 * that was decided upon; after a conflict everything not yet stored is decided again, refusals too.
 * @param options.cache.runs how many folded states are kept in memory.
 * @param options.maxWaiting commands that may wait in one mailbox; more are refused at once.
 */
export function createCommandHandler<State, Command, E extends NewEvent, Refusal>(options: {
  readonly decider: Decider<State, Command, E, Refusal>;
  readonly appender: Pick<Appender, "appendPlaced">;
  readonly reader: Pick<Reader<E>, "readStream" | "readCommand">;
  readonly cache: { readonly runs: number };
  readonly maxWaiting?: number;
}): CommandHandler<State, Command, E, Refusal> {
  const { decider, appender, reader, maxWaiting = 10_000 } = options;
  const runs = createFoldedRuns({ fold: decider, reader, limit: options.cache.runs });
  const mailboxes = new Map<string, Request<State, Command, E, Refusal>[]>();

  /** What a refusal says is not on record, so it is decided again where it was decided first. */
  const refusalOf = async (
    run: string,
    event: Recorded<E>,
    command: Command,
  ): Promise<Refusal | null> => {
    const refusal = decider.refusalIn(event);
    if (refusal === null || decider.refusalAgain === undefined) return refusal;
    const before = await reader.readStream(run, 0, event.version - 1);
    const folded = await runs.follow(null, before);
    return folded === null ? refusal : decider.refusalAgain(folded.state, command, event);
  };

  const replay = async (
    run: string,
    commandKey: string,
    fingerprint: Fingerprint | undefined,
    command: Command,
  ): Promise<CommandResult<E, Refusal> | null> => {
    const record = await reader.readCommand(run, commandKey);
    if (record === null) return null;
    const isSame =
      fingerprint === undefined
        ? record.fingerprint === null
        : await fingerprint.isOf(record.fingerprint);
    if (!isSame) return { kind: "key-reused" };
    const { events } = record;
    const [first] = events;
    const refusal = first === undefined ? null : await refusalOf(run, first, command);
    const stored = {
      version: events.at(-1)?.version ?? 0,
      events,
      leaves: events.map((event) => leafHex(encodeEntry(event))),
      replayed: true,
    };
    return refusal === null
      ? { kind: "accepted", ...stored }
      : { kind: "refused", refusal, ...stored };
  };

  const decideRound = createRound({ decider, appender, runs, replay });

  const drain = async (run: string, mailbox: Request<State, Command, E, Refusal>[]) => {
    while (mailbox.length > 0) {
      const round = takeRound(mailbox);
      try {
        await decideRound(run, round);
      } catch (error) {
        for (const request of round) request.reject(error);
      }
    }
    mailboxes.delete(run);
  };

  return {
    load: (run) => runs.fresh(run.toLowerCase()),
    async follow(run, events) {
      const folded = await runs.follow(runs.known(run), events);
      const reached = events.at(-1)?.version ?? 0;
      const missing = reached - (folded?.version ?? 0);
      if (missing <= 0) {
        if (folded !== null) runs.keep(run, folded);
        return folded;
      }
      // No further than asked: what comes after may be damaged.
      const between = await reader.readStream(run, folded?.version ?? 0, missing);
      const caughtUp = await runs.follow(folded, between);
      if (caughtUp !== null) runs.keep(run, caughtUp);
      return caughtUp;
    },
    forget: (run) => runs.forget(run.toLowerCase()),
    known: (run) => runs.known(run.toLowerCase()),
    handle: (named, command, its = {}) =>
      new Promise((resolve, reject) => {
        const run = named.toLowerCase();
        const request = { command, options: its, resolve, reject };
        const mailbox = mailboxes.get(run);
        if (mailbox !== undefined) {
          if (mailbox.length < maxWaiting) mailbox.push(request);
          else reject(new RecordUnavailable("no", new Error("too much waits for this run")));
          return;
        }
        const opened = [request];
        mailboxes.set(run, opened);
        // Not at once: what arrives in this turn of the event loop is decided together.
        setImmediate(() => void drain(run, opened));
      }),
  };
}

/** Bounds how long one round keeps the process from anything else. */
const ROUND_LIMIT = 1_000;

/** Takes what waits, in order; a repeated key is left for a later round, after the first outcome. */
function takeRound<R extends { readonly options: { readonly commandKey?: string } }>(
  mailbox: R[],
): R[] {
  const keys = new Set<string>();
  const round: R[] = [];
  const left: R[] = [];
  for (const request of mailbox) {
    const key = request.options.commandKey;
    if (round.length === ROUND_LIMIT || (key !== undefined && keys.has(key))) {
      left.push(request);
      continue;
    }
    if (key !== undefined) keys.add(key);
    round.push(request);
  }
  mailbox.splice(0, mailbox.length, ...left);
  return round;
}
