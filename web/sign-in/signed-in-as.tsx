import type { MiddlewareHandler } from "hono";
import { inChosenLanguage } from "../language/choice.ts";
import { readBody } from "../read-body.ts";
import type { PageEnv } from "../page-env.ts";
import { localPath, show, SIGNED_IN_AS } from "../respond.ts";
import { KeptPage } from "./kept-page.tsx";

/** A form as it was sent, so that nothing in it is lost. Its own address is where it goes when it is sent again. */
export const keptForm = async (c: Parameters<MiddlewareHandler<PageEnv>>[0]) => {
  const body = await readBody(c);
  const values = body.names.flatMap((name) => body.all(name).map((value) => ({ name, value })));
  const { pathname, search } = new URL(c.req.url);
  const page = (
    <KeptPage frame={inChosenLanguage(c)} action={localPath(pathname + search)} values={values} />
  );
  return show(c, page, 409);
};

/**
 * A form is sent by whoever it was shown to, or not at all. On a device that people share, the session may have changed
 * since the page was opened: the one's words must never be recorded as the other's.
 */
export const sentByItsReader: MiddlewareHandler<PageEnv> = async (c, next) => {
  if (c.req.method !== "POST") return next();
  const shownTo = (await readBody(c)).text(SIGNED_IN_AS);
  return shownTo === c.get("principal").id ? next() : keptForm(c);
};
