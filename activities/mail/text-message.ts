import type { InEach, Language } from "../../domain/language.ts";

const words: InEach<{ readonly something: string; readonly alone: string }> = {
  en: {
    something: "There is something new for you to look at:",
    alone: "This link is for you alone.",
  },
  cy: {
    something: "Mae rhywbeth newydd i chi edrych arno:",
    alone: "I chi yn unig y mae’r ddolen hon.",
  },
};

/**
 * A notice as a text message. It stands on a locked screen where others read it, so it names no run, no organisation and no subject.
 * @param link opens the page, and changes nothing. @param own whether it signs in whoever opens it and presses the button.
 */
export const textMessage = (link: string, own: boolean, language: Language): string =>
  `${words[language].something} ${link}${own ? ` ${words[language].alone}` : ""}`;
