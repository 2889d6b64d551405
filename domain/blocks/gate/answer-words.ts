import type { Assurance } from "../../actor.ts";
import type { EventType } from "../../event.ts";
import type { InEach, Language } from "../../language.ts";
import type { AnswerKind } from "../../state.ts";

/** Events that are a person's answer to a sign-off request. */
export const ANSWER_EVENTS = [
  "signedOff",
  "declined",
  "preferred",
  "askedForTime",
  "stoodAside",
] as const satisfies readonly EventType[];

/** What each answer is called: in the question's choices, and after "You said:". */
export const answerWords: InEach<Readonly<Record<AnswerKind, string>>> = {
  en: {
    yes: "Yes",
    "yes-with-changes": "Yes, with changes",
    no: "No",
    preference: "My order of choice",
    "more-time": "I need more time, or to talk",
    "step-back": "I step back from this one",
  },
  // To "Ydych chi’n cytuno?" (do you agree?) Welsh answers with the verb.
  cy: {
    yes: "Ydw",
    "yes-with-changes": "Ydw, gyda newidiadau",
    no: "Nac ydw",
    preference: "Fy newis, mewn trefn",
    "more-time": "Mae angen mwy o amser arnaf, neu siarad",
    "step-back": "Rwy’n camu’n ôl o hyn",
  },
};

const KINDS: { readonly [type: string]: AnswerKind } = {
  signedOff: "yes",
  declined: "no",
  preferred: "preference",
  askedForTime: "more-time",
  stoodAside: "step-back",
};

const RECUSED: InEach<string> = {
  en: "I gain or lose by this, so I do not decide it",
  cy: "Rwy’n ennill neu’n colli oherwydd hyn, felly nid wyf yn penderfynu arno",
};

/** What an event on record says that the person said, in the words of the question's choices. */
export function saidWords(type: string, answer: string | null, language: Language = "en"): string {
  if (type === "recused") return RECUSED[language];
  const kind = answer === "yes-with-changes" ? "yes-with-changes" : KINDS[type];
  return kind === undefined ? type : answerWords[language][kind];
}

/** How sure the record can be that an act was the person's own, strongest first. */
export const assurancesWords: InEach<Readonly<Record<Assurance, string>>> = {
  en: {
    "passkey-signed": "Signed with their own passkey. Nobody else could have made this.",
    "signed-in": "Given while signed in with their own link.",
    "assisted-confirmed": "Written down by a helper, then confirmed by the person.",
    "assisted-unconfirmed": "Written down by a helper. The person has not confirmed it yet.",
  },
  cy: {
    "passkey-signed":
      "Wedi’i lofnodi â’u hallwedd mynediad eu hunain. Ni allai neb arall fod wedi gwneud hyn.",
    "signed-in": "Wedi’i roi tra oeddent wedi mewngofnodi â’u dolen eu hunain.",
    "assisted-confirmed":
      "Wedi’i ysgrifennu gan rywun a helpodd, yna wedi’i gadarnhau gan y person.",
    "assisted-unconfirmed":
      "Wedi’i ysgrifennu gan rywun a helpodd. Nid yw’r person wedi’i gadarnhau eto.",
  },
};

export const assuranceWords = assurancesWords.en;

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
