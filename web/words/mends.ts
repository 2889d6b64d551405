import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { Finding, FindingCode } from "../../domain/verdict.ts";

/** Where what speaks against a run can be mended, or answered. `by`: who can do it there. */
export type Mend = {
  readonly href: string;
  readonly text: string;
  readonly by: "whoever-looks-after-it" | "anybody";
};

/** Where: a page of the run, or the page of the part that the finding is about. */
type Place = { readonly text: string; readonly by: Mend["by"]; readonly at: string };

const steering = (at: string, text: string): Place => ({
  text,
  by: "whoever-looks-after-it",
  at,
});
const anybody = (at: string, text: string): Place => ({ text, by: "anybody", at });

/** What is past can't be mended, and the record goes on saying so: there null stands. */
const places: { readonly [code in FindingCode]: Place | null } = {
  "N1-outcome-not-supported": null,
  "N2-after-the-fact": anybody(
    "facts",
    "See what was said to have happened, and say if it was not so",
  ),
  "N3-one-off": steering("people", "Write down training, and ask people in the next step too"),
  "gate-without-assent": null,
  "no-pwle-decides": steering("people", "Add people with lived experience who decide"),
  "only-staff-chair": steering("people", "Let somebody with lived experience chair"),
  "one-person-for-all": steering("part", "See who was asked"),
  "passed-by-few": null,
  "fewer-people-than-needed": steering("part", "See who was asked"),
  "say-taken-away": null,
  "changes-not-made": steering("part", "Change what it says"),
  "side-asserted": anybody("who-we-are", "Say who you are, or see who has not said so"),
  "closed-unfinished": null,
  "notice-not-delivered": steering("part", "See whom it did not reach"),
  "sent-never-opened": steering("part", "See who was asked"),
  "access-need-unmet": steering("people", "See what they need"),
  "contribution-unanswered": steering("contributions", "Answer it"),
  "no-payment-offered": steering("people", "Offer payment or thanks"),
  "pwle-absent-from-roll-out": steering("part", "Say who did it"),
  "pwle-absent-from-monitoring": steering("part", "Say who did it"),
  "baseline-after-pilot": null,
  "assisted-unconfirmed": steering("part", "See whose answer it is, and ask them to check it"),
  "answer-disputed": steering("part", "See what you can do"),
  "decision-disputed": steering("part", "See what you can do"),
  "fresh-key": null,
  "part-dropped": null,
  "claim-disputed": null,
  "poor-response": null,
  "passed-without-lost": null,
  "electorate-changed": null,
  "without-consent": steering("people", "See who has not said yes"),
  "nobody-came": steering("part", "Plan another meeting"),
  "pwle-absent-from-session": steering("part", "Plan another meeting"),
  "session-not-borne-out": steering("part", "See who was there, and ask them to say so"),
  "nothing-given-back": steering("people", "Thank people"),
};

/** The page that mends what a finding says; null when nothing can be done about it any more. */
export function mendFor(
  found: Finding,
  { run, state }: Pick<RunFold, "run" | "state">,
): Mend | null {
  const place = places[found.code];
  if (place === null) return null;
  const { text, by, at } = place;
  const visit = state.steps.findLast(
    ({ key, visit: nth }) => key === found.step && (found.visit === null || nth === found.visit),
  );
  switch (at) {
    case "part": {
      const part = visit?.parts.at(-1);
      return part === undefined ? null : { href: `/board/${run}/${part}`, text, by };
    }
    case "facts":
    case "people":
    case "contributions":
      return { href: `/board/${run}/${at}`, text, by };
    default:
      return { href: `/${at}/${run}`, text, by };
  }
}
