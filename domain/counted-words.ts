import type { InEach, Language } from "./language.ts";

/** Before a vowel, "and" is `ac` in Welsh: `Bo ac Ann`. What marks a name off from other words does not count. */
const beforeVowel = /^[^\p{L}\p{N}]*[aeiouwyâêîôûŵŷáéíóú]/iu;

const and: InEach<(next: string) => string> = {
  en: () => "and",
  cy: (next) => (beforeVowel.test(next) ? "ac" : "a"),
};

/** `Ann`, `Ann and Bo`, `Ann, Bo and Cy`; in Welsh `Ann a Bo`. */
export function listWords(items: readonly string[], language: Language = "en"): string {
  const last = items.at(-1);
  if (last === undefined) return "";
  if (items.length === 1) return last;
  return `${items.slice(0, -1).join(", ")} ${and[language](last)} ${last}`;
}

/** `1 person`, `3 people`. */
export const count = (n: number, one: string, many: string): string =>
  `${n} ${n === 1 ? one : many}`;

const rules: InEach<Intl.PluralRules> = {
  en: new Intl.PluralRules("en-GB"),
  cy: new Intl.PluralRules("cy"),
};

/** What stands for a number of things, by the plural categories of the Unicode CLDR: Welsh has six, English two. */
export type Forms = { readonly [K in Intl.LDMLPluralRule]?: string } & { readonly other: string };

/** The form that a language uses for a number: `2 ateb`, `3 ateb`. `#` in it stands for the number. */
export const counted = (n: number, language: Language, forms: Forms): string =>
  (forms[rules[language].select(n)] ?? forms.other).replaceAll("#", String(n));
