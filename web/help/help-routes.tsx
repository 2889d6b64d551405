import { Hono } from "hono";
import { TakeUpCry } from "../../api/contracts/order.ts";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { formPage } from "../form-page.ts";
import { addressesOf, isAnyPlace, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { found } from "../stop.ts";
import { HelpWantedPage } from "./help-page.tsx";

const PAGE = 20;

/** The list of people who wait for the reader's help. */
export function helpRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const list = formPage(async (c, { mistakes }) => {
    const principal = c.get("principal");
    const cries = await services.cries.list(
      principal,
      wantedIn(c, PAGE, { name: "", isPlace: isAnyPlace }),
    );
    return (
      <HelpWantedPage
        frame={c.get("frame")}
        me={principal.id}
        cries={cries.items}
        pages={addressesOf(c, "/help-wanted", cries, "")}
        mistakes={mistakes}
        done={c.req.query("done") === "yes"}
      />
    );
  });

  app.get("/help-wanted", (c) => list.open(c));

  app.post("/help-wanted/:run", async (c) => {
    const body = await readBody(c);
    const kind = found(TakeUpCry.shape.kind.safeParse(body.text("kind")).data);
    return act(c, {
      services,
      run: c.req.param("run"),
      body,
      order: {
        type: "takeUpCry",
        data: { member: body.text("member"), kind, about: body.text("about") },
      },
      done: "/help-wanted?done=yes",
      again: (mistakes) => list.refused(c, body, mistakes),
    });
  });

  return app;
}
