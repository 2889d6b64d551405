import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { NotMeEndedPage, NotMePage, NotMeSaidPage } from "./not-me-pages.tsx";

/** The link of a mail about a change: one page and one button. Mail scanners open links, so looking at it changes nothing. */
export function notMeRoutes({ freshChanges }: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const ended = (c: PageContext) => show(c, <NotMeEndedPage frame={c.get("frame")} />, 410);

  app.get("/not-me/:token", async (c) => {
    const [frame, token] = [c.get("frame"), c.req.param("token")];
    const change = await freshChanges.told(token);
    return change === null ? ended(c) : show(c, <NotMePage {...{ frame, token, change }} />);
  });

  app.post("/not-me/:token", async (c) => {
    const said = await freshChanges.deny(c.req.param("token"));
    return said === null
      ? ended(c)
      : show(c, <NotMeSaidPage frame={c.get("frame")} isUndone={said.isUndone} />);
  });

  return app;
}
