import { blocks } from "../blocks/all.ts";
import type { Entries } from "../blocks/part-of.ts";
import type { EventType } from "../../domain/event.ts";

/** What no kind of block says of its own events. */
const own = [
  {
    value: "decisions",
    label: "Decisions",
    types: [
      "partClosed",
      "partDropped",
      "stepOpened",
      "partOpened",
      "stepClosed",
      "runFinished",
      "askedRunAnswered",
    ],
  },
  {
    value: "answers",
    label: "Answers",
    types: ["credentialRegistered"],
  },
  {
    value: "asking",
    label: "Asking, and messages",
    types: [],
  },
  {
    value: "polls",
    label: "Polls",
    types: [],
  },
  { value: "writing", label: "What was written", types: [] },
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
      "guardianNamed",
      "contactAllowed",
      "withdrew",
      "lossReported",
      "memberLost",
      "lossDenied",
      "groupGoesOn",
      "sideDeclared",
      "memberConfirmed",
      "memberVouchedFor",
      "accessNeedStated",
      "accessNeedMet",
      "cryTakenUp",
      "delegated",
      "delegationEnded",
      "capacityBuilt",
      "supportOffered",
      "paymentOffered",
      "paymentAnswered",
      "paymentMade",
      "corroborated",
      "credentialEarned",
      "credentialShown",
      "credentialNoLongerShown",
      "erased",
    ],
  },
  {
    value: "doing",
    label: "What was done",
    types: ["sitesComplete", "runLaunched", "runLinked", "templateRetired", "paused", "resumed"],
  },
  { value: "refused", label: "Refused by the rules", types: ["actRefused"] },
] as const satisfies readonly {
  readonly value: Entries;
  readonly label: string;
  readonly types: readonly EventType[];
}[];

export type Kind = Entries;

/** Kinds of entries, as a reader looks for them; every event type belongs to one. */
export const kinds: readonly {
  readonly value: Kind;
  readonly label: string;
  readonly types: readonly string[];
}[] = own.map(({ value, label, types }) => ({
  value,
  label,
  types: [
    ...types,
    ...Object.entries(blocks.entries).flatMap(([type, at]) => (at === value ? [type] : [])),
  ],
}));
