import { html } from "hono/html";
import type { JSX } from "hono/jsx/jsx-runtime";
import type { PageContext } from "./page-env.ts";

type Status = 200 | 400 | 403 | 404 | 409 | 410 | 422 | 429 | 500 | 503;

export const show = (
  c: PageContext,
  page: JSX.Element,
  status: Status = 200,
): Response | Promise<Response> => c.html(html`<!doctype html>${page}`, status);

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
