import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import type { PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { found } from "../stop.ts";
import { CalendarPage } from "./calendar-page.tsx";
import { calendarOf } from "./feed.ts";

/** The reader's calendar of what is due, and the feed that its address opens without signing in. */
export function calendarRoutes({ calendars }: Services, publicUrl: string): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/calendar", async (c) => {
    const own = await calendars.own(c.get("principal"));
    const feed = own && { address: `${publicUrl}/calendar/feed/${own.name}`, madeAt: own.madeAt };
    return show(c, <CalendarPage frame={c.get("frame")} feed={feed} done={c.req.query("done")} />);
  });

  app.post("/calendar", async (c) => {
    await calendars.make(c.get("principal"));
    return goTo(c, "/calendar?done=made");
  });

  app.post("/calendar/take-back", async (c) => {
    await calendars.takeBack(c.get("principal"));
    return goTo(c, "/calendar?done=taken-back");
  });

  app.get("/calendar/feed/:name", async (c) => {
    const feed = found(await calendars.read(c.req.param("name")));
    return c.body(calendarOf(feed, publicUrl, c.get("frame").now), 200, {
      "Content-Type": "text/calendar; charset=utf-8",
      "Content-Disposition": 'inline; filename="what-is-due.ics"',
    });
  });

  return app;
}
