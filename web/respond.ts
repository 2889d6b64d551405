import { html } from "hono/html";
import type { JSX } from "hono/jsx/jsx-runtime";
import { InLanguage } from "./language/language.tsx";
import type { PageContext } from "./page-env.ts";
import { withMarkup } from "./words/isolate.ts";

type Status = 200 | 400 | 403 | 404 | 409 | 410 | 422 | 429 | 500 | 503;

/** The form's input that says whose session it was shown in. */
export const SIGNED_IN_AS = "signed-in-as";

/** A form that is sent again as it came says whose it was already. */
const FORMS = /<form\b(?![^>]*\bdata-kept=)[^>]*\bmethod="post"[^>]*>/gu;

/** Stands in a page of `showInPieces` where its pieces go. */
export const PIECES = "<!-- pieces -->";

/** As `show`, of a page that may be long: what stands at `PIECES` is sent as it comes. */
export async function showInPieces(
  c: PageContext,
  page: JSX.Element,
  pieces: AsyncIterable<JSX.Element>,
): Promise<Response> {
  const [before = "", after = ""] = (await wholeOf(c, page)).split(PIECES);
  const encoder = new TextEncoder();
  const bytes = async function* () {
    yield encoder.encode(before);
    for await (const piece of pieces) yield encoder.encode(await bytesOf(c, piece, ""));
    yield encoder.encode(after);
  };
  return c.body(ReadableStream.from(bytes()), 200, { "Content-Type": "text/html; charset=UTF-8" });
}

/**
 * A page's bytes. Every form that sends something says here whom it was shown to, so that none can forget it. What people
 * wrote can't look like a form: it is escaped.
 */
export async function show(
  c: PageContext,
  page: JSX.Element,
  status: Status = 200,
): Promise<Response> {
  return c.html(await wholeOf(c, page), status);
}

/** What stands in a page, as its bytes: in the page's language. */
async function bytesOf(c: PageContext, content: JSX.Element, start: "" | "<!doctype html>") {
  const { language } = c.get("frame");
  const inLanguage = InLanguage({ language, children: content });
  return withMarkup(start + (await html`${inLanguage}`).toString(), language);
}

async function wholeOf(c: PageContext, page: JSX.Element): Promise<string> {
  const whole = await bytesOf(c, page, "<!doctype html>");
  const { principal } = c.get("frame");
  if (principal === null) return whole;
  const reader = `<input type="hidden" name="${SIGNED_IN_AS}" value="${principal.id}"/>`;
  return whole.replaceAll(FORMS, (form) => form + reader);
}

/** After a POST: the next page is fetched by GET, so that "reload" sends nothing twice. */
export const goTo = (c: PageContext, path: string): Response => c.redirect(path, 303);

/** Characters. Longer than any path of ours. */
const LONGEST_PATH = 500;

/** A path of this site with its query, or the home page: never an address somewhere else. */
export function localPath(value: string | undefined): string {
  if (value === undefined || value.length > LONGEST_PATH) return "/";
  if (!/^\/(?![/\\])[\w\-./:?=&%]*$/u.test(value)) return "/";
  // As a browser will read it: "/..//elsewhere" and the like stay on this site, or are refused.
  const read = URL.parse(value, "http://here.invalid");
  return read?.host === "here.invalid" && !read.pathname.startsWith("//")
    ? `${read.pathname}${read.search}`
    : "/";
}

/** The sign-in page that leads on to a path of this site. */
export const signInThen = (path: string): string =>
  path === "/" ? "/sign-in" : `/sign-in?to=${encodeURIComponent(path)}`;
