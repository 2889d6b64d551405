import { expect, it } from "vitest";
import type { EventType } from "../../event.ts";
import {
  ANSWER_EVENTS,
  ASSURANCES,
  answerWords,
  assuranceLabels,
  assuranceWords,
  isAssurance,
  saidWords,
} from "./answer-words.ts";

it.each<readonly [EventType, string | null, string, string]>([
  ["signedOff", "yes", "Yes", "Ydw"],
  ["signedOff", "yes-with-changes", "Yes, with changes", "Ydw, gyda newidiadau"],
  ["declined", null, "No", "Nac ydw"],
  ["preferred", null, "My order of choice", "Fy newis, mewn trefn"],
  ["askedForTime", null, "I need more time, or to talk", "Mae angen mwy o amser arnaf, neu siarad"],
  ["stoodAside", null, "I step back from this one", "Rwy’n camu’n ôl o hyn"],
  [
    "recused",
    null,
    "I gain or lose by this, so I do not decide it",
    "Rwy’n ennill neu’n colli oherwydd hyn, felly nid wyf yn penderfynu arno",
  ],
])("%s, %s, says what the person said, in English and in Welsh", (type, answer, en, cy) => {
  expect(saidWords(type, answer)).toBe(en);
  expect(saidWords(type, answer, "cy")).toBe(cy);
});

it("an event that is no answer has no other words than its type", () => {
  expect(saidWords("gatePassed", null)).toBe("gatePassed");
});

it("each event that is an answer has words of its own, which the question's choices have too", () => {
  expect(ANSWER_EVENTS.map((type) => saidWords(type, null))).toEqual([
    answerWords.en.yes,
    answerWords.en.no,
    answerWords.en.preference,
    answerWords.en["more-time"],
    answerWords.en["step-back"],
  ]);
});

it("the ways to be sure of an answer are named strongest first, and no others are known", () => {
  expect(ASSURANCES).toEqual([
    "passkey-signed",
    "signed-in",
    "assisted-confirmed",
    "assisted-unconfirmed",
  ]);
  expect(ASSURANCES.filter(isAssurance)).toEqual(ASSURANCES);
  expect(isAssurance("toString")).toBe(false);
  expect(ASSURANCES.map((each) => assuranceWords[each].startsWith("Signed"))).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(Object.keys(assuranceLabels)).toEqual(ASSURANCES);
});
