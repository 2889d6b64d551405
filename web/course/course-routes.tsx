import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { own } from "../../domain/rules/lookup.ts";
import { PART } from "../board/part-routes.tsx";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { dataOf } from "../run/entry-data.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { found } from "../stop.ts";
import { ComparePage } from "./compare-page.tsx";
import { CoursePage } from "./course-page.tsx";
import { versionsOf } from "./versions-of.ts";

/** Deliveries whose reach is looked up: a run has few. */
const MOST = 200;

/** How a run goes, for whoever may read it. */
export function courseRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/board/:run/course", async (c) => {
    const view = await runOfPage(services, c);
    const done = await services.runs.history(c.get("principal"), view.run, {
      types: ["deliveryCompleted"],
      newest: true,
      limit: MOST,
    });
    const reached = Object.fromEntries(
      (done?.items ?? []).flatMap((entry) => {
        const [part, many] = [dataOf(entry).text("part"), dataOf(entry).number("reached")];
        return part === null || many === null ? [] : [[part, many] as const];
      }),
    );
    return show(c, <CoursePage frame={c.get("frame")} view={view} reached={reached} />);
  });

  app.get(`/board/:run/${PART}/compare`, async (c) => {
    const id = c.req.param("part") ?? "";
    const [wantedBefore, wantedAfter] = [c.req.query("before"), c.req.query("after")];
    const chosen = (all: ReturnType<typeof versionsOf>) => {
      const named = (name: string | undefined) => all.find((one) => one.name === name);
      return {
        before: named(wantedBefore) ?? all.at(-2) ?? all.at(-1),
        after: named(wantedAfter) ?? all.at(-1),
      };
    };
    const view = await runOfPage(services, c, (state) => {
      const part = own(state.parts, id);
      if (part === undefined) return [];
      const { before, after } = chosen(versionsOf(state, part));
      return [before?.version, after?.version];
    });
    const part = found(own(view.state.parts, id));
    const all = versionsOf(view.state, part);
    const { before, after } = chosen(all);
    return show(
      c,
      <ComparePage
        frame={c.get("frame")}
        {...{ view, part, all, before: found(before), after: found(after) }}
      />,
    );
  });

  return app;
}
