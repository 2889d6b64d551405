import type { Contribution, Request, RunState } from "../state.ts";
import { dueMovedBy } from "../rules/clock.ts";
import { gateOf, own } from "../rules/lookup.ts";
import { everywhere, withEntry } from "./change.ts";
import type { Of } from "./change.ts";

export const runLaunched = (state: RunState, event: Of<"runLaunched">): RunState => ({
  ...state,
  status: "running",
  organisation: event.data.organisation,
  pinned: event.data.template,
  parameters: event.data.parameters,
  calendar: event.data.calendar,
  launcher: event.data.launcher,
  launchedAt: event.at,
});

export const paused = (state: RunState, event: Of<"paused">): RunState => ({
  ...state,
  status: "paused",
  pausedAt: event.at,
});

/** Every clock gets back the time of the pause: due times in working time, notice periods and intervals by the same length. */
export const resumed = (state: RunState, event: Of<"resumed">): RunState => {
  const since = state.pausedAt ?? event.at;
  const ms = Math.max(0, Date.parse(event.at) - Date.parse(since));
  const later = (at: string): string => new Date(Date.parse(at) + ms).toISOString();
  return {
    ...state,
    status: "running",
    pausedAt: null,
    steps: state.steps.map((step) =>
      step.status === "open" ? { ...step, pausedMs: step.pausedMs + ms } : step,
    ),
    polls: everywhere(
      state.polls,
      ({ outcome }) => outcome === null,
      (poll) => ({ ...poll, closesAt: later(poll.closesAt) }),
    ),
    requests: everywhere(
      state.requests,
      (request) => state.parts[request.part]?.gate === "open",
      (request) => ({
        ...request,
        // A clock that somebody stopped gets the time when it restarts.
        dueAt:
          request.clockStoppedAt === null
            ? movedBy(state, request, request.dueAt, ms)
            : request.dueAt,
        pausedMs: request.clockStoppedAt === null ? request.pausedMs : request.pausedMs + ms,
        toldDueAt: movedBy(state, request, request.toldDueAt, ms),
        noticeUntil: request.noticeUntil > since ? later(request.noticeUntil) : request.noticeUntil,
      }),
    ),
  };
};

/** A due time of a request, moved by a pause of `ms`. */
const movedBy = (state: RunState, request: Request, dueAt: string, ms: number): string => {
  const part = own(state.parts, request.part);
  const gate = part === undefined ? null : gateOf(state, part);
  return gate === null ? dueAt : dueMovedBy(state, gate, { ...request, dueAt }, ms);
};

export const runFinished = (state: RunState, event: Of<"runFinished">): RunState => ({
  ...state,
  status: "finished",
  finishedAt: event.at,
});

export const contributed = (state: RunState, event: Of<"contributed">): RunState => {
  const { contribution: id, member, step, part, kind, request = null } = event.data;
  const contribution: Contribution = {
    id,
    member,
    step,
    part,
    kind,
    status: "open",
    answers: 0,
    reply: null,
    request,
    at: event.at,
    event: event.version,
  };
  return { ...state, contributions: withEntry(state.contributions, id, contribution) };
};

const onContribution = (
  state: RunState,
  id: string,
  change: (contribution: Contribution) => Contribution,
): RunState => {
  const contribution = own(state.contributions, id);
  if (contribution === undefined) return state;
  return { ...state, contributions: withEntry(state.contributions, id, change(contribution)) };
};

export const contributionAnswered = (
  state: RunState,
  event: Of<"contributionAnswered">,
): RunState =>
  onContribution(state, event.data.contribution, (contribution) => ({
    ...contribution,
    status: "answered",
    answers: contribution.answers + 1,
    reply: { outcome: event.data.outcome, event: event.version },
  }));

export const contributionDisputed = (
  state: RunState,
  event: Of<"contributionDisputed">,
): RunState =>
  onContribution(state, event.data.contribution, (contribution) => ({
    ...contribution,
    status: "disputed",
  }));

export const reflected = (state: RunState): RunState => ({
  ...state,
  reflections: state.reflections + 1,
});
