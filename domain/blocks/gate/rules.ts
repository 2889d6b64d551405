import type { RulesOf } from "../rules-of.ts";
import { sessionListContinued } from "../session/evolve.ts";
import { isDecided } from "./decided.ts";
import { answerConfirmed, answerDisputed, answered } from "./evolve-answer.ts";
import * as then from "./evolve.ts";

export const gate: RulesOf<"gate"> = {
  passing: {
    gate: {
      isDone: (_, part) => isDecided(part),
      first: { what: "The group has not agreed to this yet.", mend: "Wait until they have." },
      waits: "answers",
    },
  },
  follows: {
    signOffRequested: then.signOffRequested,
    noticeSent: then.noticed,
    noticeFailed: then.noticed,
    noticeReturned: then.noticed,
    toldInPerson: then.toldInPerson,
    requestSeen: then.requestSeen,
    signedOff: answered,
    declined: answered,
    preferred: answered,
    askedForTime: answered,
    stoodAside: answered,
    recused: then.recused,
    answerConfirmed,
    answerDisputed,
    answersLapsed: then.answersLapsed,
    quorumRecomputed: then.quorumRecomputed,
    listContinued: (state, event) =>
      event.data.of === "sessionHeld"
        ? sessionListContinued(state, event)
        : then.listContinued(state, event),
    objected: then.objected,
    objectionLifted: then.objectionLifted,
    clockStopped: then.clockStopped,
    clockRestarted: then.clockRestarted,
    escalated: then.escalated,
    dueExtended: then.dueExtended,
    gatePassed: then.gatePassed,
    gateRefused: then.gateRefused,
    gateOverridden: then.gateOverridden,
  },
  initial: {},
};
