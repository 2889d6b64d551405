import { inEach } from "../../domain/language.ts";
import type { ClaimKind } from "../../domain/state.ts";

/** What somebody says about the reader, to go after "says that", and how the reader answers it. */
type ClaimWords = { readonly says: string; readonly yes: string; readonly no: string };

type Claims = { readonly [kind in ClaimKind]: ClaimWords };

const HAPPENED = {
  en: { yes: "Yes, that happened", no: "No, it did not" },
  cy: { yes: "Do, digwyddodd hynny", no: "Naddo, ni ddigwyddodd" },
};

/** What others can write down about somebody: it counts once they say themselves that it is so. */
export const claimsWords = inEach<Claims>({
  en: {
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
    capacityBuilt: { says: "you learned or led something", ...HAPPENED.en },
    paymentMade: { says: "you were paid or thanked", ...HAPPENED.en },
    supportOffered: { says: "you were offered support", ...HAPPENED.en },
    guardianNamed: {
      says: "one of you may agree for the other, as their guardian",
      yes: "Yes, that is right",
      no: "No, that is wrong",
    },
    deliveryCompleted: { says: "you helped to deliver something", ...HAPPENED.en },
    sessionHeld: { says: "you were at a session", ...HAPPENED.en },
  },
  cy: {
    contributed: {
      says: "eich bod wedi rhannu rhywbeth, ac ysgrifennodd ef ar eich rhan",
      yes: "Ie, fy ngeiriau i yw’r rheini",
      no: "Na, ni ddywedais hynny",
    },
    contributionAnswered: {
      says: "rhoddwyd sylw i’r newid y gofynnoch amdano. Rydych wedi cytuno os cafodd ei wneud",
      yes: "Ie, rwy’n fodlon arno",
      no: "Na, nid dyna’r hyn y gofynnais amdano",
    },
    accessNeedMet: {
      says: "mae gennych yr hyn sydd ei angen arnoch i gymryd rhan. Mae penderfyniadau’n aros nes i chi ddweud hynny",
      yes: "Oes, mae gennyf yr hyn sydd ei angen arnaf",
      no: "Na, ddim eto",
    },
    capacityBuilt: { says: "eich bod wedi dysgu neu arwain rhywbeth", ...HAPPENED.cy },
    paymentMade: { says: "eich bod wedi cael tâl neu ddiolch", ...HAPPENED.cy },
    supportOffered: { says: "eich bod wedi cael cynnig cymorth", ...HAPPENED.cy },
    guardianNamed: {
      says: "gall un ohonoch gytuno ar ran y llall, fel eu gwarcheidwad",
      yes: "Ie, mae hynny’n iawn",
      no: "Na, mae hynny’n anghywir",
    },
    deliveryCompleted: { says: "eich bod wedi helpu i gyflawni rhywbeth", ...HAPPENED.cy },
    sessionHeld: { says: "eich bod mewn sesiwn", ...HAPPENED.cy },
  },
});

/** In English. */
export const claimWords = claimsWords.en;
