import type { Appender, AppendResult } from "./append.ts";
import { place, type NewEvent, type Recorded } from "./event.ts";
import type { Folded, FoldedRuns, Folding } from "./folded-runs.ts";
import type { CommandOptions, Decider, Decision, CommandResult } from "./command.ts";
import type { Fingerprint } from "./request-keys.ts";
import { uuidV7At } from "./uuid-v7.ts";

/** A command that waits for its outcome. */
export type Request<State, Command, E extends NewEvent, Refusal> = {
  readonly command: Command;
  readonly options: CommandOptions<State>;
  readonly resolve: (result: CommandResult<E, Refusal>) => void;
  readonly reject: (error: unknown) => void;
};

type Parts<State, Command, E extends NewEvent, Refusal> = {
  readonly decider: Decider<State, Command, E, Refusal>;
  readonly appender: Pick<Appender, "appendPlaced">;
  readonly runs: FoldedRuns<State, E>;
  readonly replay: (
    run: string,
    commandKey: string,
    fingerprint: Fingerprint | undefined,
    command: Command,
  ) => Promise<CommandResult<E, Refusal> | null>;
};

/**
 * Decides requests of one run in order and answers each of them. A round ends when all are answered: what conflicts is
 * decided again on the newer state. It always ends, because a conflict means that another writer got further.
 */
