import type { JSX } from "hono/jsx/jsx-runtime";
import { emptyBody, type Body } from "./body.ts";
import type { Mistake } from "./layout/error-summary.tsx";
import type { PageContext } from "./page-env.ts";
import { show } from "./respond.ts";

/** What a form holds, and what is wrong with it. */
export type Filled = { readonly body: Body; readonly mistakes: readonly Mistake[] };

/** The answers of a page with a form. Whichever it is, nothing that was written is lost. */
export type FormPage = {
  /** As it is opened. */
  open(c: PageContext): Promise<Response>;
  /** Again, because what was sent can't be so: 422. */
  mend(c: PageContext, body: Body, mistakes: readonly Mistake[]): Promise<Response>;
  /** Again, because the record refused what was sent: 409. */
  refused(c: PageContext, body: Body, mistakes: readonly Mistake[]): Promise<Response>;
};

/** @param page the page around the form, as it is at this moment. */
export function formPage(
  page: (c: PageContext, filled: Filled) => JSX.Element | Promise<JSX.Element>,
): FormPage {
  const shown =
    (status: 200 | 409 | 422) =>
    async (c: PageContext, body: Body, mistakes: readonly Mistake[]): Promise<Response> =>
      show(c, await page(c, { body, mistakes }), status);
  const opened = shown(200);
  return { open: (c) => opened(c, emptyBody, []), mend: shown(422), refused: shown(409) };
}
