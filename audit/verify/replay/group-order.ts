import type { Order } from "../../../domain/command.ts";
import type { ClaimEvent } from "../../../domain/events/claim.ts";
import type { CredentialEvent } from "../../../domain/events/credential.ts";
import type { CryEvent } from "../../../domain/cries/event.ts";
import type { ContributionEvent } from "../../../domain/events/contribution.ts";
import type { GroupEvent } from "../../../domain/events/group.ts";
import type { LossEvent } from "../../../domain/loss/event.ts";
import type { MembershipEvent } from "../../../domain/membership/event.ts";
import type { LoggedEvent } from "../logged-event.ts";

type OfGroup = (
  | GroupEvent
  | CredentialEvent
  | CryEvent
  | MembershipEvent
  | LossEvent
  | ContributionEvent
  | ClaimEvent
)["type"];

/** As `originOf`, for what people are, need, get, are qualified for and bring in. */
export const groupOrderOf = (
  event: Extract<LoggedEvent, { readonly type: OfGroup }>,
): Order | "unknown" => {
  switch (event.type) {
    case "memberJoined":
      return { type: "joinMember", data: event.data };
    case "rolesChanged":
      return { type: "changeRoles", data: event.data };
    case "declarationMade": {
      const { member, declares, holds } = event.data;
      const by =
        event.data.by === "guardian"
          ? ({ by: "guardian", guardian: event.data.guardian } as const)
          : ({ by: "self" } as const);
      return { type: "makeDeclaration", data: { member, declares, holds, ...by } };
    }
    case "guardianNamed": {
      const { guardian, of } = event.data;
      return { type: "nameGuardian", data: { guardian, of } };
    }
    case "contactAllowed": {
      const { member, holds } = event.data;
      return { type: "allowContact", data: { member, holds } };
    }
    case "lossReported":
    case "memberLost":
      return { type: "reportLoss", data: { member: event.data.member } };
    case "sideDeclared": {
      const { member, sides } = event.data;
      return { type: "declareSide", data: { member, sides } };
    }
    case "memberConfirmed":
      return { type: "confirmMember", data: { member: event.data.member } };
    case "memberVouchedFor": {
      const { member, voucher, name, publicKey, ...signed } = event.data;
      const { credential, passkey, on, voucherSignature } = signed;
      const theirs = { member, credential, passkey, on };
      return {
        type: "vouchForMember",
        data: { ...theirs, voucher, name, publicKey, voucherSignature },
      };
    }
    case "credentialEarned": {
      const { member, credential } = event.data;
      return { type: "claimCredential", data: { member, credential } };
    }
    case "credentialShown": {
      const { member, credential, run, event: id } = event.data;
      return { type: "showCredential", data: { member, credential, run, event: id } };
    }
    case "credentialNoLongerShown": {
      const { member, credential } = event.data;
      return { type: "stopShowingCredential", data: { member, credential } };
    }
    case "lossDenied":
      return { type: "denyLoss", data: { member: event.data.member } };
    case "groupGoesOn": {
      const { member, how } = event.data;
      return { type: "goOn", data: { member, how } };
    }
    case "withdrew":
      return { type: "withdraw", data: event.data };
    case "accessNeedStated": {
      const { need: id, member, what } = event.data;
      return { type: "stateAccessNeed", data: { id, member, what } };
    }
    case "cryTakenUp": {
      const { member, kind, about } = event.data;
      return { type: "takeUpCry", data: { member, kind, about } };
    }
    case "accessNeedMet":
      return { type: "meetAccessNeed", data: event.data };
    case "delegated":
      return { type: "delegate", data: event.data };
    case "delegationEnded":
      return { type: "endDelegation", data: { from: event.data.from } };
    case "capacityBuilt": {
      const { member, kind, what, on } = event.data;
      return { type: "buildCapacity", data: { member, kind, what, on } };
    }
    case "supportOffered": {
      const { member, what } = event.data;
      return { type: "offerSupport", data: { member, what } };
    }
    case "paymentOffered": {
      const { payment: id, member, kind, pence } = event.data;
      return { type: "offerPayment", data: { id, member, kind, pence } };
    }
    case "paymentAnswered":
      return { type: "answerPayment", data: event.data };
    case "paymentMade":
      return { type: "makePayment", data: event.data };
    case "corroborated": {
      const { member, claim, agrees } = event.data;
      return { type: "corroborate", data: { member, claim, agrees } };
    }
    case "erased": {
      const { member, what } = event.data;
      return { type: "recordErasure", data: { member, what } };
    }
    case "contributed": {
      const { contribution: id, member, part, kind, text } = event.data;
      return { type: "contribute", data: { id, member, part, kind, text } };
    }
    case "contributionAnswered": {
      const { contribution, outcome, reply } = event.data;
      return { type: "answerContribution", data: { contribution, outcome, reply } };
    }
    case "contributionDisputed":
      return disputeFrom(event.data);
    case "reflected": {
      const { member, step, easier } = event.data;
      return { type: "reflect", data: { member, step, easier } };
    }
    default:
      return unheardOf(event);
  }
};

const disputeFrom = ({
  member,
  contribution,
  reason,
}: Extract<ContributionEvent, { type: "contributionDisputed" }>["data"]): Order => ({
  type: "disputeContribution",
  data: { member, contribution, reason },
});

/** The compiler knows of no other event; a newer release may have written one. */
const unheardOf = (_: never): "unknown" => "unknown";
