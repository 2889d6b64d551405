import * as telling from "../../decide/reaching.ts";
import { circleWords, periodWords } from "../../templates/words.ts";
import { toEverybody } from "../../visibility/about.ts";
import type { ActsOf } from "../acts-of.ts";
import * as answer from "./answer.ts";
import * as confirmation from "./confirmation.ts";
import * as decided from "./decide.ts";
import { gateFindings } from "./lint.ts";
import * as objection from "./objection.ts";
import { origins } from "./origins.ts";
import { planGate } from "./plan.ts";
import { listed, noticed, reaching } from "./reaches.ts";
import * as request from "./request.ts";

const RULES = {
  consent: "Nobody may be left with a “no”.",
  majority: "More than half have to say yes.",
  preference: "Each puts the choices in order.",
} as const;

export const gate: ActsOf<"gate"> = {
  blocks: {
    gate: {
      plan: planGate,
      words: (template, { circle, rule, notice, due }) => [
        `Then people are asked: ${circleWords(template.circles[circle])}.`,
        RULES[rule],
        `They get ${periodWords(notice)} to think, and answer in ${periodWords(due)}.`,
      ],
      findings: (template, block, path, form) => gateFindings(template, form, block, path),
    },
  },
  decides: {
    requestSignOff: request.requestSignOff,
    signOff: answer.signOff,
    decline: answer.decline,
    prefer: answer.prefer,
    askForTime: answer.askForTime,
    standAside: answer.standAside,
    recuse: confirmation.recuse,
    confirmAnswer: confirmation.confirmAnswer,
    disputeAnswer: confirmation.disputeAnswer,
    object: objection.object,
    liftObjection: objection.liftObjection,
    tellInPerson: telling.tellInPerson,
    seeRequest: telling.seeRequest,
    restartClock: request.restartClock,
    overrideGate: decided.overrideGate,
    recordNotice: telling.recordNotice,
    recordReturn: telling.recordReturn,
    escalate: decided.escalate,
    extendDue: decided.extendDue,
    passGate: decided.passGate,
  },
  reaches: {
    signOffRequested: toEverybody,
    noticeSent: noticed,
    noticeFailed: noticed,
    noticeReturned: noticed,
    toldInPerson: reaching("helpers"),
    requestSeen: reaching("helpers"),
    signedOff: reaching("its-giver"),
    declined: reaching("its-giver"),
    preferred: reaching("its-giver"),
    askedForTime: reaching("cry"),
    stoodAside: reaching("its-giver"),
    recused: toEverybody,
    answerConfirmed: reaching("its-giver"),
    answerDisputed: reaching("its-giver"),
    answersLapsed: reaching("nobody"),
    quorumRecomputed: reaching("nobody"),
    listContinued: listed,
    objected: reaching("cry"),
    objectionLifted: reaching("cry"),
    clockStopped: reaching("clock"),
    clockRestarted: reaching("clock"),
    escalated: reaching("helpers"),
    dueExtended: reaching("helpers"),
    gatePassed: toEverybody,
    gateRefused: toEverybody,
    gateOverridden: toEverybody,
  },
  origins,
};
