import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { idFrom, keyOf } from "../body.ts";
import { formPage } from "../form-page.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { partOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { allow } from "../stop.ts";
import { ObjectPage } from "./object-page.tsx";

const BASE = "/board/:run/:part{[^/]+:\\d+}/object";

/** Saying that one does not agree, as anybody of the group may, whether they are asked or not. */
export function objectRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const partIn = (c: PageContext) => partOfPage(services, c, c.req.param("part") ?? "");

  const objecting = formPage(async (c, filled) => {
    const one = await partIn(c);
    const { member, id: me } = readerInRun(c.get("principal"), one.view.state);
    allow(member);
    return <ObjectPage frame={c.get("frame")} {...{ ...one, me, ...filled }} />;
  });

  app.get(BASE, (c) => objecting.open(c));

  app.post(BASE, async (c) => {
    const { view, part } = await partIn(c);
    const body = await readBody(c);
    const reason = body.text("reason");
    if (reason === "")
      return objecting.mend(c, body, [{ field: "reason", message: "Say what is wrong" }]);
    const id = idFrom(keyOf(body), "objection");
    const member = c.get("principal").id;
    const version = body.whole("version");
    return act(c, {
      services,
      run: view.run,
      body,
      order: { type: "object", data: { id, part: part.id, member, version, reason } },
      done: `/board/${view.run}/${part.id}?done=objected`,
      again: (mistakes) => objecting.refused(c, body, mistakes),
    });
  });

  return app;
}
