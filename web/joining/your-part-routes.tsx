import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { own } from "../../domain/rules/lookup.ts";
import { act } from "../act.ts";
import { readBody } from "../read-body.ts";
import { showProblem } from "../errors/show-problem.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import type { PageContext, PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { YourPartPage } from "./your-part-page.tsx";

export function yourPartRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const showPart = async (c: PageContext, mistakes: readonly Mistake[], status: 200 | 409) => {
    const view = await runOfPage(services, c);
    const me = c.get("principal").id;
    if (view === null || own(view.state.members, me) === undefined)
      return showProblem(c, "not-found");
    const done = c.req.query("done");
    const { frame } = c.var;
    const page = <YourPartPage frame={frame} view={view} me={me} mistakes={mistakes} done={done} />;
    return show(c, page, status);
  };

  app.get("/your-part/:run", (c) => showPart(c, [], 200));

  app.post("/your-part/:run", async (c) => {
    const body = await readBody(c);
    const me = c.get("principal").id;
    const { run } = c.req.param();
    const said = {
      member: body.text("member"),
      declares: body.text("declares"),
      holds: body.text("holds") === "yes",
    };
    return act(c, {
      services,
      run,
      body,
      order: {
        type: "makeDeclaration",
        data:
          body.text("by") === "guardian"
            ? { ...said, by: "guardian", guardian: me }
            : { ...said, by: "self" },
      },
      done: `/your-part/${run}?done=said`,
      again: (mistakes) => showPart(c, mistakes, 409),
    });
  });

  app.post("/your-part/:run/contact", async (c) => {
    const body = await readBody(c);
    const { run } = c.req.param();
    const holds = body.text("holds") === "yes";
    return act(c, {
      services,
      run,
      body,
      order: { type: "allowContact", data: { member: c.get("principal").id, holds } },
      done: `/your-part/${run}?done=said`,
      again: (mistakes) => showPart(c, mistakes, 409),
    });
  });

  return app;
}
