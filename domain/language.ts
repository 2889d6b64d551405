/** The languages that people's pages and mails are written in, as BCP 47 names them: English and Welsh. */
export const LANGUAGES = ["en", "cy"] as const;

export type Language = (typeof LANGUAGES)[number];

export const isLanguage = (value: unknown): value is Language =>
  LANGUAGES.some((language) => language === value);

/** The same words in each language. */
export type InEach<T> = Readonly<Record<Language, T>>;

/**
 * Words in each language, of one shape: English says which sentences there are and what is put into them, and each must stand in
 * Welsh too, or it does not compile.
 */
export const inEach = <T>(words: { readonly en: T; readonly cy: NoInfer<T> }): InEach<T> => words;

/** Something of such words, in each language. */
export const fromEach = <T, R>(words: InEach<T>, take: (its: T) => R): InEach<R> => ({
  en: take(words.en),
  cy: take(words.cy),
});

/** Whether a value is a text in each language. */
export const isInEach = (value: unknown): value is InEach<string> =>
  typeof value === "object" &&
  value !== null &&
  LANGUAGES.every((language) => typeof Reflect.get(value, language) === "string");
