import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { emptyBody, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { showProblem } from "../errors/show-problem.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import type { PageContext, PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { partOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { DropPage } from "./drop-page.tsx";

/** A place that people added is given up, with the reason. */
export function dropRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const path = "/board/:run/:part{[^/]+:\\d+}/drop";

  const showDrop = async (
    c: PageContext,
    body: Body,
    mistakes: readonly Mistake[],
    status: 200 | 409 | 422,
  ) => {
    const one = await partOfPage(services, c, c.req.param("part") ?? "");
    if (one === null) return showProblem(c, "not-found");
    const { steers } = readerInRun(c.get("principal"), one.view.state);
    if (!steers) return showProblem(c, "not-allowed");
    const page = <DropPage {...one} frame={c.get("frame")} body={body} mistakes={mistakes} />;
    return show(c, page, status);
  };

  app.get(path, (c) => showDrop(c, emptyBody, [], 200));

  app.post(path, async (c) => {
    const one = await partOfPage(services, c, c.req.param("part"));
    if (one === null) return showProblem(c, "not-found");
    const body = await readBody(c);
    const reason = body.text("reason");
    if (reason === "")
      return showDrop(c, body, [{ field: "reason", message: "Say why it will not happen" }], 422);
    return act(c, {
      services,
      run: one.view.run,
      body,
      order: { type: "dropPart", data: { part: one.part.id, reason } },
      done: `/board/${one.view.run}/${one.part.id}?done=dropped`,
      again: (refused) => showDrop(c, body, refused, 409),
    });
  });

  return app;
}
