/**
 * What a trail of events shows against co-production. N1 to N3 are the three things that are not co-production
 * (See Me, 2017: an outcome that was not supported, consultation after the fact, a one-off activity).
 */
export type FindingCode =
  | "N1-outcome-not-supported"
  | "N2-after-the-fact"
  | "N3-one-off"
  | "gate-without-assent"
  | "no-pwle-decides"
  | "only-staff-chair"
  | "one-person-for-all"
  | "passed-by-few"
  | "fewer-people-than-needed"
  | "say-taken-away"
  | "changes-not-made"
  | "side-asserted"
  | "closed-unfinished"
  | "notice-not-delivered"
  | "sent-never-opened"
  | "access-need-unmet"
  | "contribution-unanswered"
  | "no-payment-offered"
  | "pwle-absent-from-roll-out"
  | "pwle-absent-from-monitoring"
  | "baseline-after-pilot"
  | "assisted-unconfirmed"
  | "answer-disputed"
  | "decision-disputed"
  | "fresh-key"
  | "part-dropped"
  | "claim-disputed"
  | "poor-response"
  | "passed-without-lost"
  | "electorate-changed"
  | "without-consent"
  | "nobody-came"
  | "pwle-absent-from-session"
  | "session-not-borne-out"
  | "nothing-given-back";

/** `breaks`: it is not co-production. `weakens`: it may not be. `note`: a reader should know. */
export type Weight = "breaks" | "weakens" | "note";

/**
 * One finding. `step` and `visit` say where; null is the whole run. `events`: the ids of the events that it rests on,
 * empty only where what is missing is the finding. `onwards`: it marks every later step too.
 */
export type Finding = {
  readonly code: FindingCode;
  readonly weight: Weight;
  readonly step: string | null;
  readonly visit: number | null;
  readonly onwards: boolean;
  readonly events: readonly string[];
  readonly reason: string;
};

const RULES: {
  readonly [code in FindingCode]: { readonly weight: Weight; readonly reason: string };
} = {
  "N1-outcome-not-supported": {
    weight: "breaks",
    reason:
      "People in power overruled the group here. From this point on, the work was not co-produced.",
  },
  "N2-after-the-fact": {
    weight: "breaks",
    reason: "People with lived experience were asked after it had already happened.",
  },
  "N3-one-off": {
    weight: "weakens",
    reason:
      "People with lived experience took part in one step only, or nobody gained skills, led or delivered.",
  },
  "gate-without-assent": {
    weight: "breaks",
    reason: "This was passed, but the record does not hold the answers that it needed.",
  },
  "no-pwle-decides": {
    weight: "breaks",
    reason: "Nobody with lived experience had a say in the decision.",
  },
  "only-staff-chair": {
    weight: "weakens",
    reason: "Meetings were led by staff alone.",
  },
  "one-person-for-all": {
    weight: "weakens",
    reason: "One person gave most of the answers of people with lived experience.",
  },
  "passed-by-few": {
    weight: "weakens",
    reason: "Fewer than half of the people with lived experience who were first asked agreed.",
  },
  "fewer-people-than-needed": {
    weight: "weakens",
    reason:
      "Fewer people with lived experience answered by themselves than this needed. Answers that one person gave for others made up the number.",
  },
  "say-taken-away": {
    weight: "weakens",
    reason:
      "Somebody with lived experience was asked about this. Before it passed, others changed their part in the group, and they had no say any more.",
  },
  "changes-not-made": {
    weight: "weakens",
    reason:
      "Somebody said yes if something was changed. It was not changed as they asked, and they have not said that it is well as it is.",
  },
  "side-asserted": {
    weight: "weakens",
    reason:
      "A manager wrote down that somebody has lived experience, and they have not said so themselves.",
  },
  "closed-unfinished": {
    weight: "weakens",
    reason: "Something that people wrote was closed before anybody said that it was finished.",
  },
  "notice-not-delivered": {
    weight: "weakens",
    reason: "A request was sent to somebody and never reached them, and they did not answer.",
  },
  "sent-never-opened": {
    weight: "note",
    reason: "It was sent to somebody, and there is no sign that they ever saw it.",
  },
  "access-need-unmet": {
    weight: "weakens",
    reason: "Somebody said what they need to take part, and there is no sign that they got it.",
  },
  "contribution-unanswered": {
    weight: "weakens",
    reason: "Somebody shared something and was not told what came of it.",
  },
  "no-payment-offered": {
    weight: "weakens",
    reason:
      "Somebody with lived experience gave their time and was offered neither payment nor thanks.",
  },
  "pwle-absent-from-roll-out": {
    weight: "weakens",
    reason: "People with lived experience had no part in bringing this to everybody.",
  },
  "pwle-absent-from-monitoring": {
    weight: "weakens",
    reason: "People with lived experience had no part in checking how it went.",
  },
  "baseline-after-pilot": {
    weight: "weakens",
    reason:
      "The answers from before were to be in only after the small test began, so change can not be shown.",
  },
  "assisted-unconfirmed": {
    weight: "note",
    reason: "Somebody else wrote this answer down, and the person has not confirmed it yet.",
  },
  "answer-disputed": {
    weight: "weakens",
    reason: "Somebody says that an answer in their name is not what they said.",
  },
  "decision-disputed": {
    weight: "weakens",
    reason: "Somebody says that a yes on which this was decided was not theirs.",
  },
  "fresh-key": {
    weight: "note",
    reason:
      "Somebody signed with a passkey that was only just made. It counts as signed in, because nobody had time yet to say that the passkey is not theirs.",
  },
  "part-dropped": {
    weight: "note",
    reason: "Something that people added on the way was given up. The record keeps the reason.",
  },
  "claim-disputed": {
    weight: "weakens",
    reason: "Somebody says that what was written down about them did not happen.",
  },
  "passed-without-lost": {
    weight: "note",
    reason:
      "Somebody who was asked died or could not be reached any more. The group said how it went on without them.",
  },
  "poor-response": {
    weight: "weakens",
    reason: "Too few of those who were asked voted, so it does not say what all of them want.",
  },
  "electorate-changed": {
    weight: "note",
    reason: "Who may vote was changed after the vote had begun. The record says how.",
  },
  "without-consent": {
    weight: "weakens",
    reason:
      "Somebody took part who had to agree to it first, themselves or by a guardian, and the record holds no such yes.",
  },
  "nobody-came": {
    weight: "weakens",
    reason: "Nobody came to the meeting.",
  },
  "pwle-absent-from-session": {
    weight: "weakens",
    reason: "Nobody with lived experience came to the meeting or led it.",
  },
  "session-not-borne-out": {
    weight: "note",
    reason: "Nobody who is named as having been at the meeting has said so themselves yet.",
  },
  "nothing-given-back": {
    weight: "weakens",
    reason:
      "People gave their time to a meeting, and were neither thanked nor told what came of what they said.",
  },
};

/** Every finding that there is, with the words that a reader gets. */
export const FINDINGS: readonly (readonly [code: string, reason: string])[] = Object.entries(
  RULES,
).map(([code, { reason }]) => [code, reason]);

type Where = { readonly step: string; readonly visit: number } | null;

/** A finding with its standing weight and words. */
export const finding = (
  code: FindingCode,
  where: Where,
  events: readonly string[],
  onwards = false,
): Finding => ({
  code,
  ...RULES[code],
  step: where?.step ?? null,
  visit: where?.visit ?? null,
  onwards,
  events,
});
