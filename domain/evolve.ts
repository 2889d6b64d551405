import type { BlockEvent } from "./blocks/kinds.ts";
import { rules } from "./blocks/rules.ts";
import { cried } from "./cries/evolve.ts";
import { credentialGained, credentialNoLongerShown } from "./credentials/evolve.ts";
import type { EventOf, NumberedEvent } from "./event.ts";
import { claimed, corroborated, erased } from "./evolve/claim.ts";
import * as group from "./evolve/group.ts";
import { owing } from "./evolve/owed.ts";
import { credentialRegistered } from "./evolve/passkey.ts";
import { actRefused } from "./evolve/refusal.ts";
import * as run from "./evolve/run.ts";
import * as step from "./evolve/step.ts";
import * as guardians from "./guardians/evolve.ts";
import * as links from "./links/evolve.ts";
import * as membership from "./membership/evolve.ts";
import * as loss from "./loss/evolve.ts";
import type { RunState } from "./state.ts";

export type { NumberedEvent } from "./event.ts";

/**
 * The state after one more event. Pure and total: an event about something that the state does not hold changes only
 * `version`. The same events always fold to the same state, whoever folds them. For more than a few, `createFold` is for them.
 */
export const evolve = (state: RunState, event: NumberedEvent): RunState => ({
  ...owing(cried(claimed(apply(state, event), event), event), event),
  version: event.version,
});

const apply = (state: RunState, event: NumberedEvent): RunState => {
  switch (event.type) {
    case "runLaunched":
      return run.runLaunched(state, event);
    case "memberJoined":
      return group.memberJoined(state, event);
    case "rolesChanged":
      return group.rolesChanged(state, event);
    case "declarationMade":
      return guardians.declarationMade(state, event);
    case "guardianNamed":
      return guardians.guardianNamed(state, event);
    case "contactAllowed":
      return guardians.contactAllowed(state, event);
    case "runLinked":
      return links.runLinked(state, event);
    case "askedRunAnswered":
      return links.askedRunAnswered(state, event);
    case "templateRetired":
      return links.templateRetired(state, event);
    case "lossReported":
      return loss.lossReported(state, event);
    case "memberLost":
      return loss.memberLost(state, event);
    case "sideDeclared":
      return membership.sideDeclared(state, event);
    case "memberConfirmed":
      return membership.memberConfirmed(state, event);
    case "memberVouchedFor":
      return membership.memberVouchedFor(state, event);
    case "lossDenied":
      return loss.lossDenied(state, event);
    case "groupGoesOn":
      return loss.groupGoesOn(state, event);
    case "withdrew":
      return group.withdrew(state, event);
    case "accessNeedStated":
      return group.accessNeedStated(state, event);
    case "accessNeedMet":
      return group.accessNeedMet(state, event);
    case "delegated":
      return group.delegated(state, event);
    case "delegationEnded":
      return group.delegationEnded(state, event);
    case "capacityBuilt":
      return group.capacityBuilt(state, event);
    case "supportOffered":
      return group.supportOffered(state, event);
    case "paymentOffered":
      return group.paymentOffered(state, event);
    case "paymentAnswered":
      return group.paymentAnswered(state, event);
    case "paymentMade":
      return group.paymentMade(state, event);
    case "stepOpened":
      return step.stepOpened(state, event);
    case "partOpened":
      return step.partOpened(state, event);
    case "partDropped":
      return step.partDropped(state, event);
    case "partClosed":
      return step.partClosed(state, event);
    case "stepClosed":
      return step.stepClosed(state, event);
    case "sitesComplete":
      return step.sitesComplete(state, event);
    case "credentialEarned":
    case "credentialShown":
      return credentialGained(state, event);
    case "credentialNoLongerShown":
      return credentialNoLongerShown(state, event);
    case "contributed":
      return run.contributed(state, event);
    case "contributionAnswered":
      return run.contributionAnswered(state, event);
    case "contributionDisputed":
      return run.contributionDisputed(state, event);
    case "reflected":
      return run.reflected(state);
    case "paused":
      return run.paused(state, event);
    case "resumed":
      return run.resumed(state, event);
    case "runFinished":
      return run.runFinished(state, event);
    case "credentialRegistered":
      return credentialRegistered(state, event);
    case "corroborated":
      return corroborated(state, event);
    case "erased":
      return erased(state, event);
    case "actRefused":
      return actRefused(state, event);
    // `cried` sees to it.
    case "cryTakenUp":
      return state;
    default:
      return evolveBlock(state, event);
  }
};

/** What follows for a kind of block. A newer release may have written events that this one does not know: they count, and change nothing else. */
const evolveBlock = <T extends BlockEvent["type"]>(state: RunState, event: EventOf<T>): RunState =>
  Object.hasOwn(rules.follows, event.type) ? rules.follows[event.type](state, event) : state;
