import { duePeriod } from "../../rules/clock.ts";
import { gateOf, own } from "../../rules/lookup.ts";
import { askingNotice, noticeResult } from "../../rules/notices.ts";
import type { NoticeKey, Part, Request, RunState } from "../../state.ts";
import type { Gate } from "../../template.ts";
import { whyNotAsked } from "./eligibility.ts";
import { currentAnswer } from "./quorum.ts";

/** As `tally` counts somebody as unanswered. */
const isWaitedFor = (
  state: RunState,
  part: Part,
  gate: Gate,
  request: Request,
  id: string,
): boolean => {
  const member = own(state.members, id);
  if (member === undefined || whyNotAsked(state, part, gate, request, member) !== null)
    return false;
  const kind = currentAnswer(request, id)?.kind;
  return kind === undefined || kind === "more-time";
};

/**
 * Whether a notice about a request that some plan named is still to be sent, by one look instead of another plan: that looks at
 * everybody, and a large group is told fifty at a time.
 */
export const isStillDue = (state: RunState, key: NoticeKey): boolean => {
  const request = own(state.requests, key.about);
  return (
    request !== undefined && noticeResult(request, key) === undefined && isStillOfUse(state, key)
  );
};

/** Whether a notice about a request would be due now if it had not been tried. */
export const isStillOfUse = (state: RunState, key: NoticeKey): boolean => {
  const request = own(state.requests, key.about);
  const part = request && own(state.parts, request.part);
  const gate = part && gateOf(state, part);
  if (!request || !part || !gate || part.gate !== "open" || state.status !== "running")
    return false;
  const { member, kind, ordinal } = key;
  const isStopped = request.clockStoppedAt !== null;
  switch (kind) {
    case "stopped":
      return isStopped && ordinal === request.stops;
    case "not-reached":
      return ordinal === request.failures;
    case "escalation":
      return !isStopped && ordinal === request.escalations && request.escalatedTo.includes(member);
    case "reminder":
      return (
        !isStopped &&
        Math.ceil(ordinal / gate.reminders.length) === duePeriod(request) + 1 &&
        isWaitedFor(state, part, gate, request, member)
      );
    default: {
      const asking = askingNotice(request, member);
      return (
        asking.kind === kind &&
        asking.ordinal === ordinal &&
        isWaitedFor(state, part, gate, request, member)
      );
    }
  }
};
