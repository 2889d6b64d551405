import type { OrganisationRole, Scope } from "./principal.ts";

/**
 * How far a role reaches. `organisation`: anything of one's own organisation. `member`: only runs of which one is a member.
 * `self`: only what is about oneself.
 */
export type Reach = "organisation" | "member" | "self";

/** Acts which only the run's own workflow may do: no entry here, so nobody reaches them from outside. */
export type EngineOrder =
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

/**
 * `asMember`: somebody who both steers a run and sits in it does this, for themselves, as the member they are. `programs`: a
 * token may do it. Without that it is a person's word or a person's power, and takes their own session.
 */
export type Rule = {
  readonly scope: Scope;
  readonly asMember?: boolean;
  readonly programs?: true;
} & {
  readonly [R in OrganisationRole | "voter"]?: Reach;
};

/** What members do in a run, and what those who steer it may do beside them. The domain decides which members. */
export const groupWork = {
  scope: "runs:act",
  administrator: "organisation",
  "programme-manager": "organisation",
  "pwle-approver": "member",
  member: "member",
} as const satisfies Rule;

/** What moves a run along and says nothing for anybody: a program does it as well as a person. */
export const steering = { ...groupWork, programs: true } as const satisfies Rule;

/** A helper who holds the pen for somebody is often the programme manager; the domain lets them record, never count. */
export const answering = { ...groupWork, asMember: true } as const satisfies Rule;

/** Only people who sit at the table. Steering a run gives nobody a say in it. */
export const ownVoice = {
  scope: "runs:act",
  asMember: true,
  "pwle-approver": "member",
  member: "member",
  "programme-manager": "member",
  administrator: "member",
} as const satisfies Rule;

/** What is about oneself, whatever one is; what administrators may stands beside it. */
export const forOneself = {
  "programme-manager": "self",
  "pwle-approver": "self",
  member: "self",
  auditor: "self",
} as const;
