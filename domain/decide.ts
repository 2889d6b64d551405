import { acts } from "./blocks/acts.ts";
import type { BlockOrder } from "./blocks/kinds.ts";
import * as cries from "./cries/decide.ts";
import type { Command, CommandOf, CommandType } from "./command.ts";
import * as credential from "./credentials/decide.ts";
import * as claim from "./decide/claim.ts";
import * as contribution from "./decide/contribution.ts";
import * as dropping from "./decide/dropping.ts";
import { fitting } from "./decide/entry-size.ts";
import * as group from "./decide/group.ts";
import * as run from "./decide/run.ts";
import * as step from "./decide/step.ts";
import * as guardians from "./guardians/decide.ts";
import * as links from "./links/decide.ts";
import * as membership from "./membership/decide.ts";
import * as loss from "./loss/decide.ts";
import type { Refusal } from "./refusal.ts";
import { because, refuse, refused } from "./result.ts";
import type { Decision } from "./result.ts";
import type { RunState } from "./state.ts";

export type { Decision } from "./result.ts";

/** A pause stops every clock, but nobody has to stay, or to keep quiet, because of it. */
const WHILE_PAUSED: readonly CommandType[] = [
  "resume",
  "withdraw",
  "denyLoss",
  "contribute",
  "answerContribution",
  "recordNotice",
  "recordReturn",
  "recordAskedRun",
  "takeUpCry",
  "corroborate",
  "disputeFact",
  "recordErasure",
  "claimCredential",
  "stopShowingCredential",
  "hearVoice",
];

/** What is still owed to people when a run has ended. */
const WHEN_FINISHED: readonly CommandType[] = [
  "recordNotice",
  "recordReturn",
  "recordAskedRun",
  "linkRun",
  "allowContact",
  "takeUpCry",
  "confirmAnswer",
  "disputeAnswer",
  "offerPayment",
  "answerPayment",
  "makePayment",
  "withdraw",
  "denyLoss",
  "corroborate",
  "disputeFact",
  "answerContribution",
  "disputeContribution",
  "recordErasure",
  "claimCredential",
  "stopShowingCredential",
];

const notNow = (state: RunState, type: CommandType): Refusal | null => {
  if (state.status === "not-launched" && type !== "launchRun")
    return because("unknown-run", "There is no such run.", "Look at the list of runs.");
  if (state.status === "finished" && type !== "launchRun" && !WHEN_FINISHED.includes(type))
    return because("run-finished", "This run has ended.", "Start a new one if you need to.");
  if (state.status === "paused" && type !== "launchRun" && !WHILE_PAUSED.includes(type))
    return because("run-paused", "This run is paused.", "Wait until it carries on.");
  return null;
};

/**
 * What comes of a command: the events that now happened, in order, or one refusal in plain words. Pure: time, ids and
 * who acts are in the command. Every command is checked against the record alone, whoever gives it.
 */
export const decide = (state: RunState, command: Command): Decision => {
  const wrong = notNow(state, command.type);
  if (wrong) return refused(wrong);
  if (command.actor.role === "auditor")
    return refuse("not-allowed", "An auditor reads and changes nothing.", "Ask the coordinator.");
  const decision = dispatch(state, command);
  return decision.kind === "refused" ? decision : fitting(command, decision.events);
};

const dispatch = (state: RunState, command: Command): Decision => {
  switch (command.type) {
    case "launchRun":
      return run.launchRun(state, command);
    case "joinMember":
      return group.joinMember(state, command);
    case "joinMembers":
      return group.joinMembers(state, command);
    case "changeRoles":
      return group.changeRoles(state, command);
    case "makeDeclaration":
      return guardians.makeDeclaration(state, command);
    case "nameGuardian":
      return guardians.nameGuardian(state, command);
    case "allowContact":
      return guardians.allowContact(state, command);
    case "linkRun":
      return links.linkRun(state, command);
    case "recordAskedRun":
      return links.recordAskedRun(state, command);
    case "reportLoss":
      return loss.reportLoss(state, command);
    case "declareSide":
      return membership.declareSide(state, command);
    case "confirmMember":
      return membership.confirmMember(state, command);
    case "vouchForMember":
      return membership.vouchForMember(state, command);
    case "denyLoss":
      return loss.denyLoss(state, command);
    case "goOn":
      return loss.goOn(state, command);
    case "withdraw":
      return group.withdraw(state, command);
    case "stateAccessNeed":
      return group.stateAccessNeed(state, command);
    case "meetAccessNeed":
      return group.meetAccessNeed(state, command);
    case "delegate":
      return group.delegate(state, command);
    case "endDelegation":
      return group.endDelegation(state, command);
    case "takeUpCry":
      return cries.takeUpCry(state, command);
    case "buildCapacity":
      return group.buildCapacity(state, command);
    case "offerSupport":
      return group.offerSupport(state, command);
    case "offerPayment":
      return group.offerPayment(state, command);
    case "answerPayment":
      return group.answerPayment(state, command);
    case "makePayment":
      return group.makePayment(state, command);
    case "openStep":
      return step.openStep(state, command);
    case "openPart":
      return step.openPart(state, command);
    case "addSite":
      return step.addSite(state, command);
    case "dropPart":
      return dropping.dropPart(state, command);
    case "completeSites":
      return step.completeSites(state, command);
    case "contribute":
      return contribution.contribute(state, command);
    case "answerContribution":
      return contribution.answerContribution(state, command);
    case "disputeContribution":
      return contribution.disputeContribution(state, command);
    case "claimCredential":
      return credential.claimCredential(state, command);
    case "showCredential":
      return credential.showCredential(state, command);
    case "stopShowingCredential":
      return credential.stopShowingCredential(state, command);
    case "reflect":
      return contribution.reflect(state, command);
    case "corroborate":
      return claim.corroborate(state, command);
    case "recordErasure":
      return claim.recordErasure(state, command);
    case "pause":
      return run.pause(state, command);
    case "resume":
      return run.resume(state, command);
    case "closePart":
      return step.closePart(state, command);
    case "closeStep":
      return step.closeStep(state, command);
    case "finishRun":
      return run.finishRun(state, command);
    default:
      return ofBlock(state, command);
  }
};

/** Each kind of block decides upon its own. */
const ofBlock = <T extends BlockOrder["type"]>(state: RunState, command: CommandOf<T>): Decision =>
  Object.hasOwn(acts.decides, command.type)
    ? acts.decides[command.type](state, command)
    : refuse("not-allowed", "Nobody can do this here.", "Look at what the run's page offers.");
