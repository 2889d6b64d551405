import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { idFrom, keyOf } from "../body.ts";
import { readBody } from "../read-body.ts";
import type { PageEnv } from "../page-env.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { kinds, LinksPage } from "./links-page.tsx";
import { formPage } from "../form-page.ts";
import { found } from "../stop.ts";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u;

export function linksRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const linksPage = formPage(async (c, { body, mistakes }) => {
    const view = await runOfPage(services, c);
    const principal = c.get("principal");
    const links = found(await services.links.of(principal, view.run));
    const reader = readerInRun(principal, view.state);
    const { frame } = c.var;
    return <LinksPage {...{ frame, view, links, reader, body, mistakes }} />;
  });

  app.get("/board/:run/links", (c) => linksPage.open(c));

  app.post("/board/:run/links", async (c) => {
    const body = await readBody(c);
    const { run } = c.req.param();
    const kind = kinds.find(({ value }) => value === body.text("kind"))?.value;
    const other = UUID.exec(body.text("run"))?.[0];
    if (kind === undefined || other === undefined) {
      const mistakes = [
        ...(other === undefined ? [{ field: "run", message: "Copy the address of its page" }] : []),
        ...(kind === undefined ? [{ field: "kind", message: "Choose how they belong" }] : []),
      ];
      return linksPage.mend(c, body, mistakes);
    }
    const link = idFrom(keyOf(body), "link");
    return act(c, {
      services,
      run,
      body,
      order: { type: "linkRun", data: { link, kind, run: other, part: body.text("part") || null } },
      done: `/board/${run}/links`,
      again: (mistakes) => linksPage.refused(c, body, mistakes),
    });
  });

  return app;
}
