import type { InEach } from "../language.ts";

/** How long a text may be, and whether it may have several lines. `most`: UTF-16 code units, as browsers count them. */
export type TextRule = { readonly most: number; readonly lines: "one" | "many" };

/**
 * A text as it is kept: in one Unicode form (NFC), with line feeds alone, without spaces at its ends. Texts that look the
 * same are then the same, whichever keyboard or program they came from.
 */
export const normalText = (text: string): string =>
  text
    .normalize("NFC")
    .replaceAll(/\r\n?|[\u2028\u2029]/gu, "\n")
    .trim();

/** As `normalText`, for what stands on one line: a tab is a space there. */
export const normalLine = (text: string): string => normalText(text.replaceAll("\t", " "));

/** Control characters but tab and line feed, lone surrogates, and code points that Unicode keeps free of characters. */
const NO_CHARACTER = /(?![\t\n])\p{Control}|\p{Surrogate}|\p{Noncharacter_Code_Point}/u;

/**
 * A character that can be seen: a letter, number, sign or emoji. U+2800 is a Braille cell without dots and U+1D159 a note
 * without a head; what Unicode calls default-ignorable (U+200B, U+3164, U+FEFF) shows nothing; a combining mark shows only
 * on another character.
 */
const VISIBLE =
  /(?!\p{Default_Ignorable_Code_Point}|[\u2800\u{1d159}])[\p{Letter}\p{Number}\p{Punctuation}\p{Symbol}]/u;

/** U+202D and U+202E show words in another order than they are kept and signed in. */
const OVERRIDE = /[\u202d\u202e]/u;

/** Whether somebody who reads the text sees anything at all. */
export const isVisible = (text: string): boolean => VISIBLE.test(text);

/** Why a text, normalised before, can't be kept, and how to mend it; null when it can. */
export function textFaultWords(text: string, { most, lines }: TextRule): InEach<string> | null {
  if (NO_CHARACTER.test(text)) {
    return {
      en: "Some of this cannot be read as words. Write it again, without pasting.",
      cy: "Ni ellir darllen rhan o hyn fel geiriau. Ysgrifennwch ef eto, heb ei ludo.",
    };
  }
  if (!isVisible(text)) {
    return {
      en: "Write something that people can see.",
      cy: "Ysgrifennwch rywbeth y gall pobl ei weld.",
    };
  }
  if (text.length > most) {
    return {
      en: `This is ${text.length} characters long. Keep it to ${most} or fewer.`,
      cy: `Mae hwn yn ${text.length} nod o hyd. Cadwch ef i ${most} neu lai.`,
    };
  }
  if (lines === "one" && text.includes("\n")) {
    return { en: "Write this on one line.", cy: "Ysgrifennwch hwn ar un llinell." };
  }
  if (OVERRIDE.test(text) || (lines === "one" && /\p{Bidi_Control}/u.test(text))) {
    return {
      en: "This holds hidden marks that turn words around. Write it again, without pasting.",
      cy: "Mae hwn yn cynnwys marciau cudd sy’n troi geiriau o chwith. Ysgrifennwch ef eto, heb ei ludo.",
    };
  }
  return null;
}

/** As `textFaultWords`, in English alone. */
export const textFault = (text: string, rule: TextRule): string | null =>
  textFaultWords(text, rule)?.en ?? null;
