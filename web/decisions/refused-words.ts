import type { CommandType } from "../../domain/command.ts";
import type { RefusalCode } from "../../domain/refusal.ts";

/** What somebody tried, to go after "tried to". */
const tried: Readonly<Record<CommandType, string>> = {
  launchRun: "start the run",
  joinMember: "add a person",
  changeRoles: "change somebody’s part",
  makeDeclaration: "make a declaration",
  nameGuardian: "name a guardian",
  allowContact: "say whether they may be contacted again",
  linkRun: "link the run to another",
  recordAskedRun: "write down what another run answered",
  withdraw: "leave the run",
  stateAccessNeed: "say what somebody needs",
  meetAccessNeed: "say that a need is met",
  delegate: "ask somebody to stand in",
  endDelegation: "end a standing in",
  buildCapacity: "write down what somebody learned",
  offerSupport: "offer support",
  offerPayment: "offer payment or thanks",
  answerPayment: "answer an offer",
  makePayment: "write down a payment",
  openStage: "open a stage",
  openPart: "open a part",
  addSite: "add a place",
  completeSites: "say that the list of places is complete",
  saveVersion: "save what was written",
  requestSignOff: "ask for sign-off",
  signOff: "say yes",
  decline: "say no",
  prefer: "put the choices in order",
  askForTime: "ask for more time",
  standAside: "step back",
  recuse: "say that they gain or lose by it",
  confirmAnswer: "confirm an answer",
  disputeAnswer: "take an answer out",
  object: "object",
  liftObjection: "lift an objection",
  restartClock: "start the clock again",
  overrideGate: "go ahead without agreement",
  contribute: "share something",
  answerContribution: "answer what somebody shared",
  disputeContribution: "say that an answer is not enough",
  startDelivery: "say that the work has started",
  completeDelivery: "say that the work is done",
  stateFact: "state a fact",
  reflect: "share a thought about the path",
  corroborate: "say whether something happened",
  recordErasure: "erase what is kept about somebody",
  pause: "pause the run",
  resume: "start the run again",
  recordNotice: "write down a message",
  recordReturn: "write down that a message came back",
  tellInPerson: "write down that somebody was told",
  seeRequest: "open a question",
  escalate: "ask for help with late answers",
  extendDue: "give more time",
  passGate: "pass the decision",
  closePart: "end a part",
  closeStage: "end a stage",
  finishRun: "end the run",
};

const because: { readonly [K in RefusalCode]?: string } = {
  "run-finished": "the run has ended",
  "run-paused": "the run was paused",
  "not-allowed": "it was not theirs to do",
  "unknown-member": "they are not in the group",
  "already-member": "the person was in the group already",
  "member-withdrew": "they have left the run",
  "not-yourself": "only the person themselves can do this",
  "edit-conflict": "somebody else had saved first",
  "nothing-changed": "nothing was different",
  "form-incomplete": "the form was not complete",
  "not-current-version": "the words had changed meanwhile",
  "wrong-digest": "the words had changed meanwhile",
  "already-requested": "people were asked already",
  "not-eligible": "they are not one of those who decide here",
  "author-cannot-answer": "nobody decides about what they wrote",
  "launcher-cannot-answer": "who starts a run does not decide in it",
  recused: "they had said that they gain or lose by it",
  "already-told": "it was on record already",
  "gate-closed": "it was decided already",
  "group-incomplete": "the group was not complete yet",
  "role-not-here": "nobody of their side does that here",
  "not-a-guardian": "a guardian is named first, and only for a consent",
  "already-linked": "they were linked already",
};

const has = <T extends object>(record: T, key: string | null): key is keyof T & string =>
  key !== null && Object.hasOwn(record, key);

/** What a refused act was, and why the rules did not allow it. */
export const refusedWords = (command: string | null, code: string | null): string => {
  const what = has(tried, command) ? tried[command] : "do something";
  const why = has(because, code) ? because[code] : "the rules did not allow it";
  return `tried to ${what}. It was refused: ${why ?? "the rules did not allow it"}.`;
};
