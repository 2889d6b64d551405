import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { emptyBody, idFrom, keyOf, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { showProblem } from "../errors/show-problem.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import type { PageContext, PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { kinds, LinksPage } from "./links-page.tsx";

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/u;

export function linksRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const showLinks = async (
    c: PageContext,
    body: Body,
    mistakes: readonly Mistake[],
    status: 200 | 409 | 422,
  ) => {
    const view = await runOfPage(services, c);
    const principal = c.get("principal");
    const links = view && (await services.links.of(principal, view.run));
    if (view === null || links === null) return showProblem(c, "not-found");
    const reader = readerInRun(principal, view.state);
    const { frame } = c.var;
    const page = <LinksPage {...{ frame, view, links, reader, body, mistakes }} />;
    return show(c, page, status);
  };

  app.get("/board/:run/links", (c) => showLinks(c, emptyBody, [], 200));

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
      return showLinks(c, body, mistakes, 422);
    }
    const link = idFrom(keyOf(body), "link");
    return act(c, {
      services,
      run,
      body,
      order: { type: "linkRun", data: { link, kind, run: other, part: null } },
      done: `/board/${run}/links`,
      again: (mistakes) => showLinks(c, body, mistakes, 409),
    });
  });

  return app;
}
