import type { CommandType } from "../domain/command.ts";
import type { OrganisationRole, Scope } from "./principal.ts";

/**
 * How far a role reaches. `organisation`: anything of one's own organisation. `member`: only runs of which one is a member.
 * `self`: only what is about oneself.
 */
export type Reach = "organisation" | "member" | "self";

/** Acts which only the run's own workflow may do: no entry here, so nobody reaches them from outside. */
type EngineOrder =
  | "openStep"
  | "openPart"
  | "recordNotice"
  | "recordReturn"
  | "recordAskedRun"
  | "escalate"
  | "extendDue"
  | "passGate"
  | "closePart"
  | "closeStep"
  | "closePoll"
  | "remindVoters";

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

/**
 * `asMember`: somebody who both steers a run and sits in it does this, for themselves, as the member they are. `programs`: a
 * token may do it. Without that it is a person's word or a person's power, and takes their own session.
 */
type Rule = {
  readonly scope: Scope;
  readonly asMember?: boolean;
  readonly programs?: true;
} & {
  readonly [R in OrganisationRole | "voter"]?: Reach;
};

const manage = {
  scope: "runs:manage",
  programs: true,
  administrator: "organisation",
  "programme-manager": "organisation",
} as const satisfies Rule;

/** What members do in a run, and what those who steer it may do beside them. The domain decides which members. */
const groupWork = {
  scope: "runs:act",
  administrator: "organisation",
  "programme-manager": "organisation",
  "pwle-approver": "member",
  member: "member",
} as const satisfies Rule;

/** What moves a run along and says nothing for anybody: a program does it as well as a person. */
const steering = { ...groupWork, programs: true } as const satisfies Rule;

/** A helper who holds the pen for somebody is often the programme manager; the domain lets them record, never count. */
const answering = { ...groupWork, asMember: true } as const satisfies Rule;

/** Only people who sit at the table. Steering a run gives nobody a say in it. */
const ownVoice = {
  scope: "runs:act",
  asMember: true,
  "pwle-approver": "member",
  member: "member",
  "programme-manager": "member",
  administrator: "member",
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

/** What is about oneself, whatever one is; what administrators may stands beside it. */
const forOneself = {
  "programme-manager": "self",
  "pwle-approver": "self",
  member: "self",
  auditor: "self",
} as const;

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

/** The one policy: what is not in it is denied. */
export const policy: { readonly [A in Action]: Rule } = {
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
  // Those in power overrule in person: the record names somebody who answers for it.
  overrideGate: {
    scope: "runs:manage",
    administrator: "organisation",
    "programme-manager": "organisation",
  },

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
  stateFact: steering,
  // Whoever stated it takes it back by this, and a manager states facts.
  disputeFact: answering,
  requestSignOff: steering,
  saveVersion: steering,
  submitPart: steering,
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
  restartClock: steering,
  tellInPerson: groupWork,
  openPoll: steering,
  changeElectorate: steering,
  recordMeasure: steering,
  startDelivery: steering,
  completeDelivery: steering,
  planSession: steering,
  holdSession: steering,
  cancelSession: steering,
  hearVoice: groupWork,
  delegate: groupWork,
  endDelegation: groupWork,
  signOff: answering,
  decline: answering,
  prefer: answering,
  askForTime: answering,
  standAside: answering,
  contribute: answering,

  answerPayment: ownVoice,
  // Whoever is asked, also without any role in the organisation.
  castBallot: {
    scope: "runs:act",
    asMember: true,
    administrator: "self",
    ...forOneself,
    voter: "self",
  },
  recuse: ownVoice,
  confirmAnswer: ownVoice,
  disputeAnswer: ownVoice,
  seeRequest: ownVoice,
  object: ownVoice,
  liftObjection: ownVoice,
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
