import type { RiskCode } from "../../domain/risks/risk.ts";

/** What a risk is about, in words: `who` names people, `where` a part or a step; null where it is about none. */
export type RiskContext = {
  readonly run: string;
  readonly part: string | null;
  readonly who: string | null;
  readonly where: string | null;
};

export type RiskWords = {
  readonly what: string;
  readonly link: { readonly href: string; readonly text: string };
};

/** For choosing among runs. */
export const shortRisks: Readonly<Record<RiskCode, string>> = {
  "too-few-people": "too few people to decide",
  "only-managers-word": "only a manager says who has lived experience",
  "staff-chairs": "only staff lead the meetings",
  "one-voice-for-many": "one person would answer for most",
  "not-reached": "a message that did not arrive",
  "short-notice": "too little time to think",
  "never-opened": "a message that nobody opened",
  "need-unmet": "an access need that is not met",
  "consent-missing": "a consent that is missing",
  "contribution-unanswered": "a story, idea or concern without an answer",
  "nothing-offered": "no thanks or payment offered",
  "helpers-word": "answers that a helper wrote down",
  "not-borne-out": "a meeting that nobody bears out",
  "one-off": "people asked only once, or nobody learned anything",
  "nobody-delivers": "nobody with lived experience delivers or checks",
  "no-baseline": "nothing measured before the small test",
  "not-finished": "words that nobody called finished",
  "nobody-came": "a meeting to which nobody came",
  "absent-from-session": "a meeting without people with lived experience",
  "nothing-given-back": "people who met and got nothing back",
  "few-votes": "too few votes",
};

export const isRisk = (value: string | undefined): value is RiskCode =>
  value !== undefined && Object.hasOwn(shortRisks, value);

/** A risk in one plain sentence, and the page that mends it. */
export function riskWords(code: RiskCode, { run, part, who, where }: RiskContext): RiskWords {
  const board = `/board/${run}`;
  const people = `${board}/people`;
  const here = part === null ? board : `${board}/${part}`;
  const at = where === null ? "" : ` in “${where}”`;
  const about = where === null ? "this run" : `“${where}”`;
  const somebody = who ?? "Somebody";
  const say = (what: string, href: string, text: string): RiskWords => ({
    what,
    link: { href, text },
  });
  switch (code) {
    case "too-few-people":
      return say(`Too few people can decide about ${about}.`, people, "Add people");
    case "only-managers-word":
      return say(
        `Only a manager says that these people have lived experience: ${somebody}.`,
        `/who-we-are/${run}`,
        "See who has not said so themselves",
      );
    case "staff-chairs":
      return say(
        "Staff alone lead the meetings.",
        people,
        "Let somebody with lived experience chair",
      );
    case "one-voice-for-many":
      return say(
        `${somebody} would answer for most people with lived experience.`,
        people,
        "See who stands in for whom",
      );
    case "not-reached":
      return say(
        `The message about ${about} did not reach ${who ?? "everybody"}.`,
        here,
        "Reach them another way",
      );
    case "short-notice":
      return say(
        `${somebody} would have too little time to think about ${about}.`,
        here,
        "Tell them in person, and agree when they answer",
      );
    case "never-opened":
      return say(
        `Nothing shows that the message about ${about} was seen by ${who ?? "everybody"}.`,
        here,
        "See who was asked",
      );
    case "need-unmet":
      return say(
        `Somebody needs something before they can take part: ${somebody}.`,
        people,
        "See what they need",
      );
    case "consent-missing":
      return say(
        `These people have not said yes to what${at === "" ? " a step" : ` “${where}”`} asks of them: ${somebody}.`,
        people,
        "See who has not said yes",
      );
    case "contribution-unanswered":
      return say(
        `Nobody has answered what was shared${at} by ${who ?? "somebody"}.`,
        `${board}/contributions`,
        "Answer it",
      );
    case "nothing-offered":
      return say(
        `These people give their time and were offered no thanks or payment: ${somebody}.`,
        people,
        "Offer payment or thanks",
      );
    case "helpers-word":
      return say(
        `A helper wrote down what these people said, and they have not checked it: ${somebody}.`,
        here,
        "See whose answer it is, and ask them to check it",
      );
    case "not-borne-out":
      return say(
        `Nobody who was at a meeting of ${about} has said so themselves.`,
        here,
        "Ask them to say so",
      );
    case "one-off":
      return say(
        "People with lived experience take part in one step only, or nothing says that they learned, led or delivered.",
        people,
        "Write down training, and ask people in the next step too",
      );
    case "nobody-delivers":
      return say(
        `Nobody with lived experience has a part in ${about} yet.`,
        here,
        "Plan who does it, and say who did",
      );
    case "no-baseline":
      return say(
        "Something is to be measured, and nothing was measured before the small test.",
        board,
        "See where the run is, and measure first",
      );
    case "not-finished":
      return say(
        `${where === null ? "Something" : `“${where}”`} is written, and nobody has said that it is finished.`,
        part === null ? board : `${here}/edit`,
        "Read it and say so",
      );
    case "nobody-came":
      return say(`Nobody came to the meeting of ${about}.`, here, "Plan another meeting");
    case "absent-from-session":
      return say(
        `Nobody with lived experience was at the meeting of ${about}.`,
        here,
        "Plan another meeting",
      );
    case "nothing-given-back":
      return say(
        `People met for ${about}, and were neither thanked nor told what came of it.`,
        people,
        "Thank people",
      );
    case "few-votes":
      return say(`Too few people have voted about ${about} so far.`, here, "See how many voted");
  }
}
