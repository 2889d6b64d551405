import type { CommandType } from "../domain/command.ts";
import { policy as ofKinds } from "./blocks/contracts.drawn.ts";
import {
  answering,
  forOneself,
  groupWork,
  ownVoice,
  steering,
  type EngineOrder,
  type Rule,
} from "./policy-reach.ts";

export type Action =
  | Exclude<CommandType, EngineOrder>
  /** Launching a run that one then leads, and joining one by oneself: the template says who may. */
  | "leadRun"
  | "joinRun"
  | "readRun"
  | "listRuns"
  | "listInbox"
  | "readLog"
  | "readOrganisation"
  | "changeOrganisation"
  | "readMailStatus"
  | "sendTestMail"
  | "readSignIns"
  | "endSignIns"
  | "answerForChange"
  | "listPeople"
  | "readPerson"
  | "addPerson"
  | "changePerson"
  | "grantRole"
  | "exportPerson"
  | "erasePerson"
  | "eraseVoice"
  | "endAccount"
  | "readPowers"
  | "readHolders"
  | "listTokens"
  | "issueToken"
  | "revokeToken"
  | "registerVoucher"
  | "endVoucher";

const manage = {
  scope: "runs:manage",
  programs: true,
  administrator: "organisation",
  "programme-manager": "organisation",
} as const satisfies Rule;

const reading = {
  scope: "runs:read",
  programs: true,
  administrator: "organisation",
  "programme-manager": "organisation",
  auditor: "organisation",
  "pwle-approver": "member",
  member: "member",
} as const satisfies Rule;

/** What a template opens to anybody of the organisation, for themselves. The domain decides by the template. */
const openTo = {
  scope: "runs:act",
  administrator: "self",
  "programme-manager": "self",
  "pwle-approver": "self",
  member: "self",
} as const satisfies Rule;

/** What everybody of an organisation may know about it. */
const common = {
  scope: "directory:read",
  programs: true,
  administrator: "organisation",
  "programme-manager": "organisation",
  "pwle-approver": "organisation",
  member: "organisation",
  auditor: "organisation",
} as const satisfies Rule;

/** The one policy: what is not in it is denied. What may be asked of a kind of block has its rule with the kind; each action has one. */
export const policy: { readonly [A in Action]: Rule } = {
  ...ofKinds,

  readRun: reading,
  listRuns: reading,
  // The log runs through all organisations: pseudonyms and commitments, and for auditors alone.
  readLog: { scope: "runs:read", programs: true, auditor: "organisation" },
  listInbox: {
    scope: "runs:read",
    administrator: "self",
    ...forOneself,
  },

  launchRun: manage,
  leadRun: openTo,
  joinRun: openTo,

  // A run's lead does these as well as a manager; the domain knows who leads.
  joinMember: steering,
  joinMembers: steering,
  changeRoles: steering,
  finishRun: steering,
  nameGuardian: groupWork,
  linkRun: steering,
  offerSupport: steering,
  offerPayment: steering,
  makePayment: steering,
  addSite: steering,
  dropPart: steering,
  completeSites: steering,
  pause: steering,
  resume: steering,
  makeDeclaration: groupWork,
  withdraw: groupWork,
  reportLoss: answering,
  denyLoss: answering,
  declareSide: ownVoice,
  confirmMember: ownVoice,
  vouchForMember: groupWork,
  goOn: answering,
  stateAccessNeed: groupWork,
  meetAccessNeed: groupWork,
  takeUpCry: groupWork,
  buildCapacity: steering,
  answerContribution: groupWork,
  delegate: groupWork,
  endDelegation: groupWork,
  contribute: answering,

  answerPayment: ownVoice,
  disputeContribution: ownVoice,
  reflect: ownVoice,
  corroborate: ownVoice,
  allowContact: ownVoice,
  claimCredential: ownVoice,
  showCredential: ownVoice,
  stopShowingCredential: ownVoice,
  // People erase what is theirs, in any run that names them; administrators, for those who ask them to.
  recordErasure: {
    scope: "runs:act",
    programs: true,
    administrator: "organisation",
    ...forOneself,
  },

  readOrganisation: common,
  // What is about oneself is everybody's to read; the rest is for those who oversee it.
  readPowers: {
    scope: "directory:read",
    programs: true,
    administrator: "organisation",
    auditor: "organisation",
    "programme-manager": "self",
    "pwle-approver": "self",
    member: "self",
  },
  readHolders: common,
  changeOrganisation: { scope: "directory:write", administrator: "organisation" },
  // What kinds of messages went, and how: nothing of it says to whom.
  readMailStatus: {
    scope: "directory:read",
    programs: true,
    administrator: "organisation",
    "programme-manager": "organisation",
  },
  sendTestMail: { scope: "directory:write", administrator: "organisation" },
  readSignIns: {
    scope: "directory:read",
    administrator: "organisation",
    ...forOneself,
  },
  endSignIns: {
    scope: "directory:write",
    administrator: "organisation",
    ...forOneself,
  },
  // Whether a changed address or a new passkey is one's own: nobody else knows.
  answerForChange: {
    scope: "directory:write",
    administrator: "self",
    ...forOneself,
  },
  listPeople: {
    scope: "directory:read",
    programs: true,
    administrator: "organisation",
    "programme-manager": "organisation",
  },
  readPerson: {
    scope: "directory:read",
    programs: true,
    administrator: "organisation",
    "programme-manager": "organisation",
    "pwle-approver": "self",
    member: "self",
    auditor: "self",
  },
  addPerson: {
    scope: "directory:write",
    programs: true,
    administrator: "organisation",
    "programme-manager": "organisation",
  },
  changePerson: {
    scope: "directory:write",
    administrator: "organisation",
    "programme-manager": "organisation",
    "pwle-approver": "self",
    member: "self",
    auditor: "self",
  },
  exportPerson: {
    scope: "directory:read",
    programs: true,
    administrator: "organisation",
    ...forOneself,
  },
  erasePerson: {
    scope: "directory:write",
    programs: true,
    administrator: "organisation",
    ...forOneself,
  },
  // Who said something in a session has no account, so they ask somebody. Whoever looks after the run may have been criticised.
  eraseVoice: { scope: "directory:write", programs: true, administrator: "organisation" },
  // Somebody leaves, or is seen off: their name stays.
  endAccount: {
    scope: "directory:write",
    programs: true,
    administrator: "organisation",
    ...forOneself,
  },
  grantRole: { scope: "directory:write", administrator: "organisation" },
  listTokens: { scope: "tokens:write", programs: true, administrator: "organisation" },
  issueToken: { scope: "tokens:write", administrator: "organisation" },
  revokeToken: { scope: "tokens:write", programs: true, administrator: "organisation" },
  // Whose word on people is taken here.
  registerVoucher: { scope: "directory:write", administrator: "organisation" },
  endVoucher: { scope: "directory:write", administrator: "organisation" },
};
