import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { emptyBody, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { showProblem } from "../errors/show-problem.tsx";
import { editRoutes } from "../form/edit-routes.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import type { PageContext, PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { judgedRunOfPage, runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { BoardPage } from "./board-page.tsx";
import { contributionRoutes } from "./contribution-routes.tsx";
import { dropRoutes } from "./drop-routes.tsx";
import { partRoutes } from "./part-routes.tsx";
import { peopleRoutes } from "./people-routes.tsx";
import { PausePage } from "./reason-pages.tsx";

export function boardRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const showBoard = async (
    c: PageContext,
    body: Body,
    mistakes: readonly Mistake[],
    status: 200 | 409 | 422,
  ) => {
    const view = await judgedRunOfPage(services, c);
    if (view === null) return showProblem(c, "not-found");
    const page = (
      <BoardPage
        frame={c.get("frame")}
        view={view}
        reader={readerInRun(c.get("principal"), view.state)}
        body={body}
        mistakes={mistakes}
        done={c.req.query("done")}
      />
    );
    return show(c, page, status);
  };

  const showPause = async (
    c: PageContext,
    body: Body,
    mistakes: readonly Mistake[],
    status: 200 | 409 | 422,
  ) => {
    const view = await runOfPage(services, c);
    if (view === null) return showProblem(c, "not-found");
    if (!readerInRun(c.get("principal"), view.state).steers) return showProblem(c, "not-allowed");
    return show(
      c,
      <PausePage frame={c.get("frame")} view={view} body={body} mistakes={mistakes} />,
      status,
    );
  };

  app.get("/board/:run", (c) => showBoard(c, emptyBody, [], 200));
  app.get("/board/:run/pause", (c) => showPause(c, emptyBody, [], 200));

  app.post("/board/:run/pause", async (c) => {
    const body = await readBody(c);
    const reason = body.text("reason");
    const run = c.req.param("run");
    if (reason === "") {
      return showPause(c, body, [{ field: "reason", message: "Say why" }], 422);
    }
    return act(c, {
      services,
      run,
      body,
      order: { type: "pause", data: { reason } },
      done: `/board/${run}?done=paused`,
      again: (mistakes) => showPause(c, body, mistakes, 409),
    });
  });

  app.post("/board/:run/resume", async (c) => {
    const body = await readBody(c);
    const run = c.req.param("run");
    return act(c, {
      services,
      run,
      body,
      order: { type: "resume", data: {} },
      done: `/board/${run}?done=resumed`,
      again: (mistakes) => showBoard(c, body, mistakes, 409),
    });
  });

  app.post("/board/:run/sites", async (c) => {
    const body = await readBody(c);
    const run = c.req.param("run");
    const title = body.text("site");
    if (title === "") {
      return showBoard(c, body, [{ field: "site", message: "Write the name of the place" }], 422);
    }
    return act(c, {
      services,
      run,
      body,
      order: { type: "addSite", data: { step: body.text("step"), title } },
      inputs: { title: "site" },
      done: `/board/${run}?done=site`,
      again: (mistakes) => showBoard(c, body, mistakes, 409),
    });
  });

  app.post("/board/:run/sites/complete", async (c) => {
    const body = await readBody(c);
    const run = c.req.param("run");
    return act(c, {
      services,
      run,
      body,
      order: { type: "completeSites", data: { step: body.text("step") } },
      done: `/board/${run}?done=sites-complete`,
      again: (mistakes) => showBoard(c, body, mistakes, 409),
    });
  });

  app.route("/", peopleRoutes(services));
  app.route("/", contributionRoutes(services));
  app.route("/", editRoutes(services));
  app.route("/", partRoutes(services));
  app.route("/", dropRoutes(services));
  return app;
}
