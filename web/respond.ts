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

/** A path of this site, or the home page: never an address somewhere else. */
export const localPath = (value: string | undefined): string =>
  value !== undefined && /^\/(?![/\\])[\w\-./:?=&%]*$/u.test(value) ? value : "/";
