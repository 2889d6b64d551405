import type { EventType } from "../../domain/event.ts";

/** Kinds of entries, as a reader looks for them; every event type belongs to one. */
export const kinds = [
  {
    value: "decisions",
    label: "Decisions",
    types: [
      "gatePassed",
      "gateRefused",
      "gateOverridden",
      "partClosed",
      "stageOpened",
      "partOpened",
      "stageClosed",
      "runFinished",
    ],
  },
  {
    value: "answers",
    label: "Answers",
    types: [
      "signedOff",
      "declined",
      "preferred",
      "askedForTime",
      "stoodAside",
      "recused",
      "credentialRegistered",
      "answerConfirmed",
      "answerDisputed",
      "objected",
      "objectionLifted",
    ],
  },
  {
    value: "asking",
    label: "Asking, and messages",
    types: [
      "signOffRequested",
      "noticeSent",
      "noticeFailed",
      "noticeReturned",
      "toldInPerson",
      "requestSeen",
      "answersLapsed",
      "quorumRecomputed",
      "listContinued",
      "clockStopped",
      "clockRestarted",
      "escalated",
      "dueExtended",
    ],
  },
  { value: "writing", label: "What was written", types: ["versionSaved"] },
  {
    value: "shared",
    label: "Stories, ideas and concerns",
    types: ["contributed", "contributionAnswered", "contributionDisputed", "reflected"],
  },
  {
    value: "people",
    label: "People",
    types: [
      "memberJoined",
      "rolesChanged",
      "declarationMade",
      "withdrew",
      "accessNeedStated",
      "accessNeedMet",
      "delegated",
      "delegationEnded",
      "capacityBuilt",
      "supportOffered",
      "paymentOffered",
      "paymentAnswered",
      "paymentMade",
      "corroborated",
      "erased",
    ],
  },
  {
    value: "doing",
    label: "What was done",
    types: [
      "deliveryStarted",
      "deliveryCompleted",
      "factStated",
      "sitesComplete",
      "runLaunched",
      "paused",
      "resumed",
    ],
  },
  { value: "refused", label: "Refused by the rules", types: ["actRefused"] },
] as const satisfies readonly {
  readonly value: string;
  readonly label: string;
  readonly types: readonly EventType[];
}[];
