import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { readBody } from "../read-body.ts";
import { editRoutes } from "../form/edit-routes.tsx";
import type { PageEnv } from "../page-env.ts";
import { judgedRunOfPage, runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { BoardPage } from "./board-page.tsx";
import { contributionRoutes } from "./contribution-routes.tsx";
import { dropRoutes } from "./drop-routes.tsx";
import { voiceRoutes } from "./voice-routes.tsx";
import { endingRoutes } from "./ending-routes.tsx";
import { severalRoutes } from "./several-routes.tsx";
import { objectRoutes } from "./object-routes.tsx";
import { factsRoutes } from "../facts/facts-routes.tsx";
import { partRoutes } from "./part-routes.tsx";
import { peopleRoutes } from "./people-routes.tsx";
import { PausePage } from "./reason-pages.tsx";
import { formPage } from "../form-page.ts";
import { allow } from "../stop.ts";

export function boardRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const board = formPage(async (c, { body, mistakes }) => {
    const view = await judgedRunOfPage(services, c);
    return (
      <BoardPage
        frame={c.get("frame")}
        view={view}
        reader={readerInRun(c.get("principal"), view.state)}
        body={body}
        mistakes={mistakes}
        done={c.req.query("done")}
      />
    );
  });

  const pausing = formPage(async (c, { body, mistakes }) => {
    const view = await runOfPage(services, c);
    allow(readerInRun(c.get("principal"), view.state).steers);
    return <PausePage frame={c.get("frame")} view={view} body={body} mistakes={mistakes} />;
  });

  app.get("/board/:run", (c) => board.open(c));
  app.get("/board/:run/pause", (c) => pausing.open(c));

  app.post("/board/:run/pause", async (c) => {
    const body = await readBody(c);
    const reason = body.text("reason");
    const run = c.req.param("run");
    if (reason === "") {
      return pausing.mend(c, body, [{ field: "reason", message: "Say why" }]);
    }
    return act(c, {
      services,
      run,
      body,
      order: { type: "pause", data: { reason } },
      done: `/board/${run}?done=paused`,
      again: (mistakes) => pausing.refused(c, body, mistakes),
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
      again: (mistakes) => board.refused(c, body, mistakes),
    });
  });

  app.post("/board/:run/sites", async (c) => {
    const body = await readBody(c);
    const run = c.req.param("run");
    const title = body.text("site");
    if (title === "") {
      return board.mend(c, body, [{ field: "site", message: "Write the name of the place" }]);
    }
    return act(c, {
      services,
      run,
      body,
      order: { type: "addSite", data: { step: body.text("step"), title } },
      inputs: { title: "site" },
      done: `/board/${run}?done=site`,
      again: (mistakes) => board.refused(c, body, mistakes),
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
      again: (mistakes) => board.refused(c, body, mistakes),
    });
  });

  app.route("/", peopleRoutes(services));
  app.route("/", contributionRoutes(services));
  app.route("/", editRoutes(services));
  app.route("/", partRoutes(services));
  app.route("/", dropRoutes(services));
  app.route("/", objectRoutes(services));
  app.route("/", severalRoutes(services));
  app.route("/", endingRoutes(services));
  app.route("/", factsRoutes(services));
  app.route("/", voiceRoutes(services));
  return app;
}
