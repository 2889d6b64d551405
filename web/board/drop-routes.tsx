import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { readBody } from "../read-body.ts";
import type { PageEnv } from "../page-env.ts";
import { partOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { DropPage } from "./drop-page.tsx";
import { formPage } from "../form-page.ts";
import { allow } from "../stop.ts";

/** A place that people added is given up, with the reason. */
export function dropRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const path = "/board/:run/:part{[^/]+:\\d+}/drop";

  const dropping = formPage(async (c, { body, mistakes }) => {
    const one = await partOfPage(services, c, c.req.param("part") ?? "");
    const { steers } = readerInRun(c.get("principal"), one.view.state);
    allow(steers);
    return <DropPage {...one} frame={c.get("frame")} body={body} mistakes={mistakes} />;
  });

  app.get(path, (c) => dropping.open(c));

  app.post(path, async (c) => {
    const one = await partOfPage(services, c, c.req.param("part"));
    const body = await readBody(c);
    const reason = body.text("reason");
    if (reason === "")
      return dropping.mend(c, body, [{ field: "reason", message: "Say why it will not happen" }]);
    return act(c, {
      services,
      run: one.view.run,
      body,
      order: { type: "dropPart", data: { part: one.part.id, reason } },
      done: `/board/${one.view.run}/${one.part.id}?done=dropped`,
      again: (refused) => dropping.refused(c, body, refused),
    });
  });

  return app;
}
