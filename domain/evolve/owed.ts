import { toldOfSession } from "../blocks/session/owed.ts";
import { askedHow } from "../loss/loss.ts";
import type { OwedNotice } from "../blocks/gate/event.ts";
import type { NumberedEvent } from "../event.ts";
import { eligibleMembers } from "../blocks/gate/eligibility.ts";
import {
  activeMember,
  own,
  gateOf,
  requestsOf,
  stepDefinition,
  stewards,
} from "../rules/lookup.ts";
import { noticeName } from "../rules/notices.ts";
import { whoHelps, whoRevises } from "../blocks/gate/recipients.ts";
import type { Owed, Part, RunState } from "../state.ts";
import { withEntry } from "./change.ts";
import type { Of } from "./change.ts";

/** The state with notices of one kind owed to some people. The event's version numbers them. */
const owe = (
  state: RunState,
  about: string,
  kind: OwedNotice,
  members: readonly string[],
  ordinal: number,
): RunState => {
  const to = [...new Set(members)].filter((id) => own(state.members, id)?.status !== "lost");
  if (to.length === 0) return state;
  const before = own(state.owed, about);
  const notices: { [name: string]: Owed } = { ...before?.notices };
  for (const member of to)
    notices[noticeName(member, kind, ordinal)] = { member, kind, ordinal, result: "due" };
  return {
    ...state,
    owed: withEntry(state.owed, about, {
      due: (before?.due ?? 0) + to.length,
      rounds: [...(before?.rounds ?? []), { kind, ordinal }],
      notices,
    }),
  };
};

/**
 * What has been overtaken is not told any more: to anybody, or to one person; all of it, or of one kind. It stays, so that it goes on record that nobody
 * needed to hear it, or that it was sent, should a message have been on its way.
 */
const overtaken = (state: RunState, about: string, to?: string, of?: OwedNotice): RunState => {
  const before = own(state.owed, about);
  if (before === undefined) return state;
  const its = to === undefined ? Object.entries(before.notices) : noticesOf(before, to);
  const open = its.filter(
    ([, { result, kind }]) =>
      (result === "due" || result === "away") && (of === undefined || kind === of),
  );
  if (open.length === 0) return state;
  const done = open.map(([name, one]) => [name, { ...one, result: "overtaken" as const }] as const);
  const notices =
    to === undefined
      ? { ...before.notices, ...Object.fromEntries(done) }
      : done.reduce((changed, [name, one]) => withEntry(changed, name, one), before.notices);
  const due = before.due + open.filter(([, { result }]) => result === "away").length;
  return { ...state, owed: withEntry(state.owed, about, { ...before, due, notices }) };
};

/** One person's notices: as many looks as there were rounds, however many people were owed one. */
const noticesOf = (
  { rounds, notices }: RunState["owed"][string],
  member: string,
): readonly (readonly [name: string, notice: Owed])[] =>
  rounds.flatMap(({ kind, ordinal }) => {
    const name = noticeName(member, kind, ordinal);
    const notice = own(notices, name);
    return notice === undefined ? [] : [[name, notice] as const];
  });

/** Everybody who was asked, or would have been; and who helps and revises. */
const concerned = (state: RunState, part: Part): readonly string[] => {
  const requests = requestsOf(state, part);
  const gate = gateOf(state, part);
  const asked =
    requests.length > 0 || !gate
      ? requests.flatMap(({ asked: ids }) => ids)
      : eligibleMembers(state, part, gate).map(({ id }) => id);
  return [
    ...asked.filter((id) => activeMember(state, id) !== undefined),
    ...whoHelps(state, part),
    ...whoRevises(state, part),
  ];
};

const onPartOf = (state: RunState, id: string, change: (part: Part) => RunState): RunState => {
  const part = own(state.parts, id);
  return part === undefined ? state : change(part);
};

/**
 * Who has to hear of an event, whatever else the run does: how a gate ended, a no, what came of a contribution, what
 * somebody needs and that it is there, for whom somebody stands in, how the group goes on without somebody, sessions that are planned or will not be, and a step whose day has come. `state`: with the event folded in.
 */
