import { getCookie, setCookie } from "hono/cookie";
import { isLanguage, type Language } from "../../domain/language.ts";
import type { Frame } from "../frame.ts";
import type { PageContext } from "../page-env.ts";

/** What was chosen in this browser before anybody signed in. */
const COOKIE = "alongside.language";

/** Seconds: long enough to come back by. */
const KEPT = 30 * 24 * 60 * 60;

export const keepInBrowser = (c: PageContext, language: Language, isHttps: boolean): void =>
  setCookie(c, COOKIE, language, {
    ...{ path: "/", httpOnly: true, sameSite: "Lax", secure: isHttps },
    maxAge: KEPT,
  });

/** What a link of ours asks for: a mail's, which is in its reader's language. */
export const languageOfLink = (c: PageContext): Language | null => {
  const asked = c.req.query("lang");
  return isLanguage(asked) ? asked : null;
};

/** What was chosen in this browser, by a link or on a page; null: nothing. */
export const languageOfBrowser = (c: PageContext): Language | null => {
  const kept = getCookie(c, COOKIE);
  return languageOfLink(c) ?? (isLanguage(kept) ? kept : null);
};

/** For what is said at any address, such as that there is no such page: in the language that the reader chose. */
export function inChosenLanguage(c: PageContext): Frame {
  const before = c.get("frame");
  const frame = { ...before, language: before.chosen };
  c.set("frame", frame);
  return frame;
}
