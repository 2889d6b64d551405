import type { Gate, Side } from "../template.ts";

type Composition = readonly { readonly side: Side; readonly count: number }[];

/**
 * Assent of the group: at least two people with lived experience and three in five of those who may answer, so that
 * neither one person nor a minority ever speaks for all; and the other sides that the step binds.
 */
const groupConsent = (composition: Composition): Gate => ({
  rule: "consent",
  quorum: { count: 2, share: 0.6 },
  composition,
  notice: { workingDays: 5 },
  due: { workingDays: 10 },
  reminders: [{ workingDays: 5 }, { workingDays: 2 }],
  extension: { workingDays: 5 },
});

/** For a step of the group's own work. */
export const groupAgrees: Gate = groupConsent([{ side: "staff", count: 1 }]);

/** For a step that spends money or binds the organisation. */
export const groupAndLeadersAgree: Gate = groupConsent([
  { side: "staff", count: 1 },
  { side: "leadership", count: 1 },
]);

/** For a round among people who work together week by week: the same assent, asked for at a shorter pace. */
export const groupAgreesInRound: Gate = {
  ...groupAgrees,
  notice: { workingDays: 3 },
  due: { workingDays: 5 },
  reminders: [{ workingDays: 2 }],
  extension: { workingDays: 3 },
};
