import { ENGINE, type Actor } from "../../domain/actor.ts";
import type { CommandType, Order } from "../../domain/command.ts";
import { AUDITOR, MANAGER, PEOPLE, person } from "../properties/pools.ts";

const ADMINISTRATOR: Actor = { id: "admin", role: "administrator", via: "session" };
const PROGRAM: Actor = { id: "program", role: "programme-manager", via: "token" };
const VOTER: Actor = { id: "passer-by", role: "voter", via: "session" };

/** Everybody whom the adversary plays: those with power over a run, its members, and programs. */
export const CAST: readonly Actor[] = [
  MANAGER,
  ...PEOPLE.map(person),
  ADMINISTRATOR,
  MANAGER,
  PROGRAM,
  VOTER,
  ENGINE,
  MANAGER,
  AUDITOR,
];

const BY_MANAGER: readonly CommandType[] = [
  "joinMember",
  "joinMembers",
  "changeRoles",
  "nameGuardian",
  "offerSupport",
  "offerPayment",
  "makePayment",
  "tellInPerson",
  "recordErasure",
];

const BY_ENGINE: readonly CommandType[] = [
  "passGate",
  "closePart",
  "closeStep",
  "openStep",
  "openPart",
  "escalate",
  "extendDue",
  "recordReturn",
  "recordNotice",
  "recordAskedRun",
  "remindVoters",
  "closePoll",
  "finishRun",
];

/** Whose order it would rightly be: harm is often done by the right person at the wrong time. */
export const rightful = (order: Order): Actor => {
  const { data } = order;
  if (BY_ENGINE.includes(order.type)) return ENGINE;
  if ("member" in data && !BY_MANAGER.includes(order.type)) return person(data.member);
  return "from" in data ? person(data.from) : MANAGER;
};
