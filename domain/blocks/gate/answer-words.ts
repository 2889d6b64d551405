import type { Assurance } from "../../actor.ts";
import type { EventType } from "../../event.ts";

/** Events that are a person's answer to a sign-off request. */
export const ANSWER_EVENTS = [
  "signedOff",
  "declined",
  "preferred",
  "askedForTime",
  "stoodAside",
] as const satisfies readonly EventType[];

/** What an event on record says that the person said, in the words of the question's choices. */
export function saidWords(type: string, answer: string | null): string {
  switch (type) {
    case "signedOff":
      return answer === "yes-with-changes" ? "Yes, with changes" : "Yes";
    case "declined":
      return "No";
    case "preferred":
      return "My order of choice";
    case "askedForTime":
      return "I need more time, or to talk";
    case "stoodAside":
      return "I step back from this one";
    case "recused":
      return "I gain or lose by this, so I do not decide it";
    default:
      return type;
  }
}

/** How sure the record can be that an act was the person's own, strongest first. */
export const assuranceWords: Readonly<Record<Assurance, string>> = {
  "passkey-signed": "Signed with their own passkey. Nobody else could have made this.",
  "signed-in": "Given while signed in with their own link.",
  "assisted-confirmed": "Written down by a helper, then confirmed by the person.",
  "assisted-unconfirmed": "Written down by a helper. The person has not confirmed it yet.",
};

/** The same, to go before a count of answers. */
export const assuranceLabels: Readonly<Record<Assurance, string>> = {
  "passkey-signed": "Signed with their own passkey",
  "signed-in": "Given while signed in",
  "assisted-confirmed": "Written down by a helper, then confirmed",
  "assisted-unconfirmed": "Written down by a helper, not confirmed yet",
};

/** Strongest first. */
export const ASSURANCES = [
  "passkey-signed",
  "signed-in",
  "assisted-confirmed",
  "assisted-unconfirmed",
] as const satisfies readonly Assurance[];

export const isAssurance = (value: string): value is Assurance =>
  Object.hasOwn(assuranceWords, value);
