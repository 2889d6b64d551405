import { gateOf, newestVersion, own, requestsOf } from "../rules/lookup.ts";
import type { Wait } from "../plan-types.ts";
import type { Part, RunState } from "../state.ts";

const earliest = (times: readonly string[]): string | undefined => times.toSorted()[0];
const latest = (times: readonly string[]): string | undefined => times.toSorted().at(-1);

const cried = (state: RunState, kind: "need" | "objection", wait: Wait): string | undefined =>
  earliest(
    Object.values(state.cries)
      .filter((cry) => cry.kind === kind && wait.members.includes(cry.member))
      .filter(({ part }) => kind === "need" || part === wait.part)
      .map(({ at }) => at),
  );

/** When the step that the run is in was left, or the run begun. */
const lastClosed = ({ steps, launchedAt }: RunState): string =>
  latest(steps.flatMap(({ closedAt }) => closedAt ?? [])) ?? launchedAt;

const ofPart = (state: RunState, part: Part, wait: Wait): string | undefined => {
  const requests = requestsOf(state, part);
  const asked = earliest(requests.map(({ roundAt }) => roundAt));
  const polls = Object.values(state.polls).filter((poll) => poll.part === part.id);
  const planned = Object.values(state.sessions).filter(
    (session) => session.part === part.id && session.status === "planned",
  );
  switch (wait.for) {
    case "version":
      return part.gate === "refused" ? (part.gateAt ?? undefined) : part.openedAt;
    case "submission":
    case "request":
      return newestVersion(part)?.at;
    case "answers":
    case "confirmation":
    case "notice":
    case "sending":
    case "opening":
    case "quorum-out-of-reach":
      return asked;
    case "more-time":
      return earliest(requests.flatMap(({ clockStoppedAt }) => clockStoppedAt ?? []));
    case "objection":
      return cried(state, "objection", wait);
    case "contribution":
      return earliest(
        Object.values(state.contributions)
          .filter((one) => one.part === part.id && one.status !== "answered")
          .map(({ at }) => at),
      );
    case "access-need":
      return cried(state, "need", wait);
    case "delivery":
      return gateOf(state, part) === null ? part.openedAt : (part.gateAt ?? part.openedAt);
    case "votes":
      return latest(polls.map(({ openedAt }) => openedAt));
    case "session-late":
      return earliest(planned.map(({ on, until }) => `${until ?? on}T23:59:59.000Z`));
    default:
      return part.openedAt;
  }
};

/** Since when a run waits for something, as far as the state that its reader knows tells it: ISO 8601 UTC. */
export const waitsSince = (state: RunState, wait: Wait): string => {
  const part = wait.part === null ? undefined : own(state.parts, wait.part);
  if (part !== undefined) return ofPart(state, part, wait) ?? part.openedAt;
  const step = state.steps.at(-1);
  switch (wait.for) {
    case "resume":
      return state.pausedAt ?? state.launchedAt;
    case "need":
      return lastClosed(state);
    case "contribution":
      return (
        earliest(
          Object.values(state.contributions)
            .filter((one) => one.step === step?.key && one.status !== "answered")
            .map(({ at }) => at),
        ) ??
        step?.openedAt ??
        state.launchedAt
      );
    default:
      return step?.openedAt ?? state.launchedAt;
  }
};
