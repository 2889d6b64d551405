import type { Contribution, RunState } from "../state.ts";
import { own } from "../rules/lookup.ts";
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

/** Every clock gets back the time of the pause: due times as recorded, notice periods and intervals by the same length. */
export const resumed = (state: RunState, event: Of<"resumed">): RunState => {
  const since = state.pausedAt ?? event.at;
  const ms = Math.max(0, Date.parse(event.at) - Date.parse(since));
  const later = (at: string): string => new Date(Date.parse(at) + ms).toISOString();
  return {
    ...state,
    status: "running",
    pausedAt: null,
    stages: state.stages.map((stage) =>
      stage.status === "open" ? { ...stage, pausedMs: stage.pausedMs + ms } : stage,
    ),
    requests: everywhere(
      state.requests,
      (request) => state.parts[request.part]?.gate === "open",
      (request) => ({
        ...request,
        dueAt: own(event.data.due, request.id) ?? request.dueAt,
        noticeUntil: request.noticeUntil > since ? later(request.noticeUntil) : request.noticeUntil,
      }),
    ),
  };
};

export const dueTimesContinued = (state: RunState, event: Of<"dueTimesContinued">): RunState => ({
  ...state,
  requests: everywhere(
    state.requests,
    (request) => own(event.data.due, request.id) !== undefined,
    (request) => ({ ...request, dueAt: own(event.data.due, request.id) ?? request.dueAt }),
  ),
});

export const runFinished = (state: RunState, event: Of<"runFinished">): RunState => ({
  ...state,
  status: "finished",
  finishedAt: event.at,
});

export const contributed = (state: RunState, event: Of<"contributed">): RunState => {
  const { contribution: id, member, stage, part, kind } = event.data;
  const contribution: Contribution = { id, member, stage, part, kind, status: "open", answers: 0 };
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