export const owing = (state: RunState, event: NumberedEvent): RunState => {
  const { version, actor } = event;
  switch (event.type) {
    case "gatePassed":
    case "gateRefused":
    case "gateOverridden":
      return onPartOf(state, event.data.part, (part) => {
        const to = concerned(state, part).filter((id) => id !== actor.id);
        return owe(overtaken(state, part.id), part.id, "outcome", to, version);
      });
    case "partDropped":
      return onPartOf(state, event.data.part, (part) => {
        const to = requestsOf(state, part)
          .flatMap(({ asked }) => asked)
          .filter((id) => id !== actor.id && activeMember(state, id) !== undefined);
        return owe(overtaken(state, part.id), part.id, "outcome", to, version);
      });
    case "stepOpened": {
      const { step } = event.data;
      const needs = stepDefinition(state, step)?.needs ?? [];
      const isOnItsDay = needs.some((need) => "day" in need || "dayOf" in need);
      return isOnItsDay ? owe(state, step, "day-come", stewards(state), version) : state;
    }
    case "memberLost": {
      const { member: id } = event.data;
      const left = Object.keys(state.owed).reduce((one, about) => overtaken(one, about, id), state);
      const member = own(left.members, id);
      const to = member ? askedHow(left, member).filter((one) => one !== actor.id) : [];
      return owe(left, id, "loss", to, version);
    }
    case "groupGoesOn": {
      const { member: id, by } = event.data;
      const isSaid = own(state.members, id)?.loss?.settled === true;
      return overtaken(state, id, isSaid ? undefined : by, "loss");
    }
    case "lossDenied":
      return overtaken(state, event.data.member, undefined, "loss");
    case "stepClosed":
      return overtaken(state, event.data.step);
    case "versionSaved":
      return overtaken(state, event.data.part);
    case "objected": {
      const { objection, member, part: id } = event.data;
      return onPartOf(state, id, (part) => {
        const to = [...whoHelps(state, part), ...whoRevises(state, part)];
        return owe(
          state,
          objection,
          "objection",
          to.filter((one) => one !== member),
          version,
        );
      });
    }
    case "objectionLifted":
      return overtaken(state, event.data.objection);
    case "contributionAnswered": {
      const { contribution: id, by } = event.data;
      const author = own(state.contributions, id)?.member;
      const to = author === undefined || author === by ? [] : [author];
      return owe(state, id, "contribution-answered", to, version);
    }
    case "accessNeedStated": {
      const { member, need } = event.data;
      const to = [...stewards(state), member].filter((id) => id !== actor.id);
      return owe(state, need, "need-stated", to, version);
    }
    case "accessNeedMet": {
      const { member, need } = event.data;
      const done = overtaken(state, need);
      return owe(done, need, "need-met", member === actor.id ? [] : [member], version);
    }
    case "corroborated": {
      // Somebody wrote down that a need was met, and the person says that it is not: whoever looks after the run hears it again.
      const claim = own(state.claims, String(event.data.claim));
      if (claim?.kind !== "accessNeedMet" || claim.about === null || event.data.agrees)
        return state;
      return owe(state, claim.about, "need-stated", stewards(state), version);
    }
    case "delegated":
      return owe(state, event.data.from, "stand-in", [event.data.to], version);
    case "delegationEnded":
      return overtaken(state, event.data.from, undefined, "stand-in");
    case "pollOpened":
    case "votersListed":
      return owe(state, event.data.poll, "poll", event.data.voters, version);
    case "electorateChanged":
      return owe(
        event.data.removed.reduce((left, voter) => overtaken(left, event.data.poll, voter), state),
        event.data.poll,
        "poll",
        event.data.added,
        version,
      );
    case "ballotCast":
      return overtaken(state, event.data.poll, event.data.voter);
    case "votersReminded": {
      const voters = own(state.polls, event.data.poll)?.voters ?? {};
      const silent = Object.keys(voters).filter((voter) => voters[voter] === "asked");
      return owe(state, event.data.poll, "poll-reminder", silent, version);
    }
    case "pollClosed": {
      const { poll } = event.data;
      const voters = Object.keys(own(state.polls, poll)?.voters ?? {});
      return owe(overtaken(state, poll), poll, "poll-result", voters, version);
    }
    case "sessionPlanned":
      return owe(
        state,
        event.data.session,
        "session-planned",
        toldOfSession(state, event),
        version,
      );
    case "sessionHeld":
      return overtaken(state, event.data.session);
    case "sessionCancelled": {
      const { session } = event.data;
      const done = overtaken(state, session);
      return owe(done, session, "session-cancelled", toldOfSession(state, event), version);
    }
    default:
      return state;
  }
};

type Noticed = Of<"noticeSent" | "noticeFailed" | "noticeReturned">;

const resultOf = (event: Noticed): Owed["result"] => {
  if (event.type === "noticeSent") return "sent";
  if (event.type === "noticeReturned") return "failed";
  switch (event.data.reason) {
    case "unreachable":
      return "away";
    case "overtaken":
      return "not-needed";
    default:
      return "failed";
  }
};

const isLeft = ({ result }: Owed): boolean => result === "due" || result === "overtaken";

/** Keeps how a notice went that an event owed. */
export const owedNoticed = (state: RunState, event: Noticed): RunState => {
  const { about, member, kind, ordinal } = event.data;
  const here = own(state.owed, about);
  const name = noticeName(member, kind, ordinal);
  const before = here && own(here.notices, name);
  if (here === undefined || before === undefined) return state;
  const notices = withEntry(here.notices, name, { ...before, result: resultOf(event) });
  const due = isLeft(before) ? here.due - 1 : here.due;
  return { ...state, owed: withEntry(state.owed, about, { ...here, due, notices }) };
};
