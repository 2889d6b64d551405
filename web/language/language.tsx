import { createContext, useContext, type Child } from "hono/jsx";
import type { InEach, Language } from "../../domain/language.ts";

/** English, where nothing says otherwise: that is also so outside of a page. */
const PageLanguage = createContext<Language>("en");

/** Everything within is written in one language. */
export const InLanguage = ({
  language,
  children,
}: {
  readonly language: Language;
  readonly children?: Child;
}) => <PageLanguage.Provider value={language}>{children}</PageLanguage.Provider>;

/** The language of the page that is being made. */
export const useLanguage = (): Language => useContext(PageLanguage);

/** Words in the language of the page that is being made. */
export const useWords = <T,>(words: InEach<T>): T => words[useLanguage()];

/** What is said by pages of which some are in English alone: words, or the same in each language. */
export type Said = string | InEach<string>;

export const useSaid = (said: Said): string => {
  const language = useLanguage();
  return typeof said === "string" ? said : said[language];
};

/** For pages that are in English alone. */
export const inEnglish = (said: Said): string => (typeof said === "string" ? said : said.en);
