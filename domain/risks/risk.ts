/**
 * What may keep a run from being co-produced, said before it happens.
 * - `too-few-people`: too few may decide at a gate that is open or still to come.
 * - `only-managers-word`: only a manager says that somebody has lived experience.
 * - `staff-chairs`: somebody chairs, and nobody who does has lived experience.
 * - `one-voice-for-many`: one person would answer for most of those with lived experience.
 * - `not-reached`: a message to somebody who is asked did not arrive.
 * - `short-notice`: who hears of it only now has less time than the gate gives everybody.
 * - `never-opened`: a message went out, and there is no sign that its reader saw it.
 * - `need-unmet`, `consent-missing`: somebody can't take part as they asked, or as the step demands.
 * - `contribution-unanswered`, `nothing-offered`: somebody gave something and got nothing back.
 * - `helpers-word`: what was decided rests on what a helper wrote down.
 * - `not-borne-out`: what is on record of somebody's part is one side's word.
 * - `one-off`: people with lived experience took part in one step only, or nobody has learned, led or delivered.
 * - `nobody-delivers`: nobody with lived experience has a part in a roll-out or monitoring that is open.
 * - `no-baseline`: a figure was not read before the pilot.
 * - `not-finished`: what people wrote can be closed before anybody has said that it is finished.
 * - `nobody-came`, `absent-from-session`, `nothing-given-back`: how an open step's meetings stand.
 * - `few-votes`: fewer have voted than the template calls a good response.
 */
export type RiskCode =
  | "too-few-people"
  | "only-managers-word"
  | "staff-chairs"
  | "one-voice-for-many"
  | "not-reached"
  | "short-notice"
  | "never-opened"
  | "need-unmet"
  | "consent-missing"
  | "contribution-unanswered"
  | "nothing-offered"
  | "helpers-word"
  | "not-borne-out"
  | "one-off"
  | "nobody-delivers"
  | "no-baseline"
  | "not-finished"
  | "nobody-came"
  | "absent-from-session"
  | "nothing-given-back"
  | "few-votes";

/**
 * One risk. `step`: the step that it is about, and `part` the part; null is the whole run. `members`: whom it concerns.
 * `until`: by when it has to be mended (ISO 8601 UTC), where a date is set.
 */
export type Risk = {
  readonly code: RiskCode;
  readonly step: string | null;
  readonly part: string | null;
  readonly members: readonly string[];
  readonly until: string | null;
};

type Place = {
  readonly step?: string | undefined;
  readonly part?: string | undefined;
  readonly until?: string | null;
};

export const risk = (
  code: RiskCode,
  members: readonly string[] = [],
  { step, part, until }: Place = {},
): Risk => ({ code, members, step: step ?? null, part: part ?? null, until: until ?? null });
