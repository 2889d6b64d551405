import type { ClaimKind } from "../../domain/state.ts";

/** What somebody says about the reader, to go after "says that", and how the reader answers it. */
type ClaimWords = { readonly says: string; readonly yes: string; readonly no: string };

const HAPPENED = { yes: "Yes, that happened", no: "No, it did not" };

/** What others can write down about somebody: it counts once they say themselves that it is so. */
export const claimWords: { readonly [kind in ClaimKind]: ClaimWords } = {
  contributed: {
    says: "you shared something, and wrote it down for you",
    yes: "Yes, those are my words",
    no: "No, I did not say that",
  },
  contributionAnswered: {
    says: "the change you asked for was seen to. You said yes if it was made",
    yes: "Yes, I am happy with it",
    no: "No, it is not what I asked for",
  },
  accessNeedMet: {
    says: "you have what you need to take part. Decisions wait until you say so",
    yes: "Yes, I have what I need",
    no: "No, not yet",
  },
  capacityBuilt: { says: "you learned or led something", ...HAPPENED },
  paymentMade: { says: "you were paid or thanked", ...HAPPENED },
  supportOffered: { says: "you were offered support", ...HAPPENED },
  guardianNamed: {
    says: "one of you may agree for the other, as their guardian",
    yes: "Yes, that is right",
    no: "No, that is wrong",
  },
  deliveryCompleted: { says: "you helped to deliver something", ...HAPPENED },
  sessionHeld: { says: "you were at a session", ...HAPPENED },
};
