import type { Command } from "../../command.ts";
import type { DomainEvent, NumberedEvent } from "../../event.ts";
import { foldAll } from "../../fold.ts";
import { accept } from "../../result.ts";
import type { Decision } from "../../result.ts";
import { askingForTime, dueOnRestart } from "../../rules/clock.ts";
import { requestsOf, gateOf } from "../../rules/lookup.ts";
import { askersOf, eligibleMembers } from "./eligibility.ts";
import { tally } from "./quorum.ts";
import type { Tally } from "./quorum.ts";
import type { Part, Request, RunState } from "../../state.ts";
import type { Gate } from "../../template.ts";

type Because = Extract<DomainEvent, { type: "quorumRecomputed" }>["data"]["because"];

/** Events that are being decided, as their commit will put them after this version. */
export const placed = (
  command: Command,
  version: number,
  events: readonly DomainEvent[],
): readonly NumberedEvent[] =>
  events.map((event, index) => ({
    ...event,
    version: version + index + 1,
    at: command.at,
    actor: command.actor,
    ...(command.assurance && { assurance: command.assurance }),
  }));

/** The state after events that are being decided, as their commit will make it. */
export const after = (
  state: RunState,
  command: Command,
  events: readonly DomainEvent[],
): RunState => foldAll(state, placed(command, state.version, events));

const openRequests = (state: RunState): readonly { part: Part; request: Request }[] =>
  Object.values(state.parts)
    .filter((part) => part.gate === "open")
    .flatMap((part) => requestsOf(state, part).map((request) => ({ part, request })));

/** Whether somebody was asked at a gate that is open, or that a new version opens again: else there is nothing to count. */
const mayBeAsked = (state: RunState): boolean =>
  Object.values(state.parts).some(
    ({ gate, requests }) => (gate === "open" || gate === "refused") && requests.length > 0,
  );

const sameMembers = (one: Tally, other: Tally): boolean =>
  one.eligible.length === other.eligible.length &&
  one.eligible.every((member, index) => member.id === other.eligible[index]?.id);

/** Who is asked by a new asking of the same request: who would be asked now, and who of those asked before would not. */
const askedAnew = (state: RunState, part: Part, gate: Gate, request: Request) => {
  const now = eligibleMembers(state, part, gate, askersOf(request)).map(({ id }) => id);
  const known = new Set(request.asked);
  const stays = new Set(now);
  const added = now.filter((id) => !known.has(id));
  const removed = request.asked.filter((id) => !stays.has(id));
  const asked = [...request.asked.filter((id) => stays.has(id)), ...added];
  return { added, removed, request: { ...request, asked } };
};

/**
 * What follows from events that change who may answer, to be recorded with them: every open request whose electorate
 * changed counts anew, and a clock restarts that was held only by people who hold it no longer.
 * @param again the requests that these events ask again: who is asked is settled anew.
 */
export const consequences = (
  state: RunState,
  command: Command,
  events: readonly DomainEvent[],
  why: Because,
  again: readonly string[] = [],
): readonly DomainEvent[] => {
  if (!mayBeAsked(state)) return [];
  const next = after(state, command, events);
  return openRequests(next).flatMap(({ part, request }): readonly DomainEvent[] => {
    const gate = gateOf(next, part);
    const partBefore = state.parts[part.id];
    const before = state.requests[request.id];
    if (gate === null || partBefore === undefined || before === undefined) return [];
    const asked = again.includes(request.id)
      ? askedAnew(next, part, gate, request)
      : { added: [], removed: [], request };
    const { added, removed } = asked;
    const counted = tally(next, part, gate, asked.request);
    const recounted: DomainEvent = {
      type: "quorumRecomputed",
      data: {
        part: part.id,
        request: request.id,
        because: why,
        eligible: counted.eligible.length,
        added,
        removed,
        needed: counted.needed,
        reachable: counted.reachable,
      },
    };
    return [
      ...(added.length + removed.length === 0 &&
      sameMembers(tally(state, partBefore, gate, before), counted)
        ? []
        : [recounted]),
      ...restart(next, command, part, request),
    ];
  });
};

const restart = (
  state: RunState,
  command: Command,
  part: Part,
  request: Request,
): readonly DomainEvent[] => {
  const gate = gateOf(state, part);
  if (gate === null || request.clockStoppedAt === null) return [];
  if (askingForTime(state, part, gate, request).length > 0) return [];
  const dueAt = dueOnRestart(state, gate, request, command.at);
  return [
    { type: "clockRestarted", data: { part: part.id, request: request.id, dueAt, reason: null } },
  ];
};

export const withConsequences = (
  state: RunState,
  command: Command,
  why: Because,
  ...events: readonly DomainEvent[]
): Decision => accept(...events, ...consequences(state, command, events, why));
