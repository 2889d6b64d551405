/**
 * What people call themselves and their runs may be written from right to left, and must not turn the words of ours around
 * it. Such a text carries two marks through every sentence that is made with it, until the finished page turns them into
 * markup. U+FDD0 and U+FDD1 are no characters, so nothing that people write can hold them (domain/written/text.ts).
 */
const START = "\ufdd0";
const END = "\ufdd1";

/** U+2068 and U+2069: isolation in plain text, for where there is no markup. */
const PLAIN = { start: "\u2068", end: "\u2069" };
const MARKED = { start: '<bdi dir="auto">', end: "</bdi>" };

/** A name or title of people's own, to stand among other words. */
export const isolated = (text: string): string => `${START}${text}${END}`;

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

/** A page with its isolated texts marked up as `<bdi>`, which takes their direction from their first letter. */
export const withIsolation = (page: string): string =>
  page.includes(START)
    ? page.replaceAll(PIECES, (piece) => {
        if (piece.startsWith("<option")) return asOption(piece);
        const { start, end } = piece.startsWith("<") ? PLAIN : MARKED;
        return piece.replaceAll(START, start).replaceAll(END, end);
      })
    : page;
