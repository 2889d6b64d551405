import type { ActingRole } from "../domain/actor.ts";
import type { CommandType } from "../domain/command.ts";
import {
  ORGANISATION_ROLES,
  type OrganisationRole,
  type Principal,
  type Scope,
} from "./principal.ts";

/**
 * How far a role reaches. `organisation`: anything of one's own organisation. `member`: only runs of which one is a member.
 * `self`: only what is about oneself.
 */
type Reach = "organisation" | "member" | "self";

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
  | "renameOrganisation"
  | "listPeople"
  | "readPerson"
  | "addPerson"
  | "changePerson"
  | "grantRole"
  | "exportPerson"
  | "erasePerson"
  | "endAccount"
  | "listTokens"
  | "issueToken"
  | "revokeToken";

/** `asMember`: somebody who both steers a run and sits in it does this, for themselves, as the member they are. */
type Rule = { readonly scope: Scope; readonly asMember?: boolean } & {
  readonly [R in OrganisationRole | "voter"]?: Reach;
};

const manage = {
  scope: "runs:manage",
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

/** The one policy: what is not in it is denied. */
export const policy: { readonly [A in Action]: Rule } = {
  readRun: reading,
  listRuns: reading,
  // The log runs through all organisations: pseudonyms and commitments, and for auditors alone.
  readLog: { scope: "runs:read", auditor: "organisation" },
  listInbox: {
    scope: "runs:read",
    administrator: "self",
    "programme-manager": "self",
    "pwle-approver": "self",
    member: "self",
    auditor: "self",
  },

  launchRun: manage,
  leadRun: openTo,
  joinRun: openTo,
  overrideGate: manage,

  // A run's lead does these as well as a manager; the domain knows who leads.
  joinMember: groupWork,
  joinMembers: groupWork,
  changeRoles: groupWork,
  finishRun: groupWork,
  nameGuardian: groupWork,
  linkRun: groupWork,
  offerSupport: groupWork,
  offerPayment: groupWork,
  makePayment: groupWork,
  addSite: groupWork,
  dropPart: groupWork,
  completeSites: groupWork,
  pause: groupWork,
  resume: groupWork,
  stateFact: groupWork,
  requestSignOff: groupWork,
  saveVersion: groupWork,
  submitPart: groupWork,
  makeDeclaration: groupWork,
  withdraw: groupWork,
  stateAccessNeed: groupWork,
  meetAccessNeed: groupWork,
  buildCapacity: groupWork,
  answerContribution: groupWork,
  restartClock: groupWork,
  tellInPerson: groupWork,
  openPoll: groupWork,
  changeElectorate: groupWork,
  recordMeasure: groupWork,
  startDelivery: groupWork,
  completeDelivery: groupWork,
  planSession: groupWork,
  holdSession: groupWork,
  cancelSession: groupWork,
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
    "programme-manager": "self",
    "pwle-approver": "self",
    member: "self",
    auditor: "self",
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
  // People erase what is theirs, in any run that names them; administrators, for those who ask them to.
  recordErasure: {
    scope: "runs:act",
    administrator: "organisation",
    "programme-manager": "self",
    "pwle-approver": "self",
    member: "self",
    auditor: "self",
  },

  readOrganisation: {
    scope: "directory:read",
    administrator: "organisation",
    "programme-manager": "organisation",
    "pwle-approver": "organisation",
    member: "organisation",
    auditor: "organisation",
  },
  renameOrganisation: { scope: "directory:write", administrator: "organisation" },
  listPeople: {
    scope: "directory:read",
    administrator: "organisation",
    "programme-manager": "organisation",
  },
  readPerson: {
    scope: "directory:read",
    administrator: "organisation",
    "programme-manager": "organisation",
    "pwle-approver": "self",
    member: "self",
    auditor: "self",
  },
  addPerson: {
    scope: "directory:write",
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
    administrator: "organisation",
    "programme-manager": "self",
    "pwle-approver": "self",
    member: "self",
    auditor: "self",
  },
  erasePerson: {
    scope: "directory:write",
    administrator: "organisation",
    "programme-manager": "self",
    "pwle-approver": "self",
    member: "self",
    auditor: "self",
  },
  // Somebody leaves, or is seen off: their name stays.
  endAccount: {
    scope: "directory:write",
    administrator: "organisation",
    "programme-manager": "self",
    "pwle-approver": "self",
    member: "self",
    auditor: "self",
  },
  grantRole: { scope: "directory:write", administrator: "organisation" },
  listTokens: { scope: "tokens:write", administrator: "organisation" },
  issueToken: { scope: "tokens:write", administrator: "organisation" },
  revokeToken: { scope: "tokens:write", administrator: "organisation" },
};

/**
 * What an action is about. `member`: for what concerns a run, whether the one who asks sits in it; `person`: whose data
 * or voice it is.
 */
export type Subject = {
  readonly organisation: string;
  readonly member?: boolean;
  readonly person?: string;
};

export type Verdict =
  | { readonly kind: "allowed"; readonly role: ActingRole }
  /** It exists and may be known to exist, but this role may not do that. */
  | { readonly kind: "forbidden"; readonly why: string }
  /** Nothing may be learnt, not even that it exists. */
  | { readonly kind: "not-found" };

const MEMBERS_FIRST: readonly OrganisationRole[] = [
  "pwle-approver",
  "member",
  "programme-manager",
  "administrator",
  "auditor",
];

/** Decides by the table alone. Pure, and cheap enough for every request. */
export function authorise(principal: Principal, action: Action, subject: Subject): Verdict {
  if (principal.organisation !== subject.organisation) return { kind: "not-found" };
  const rule = policy[action];
  const inScope = principal.scopes === "all" || principal.scopes.includes(rule.scope);
  if (inScope) {
    const asMember = rule.asMember === true && subject.person === principal.id;
    for (const role of asMember ? MEMBERS_FIRST : ORGANISATION_ROLES) {
      if (principal.roles.includes(role) && reaches(rule[role], principal, subject)) {
        return { kind: "allowed", role };
      }
    }
    // Somebody without a role has nothing but what the rule gives to voters.
    if (principal.roles.length === 0 && reaches(rule.voter, principal, subject)) {
      return { kind: "allowed", role: "voter" };
    }
  }
  if (!mayKnowOf(principal, subject)) return { kind: "not-found" };
  return {
    kind: "forbidden",
    why: inScope
      ? "Your role in this organisation does not include that."
      : `This token does not carry the scope ${rule.scope}.`,
  };
}

function reaches(reach: Reach | undefined, principal: Principal, subject: Subject): boolean {
  switch (reach) {
    case undefined:
      return false;
    case "organisation":
      return true;
    case "member":
      return subject.member === true;
    case "self":
      return principal.person !== null && subject.person === principal.person;
  }
}

/** A run is known to those who may read it, a person to those who may read them, and the organisation to its own. */
function mayKnowOf(principal: Principal, subject: Subject): boolean {
  const reader =
    subject.member === undefined
      ? subject.person === undefined
        ? policy.readOrganisation
        : policy.readPerson
      : policy.readRun;
  return principal.roles.some((role) => reaches(reader[role], principal, subject));
}