export function createRound<State, Command, E extends NewEvent, Refusal>(
  parts: Parts<State, Command, E, Refusal>,
) {
  type Its = Request<State, Command, E, Refusal>;
  type Decided = {
    readonly request: Its;
    readonly decision: Decision<E, Refusal>;
    /** The version that it was decided upon, and the id of the event there if this round is only about to store it. */
    readonly upon: number;
    readonly after: string | null;
    readonly events: readonly Recorded<E>[];
    readonly countedWith: number | null;
  };
  const { decider, appender, runs, replay } = parts;

  const decideOne = (
    run: string,
    request: Its,
    { state, version, at }: Folded<State>,
    after: string | null,
  ): Decided => {
    // A clock that steps back, or another machine's that is behind, does not put an act before what it was decided upon.
    const command =
      at === undefined || decider.notBefore === undefined
        ? request.command
        : decider.notBefore(request.command, at);
    const decision = decider.decide(state, command);
    // A run begins with something that happened, never with a refusal.
    const refused =
      decision.kind === "accepted" || version === 0
        ? null
        : decider.refused(state, command, decision.refusal);
    const countedWith = typeof refused === "number" ? refused : null;
    const recorded =
      decision.kind === "accepted"
        ? decision.events
        : optional(typeof refused === "number" ? null : refused);
    const events = place(run, version, recorded, uuidV7At);
    return { request, decision, upon: version, after, events, countedWith };
  };

  const addAll = (folding: Folding<State, E>, events: readonly Recorded<E>[]): void => {
    for (const event of events) folding.add(event);
  };

  /** Decides each upon what the ones before it leave. Those that cannot be decided are answered here. */
  const decideAll = (run: string, requests: readonly Its[], from: Folded<State> | null) => {
    const decided: Decided[] = [];
    let base = from;
    let folding: Folding<State, E> | null = base && decider.fold(base.state);
    let version = base?.version ?? 0;
    let after: string | null = null;
    let at = base?.at;
    for (const request of requests) {
      const { initial } = request.options;
      if (base === null && initial !== undefined) {
        base = { state: initial, version: 0 };
        folding = decider.fold(initial);
      }
      if (base === null || folding === null) {
        request.resolve({ kind: "unknown-run" });
        continue;
      }
      let its: Decided;
      try {
        its = decideOne(run, request, { state: folding.now(), version, ...(at && { at }) }, after);
      } catch (error) {
        request.reject(error);
        continue;
      }
      try {
        addAll(folding, its.events);
        decided.push(its);
        version += its.events.length;
        after = its.events.at(-1)?.id ?? after;
        at = its.events.at(-1)?.at ?? at;
      } catch (error) {
        request.reject(error);
        // Some of what could not be added may be in.
        folding = decider.fold(base.state);
        for (const { events } of decided) addAll(folding, events);
      }
    }
    return { decided, folded: folding && { state: folding.keep(), version, ...(at && { at }) } };
  };

  const store = (run: string, { request, decision, upon, after, events }: Decided) => {
    const { commandKey, fingerprint, disclosures, ballot } = request.options;
    return appender.appendPlaced({
      run,
      expected: upon,
      events,
      ...(after === null ? {} : { after }),
      ...(commandKey === undefined ? {} : { commandKey }),
      ...(fingerprint === undefined ? {} : { fingerprint: fingerprint.value }),
      ...(ballot === undefined || decision.kind === "refused" ? {} : { ballot }),
      ...(disclosures === undefined || decision.kind === "refused" ? {} : { disclosures }),
    });
  };

  const answer = (
    { request, decision, upon, events, countedWith }: Decided,
    leaves: readonly string[],
  ): void => {
    const stored = { version: upon + events.length, events, leaves, replayed: false };
    request.resolve(
      decision.kind === "accepted"
        ? { kind: "accepted", ...stored }
        : {
            kind: "refused",
            refusal: decision.refusal,
            ...stored,
            ...(countedWith === null ? {} : { countedWith }),
          },
    );
  };

  /** Answers what the key stands for; false when it stands for nothing. */
  const answerByKey = async (run: string, request: Its): Promise<boolean> => {
    const { commandKey, fingerprint } = request.options;
    if (commandKey === undefined) return false;
    try {
      const result = await replay(run, commandKey, fingerprint, request.command);
      if (result !== null) request.resolve(result);
      return result !== null;
    } catch (error) {
      request.reject(error);
      return true;
    }
  };

  /** Where to decide again from, when not all of a round's appends went through. */
  const catchUp = async (
    run: string,
    from: Folded<State> | null,
    results: readonly AppendResult<E>[],
  ): Promise<Folded<State> | null> => {
    const known = from?.version === 0 ? null : from;
    const head = Math.max(0, ...results.map((its) => (its.kind === "conflict" ? its.actual : 0)));
    const folded = await runs.follow(known, results.flatMap(stored));
    if (folded !== null) runs.keep(run, folded);
    return folded !== null && folded.version >= head ? folded : await runs.fresh(run);
  };

  /** Stores what was decided and answers it; returns the requests to be decided again, and where from. */
  const settle = async (
    run: string,
    from: Folded<State> | null,
    { decided, folded }: ReturnType<typeof decideAll>,
    verified: boolean,
  ): Promise<{ readonly again: ReadonlySet<Its>; readonly folded: Folded<State> | null }> => {
    const again = new Set<Its>();
    const writing = decided.filter(({ events }) => events.length > 0);
    const idle = decided.filter(({ events }) => events.length === 0);
    const settled = await Promise.allSettled(writing.map((its) => store(run, its)));
    const results: AppendResult<E>[] = [];
    for (const [index, its] of writing.entries()) {
      const outcome = settled[index];
      if (outcome?.status !== "fulfilled") {
        its.request.reject(outcome?.reason);
        continue;
      }
      results.push(outcome.value);
      if (outcome.value.kind === "appended") answer(its, outcome.value.leaves);
      else if (outcome.value.kind === "conflict" || !(await answerByKey(run, its.request))) {
        again.add(its.request);
      }
    }
    const allStored =
      results.length === writing.length && results.every(({ kind }) => kind === "appended");
    const newest = allStored ? folded : await catchUp(run, from, results);
    if (allStored && folded !== null && writing.length > 0) runs.keep(run, folded);

    // What stores nothing is right only if nobody else had written: an append has shown it, or reading does.
    let upToDate = allStored && (verified || writing.length > 0);
    let current = newest;
    if (idle.length > 0 && allStored && !upToDate) {
      current = await runs.fresh(run);
      upToDate = (current?.version ?? 0) === (from?.version ?? 0);
    }
    for (const its of idle) {
      if (await answerByKey(run, its.request)) continue;
      if (upToDate) answer(its, []);
      else again.add(its.request);
    }
    return { again, folded: current };
  };

  return async (run: string, requests: readonly Its[]): Promise<void> => {
    let pending = requests;
    let folded = runs.known(run);
    let verified = false;
    if (folded === null && pending[0]?.options.initial === undefined) {
      folded = await runs.fresh(run);
      verified = true;
    }
    while (pending.length > 0) {
      const settled = await settle(run, folded, decideAll(run, pending, folded), verified);
      pending = pending.filter((request) => settled.again.has(request));
      folded = settled.folded;
      verified = false;
    }
  };
}

/** What a result tells of the record. */
const stored = <E extends NewEvent>(result: AppendResult<E>): readonly Recorded<E>[] => {
  if (result.kind === "appended") return result.events;
  return result.kind === "conflict" ? result.newer : [];
};

const optional = <T>(value: T | null): readonly T[] => (value === null ? [] : [value]);
