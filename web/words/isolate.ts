import type { Language } from "../../domain/language.ts";
import { useLanguage } from "../language/language.tsx";

/**
 * What people call themselves and their runs may be written from right to left, and must not turn the words of ours around
 * it. Such a text carries two marks through every sentence that is made with it, until the finished page turns them into
 * markup. U+FDD0 and U+FDD1 are no characters, so nothing that people write can hold them (domain/written/text.ts).
 */
const START = "\ufdd0";
const END = "\ufdd1";

/** Around what a template says (U+FDD2 and U+FDD3): its adopter's words, in the adopter's language. */
const TEMPLATE = { start: "\ufdd2", end: "\ufdd3" };

/** Templates are written in English. */
const TEMPLATE_LANGUAGE: Language = "en";

/** U+2068 and U+2069: isolation in plain text, for where there is no markup. */
const PLAIN = { start: "\u2068", end: "\u2069" };
const MARKED = { start: '<bdi dir="auto">', end: "</bdi>" };

/** A name or title of people's own, to stand among other words. */
export const isolated = (text: string): string => `${START}${text}${END}`;

/** A template's words, such as a step's title, to stand among those of a page that may be in another language. */
export const templateText = (text: string): string =>
  useLanguage() === TEMPLATE_LANGUAGE ? text : `${TEMPLATE.start}${text}${TEMPLATE.end}`;

/** A name that may have been erased, or other words in its place. */
export const givenName = (name: string | null, without: string): string =>
  name === null ? without : isolated(name);

/** Elements that hold plain text alone, tags with their attributes, and the text between. */
const PIECES = /<(title|option|textarea)\b[^>]*>[^<]*<\/\1>|<[^>]*>|[^<]+/gu;

/** Somebody who types a name finds it only if the choice begins with its first letter, so there the direction is the element's. */
const asOption = (option: string): string =>
  option.includes(START)
    ? option.replace("<option", '<option dir="auto"').replaceAll(START, "").replaceAll(END, "")
    : option;

/**
 * A page with its marked texts as markup. On a page in another language than theirs, a template's words say which they are in, and
 * what people wrote (all of it has `dir="auto"`) that it may be in any (HTML, `lang=""`).
 */
export const withMarkup = (page: string, language: Language): string =>
  language === TEMPLATE_LANGUAGE
    ? withIsolation(page)
    : withIsolation(page.replaceAll(PIECES, inItsLanguage)).replaceAll(
        'dir="auto"',
        'dir="auto" lang=""',
      );

const TEMPLATE_MARKS = new RegExp(`[${TEMPLATE.start}${TEMPLATE.end}]`, "gu");

/** Plain text and attributes have no place for a language; an option, whose text is all of one, has. */
const inItsLanguage = (piece: string): string => {
  if (!piece.startsWith("<")) {
    return piece
      .replaceAll(TEMPLATE.start, `<span lang="${TEMPLATE_LANGUAGE}">`)
      .replaceAll(TEMPLATE.end, "</span>");
  }
  const option = new RegExp(`^<option(?=[^>]*>${TEMPLATE.start})`, "u");
  return piece
    .replace(option, `<option lang="${TEMPLATE_LANGUAGE}"`)
    .replaceAll(TEMPLATE_MARKS, "");
};

const MARKS = new RegExp(`[${START}${END}]`, "u");

/** A page with its isolated texts marked up as `<bdi>`, which takes their direction from their first letter. */
export const withIsolation = (page: string): string =>
  page.includes(START)
    ? page.replaceAll(PIECES, (piece) => {
        if (!MARKS.test(piece)) return piece;
        if (piece.startsWith("<option")) return asOption(piece);
        const { start, end } = piece.startsWith("<") ? PLAIN : MARKED;
        return piece.replaceAll(START, start).replaceAll(END, end);
      })
    : page;
