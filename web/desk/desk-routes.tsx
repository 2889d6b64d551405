import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { allow } from "../stop.ts";
import { DeskPage } from "./desk-page.tsx";
import { readOnly } from "./read-only.ts";

/** Runs on a page. */
const PAGE = 10;

/** The runs of whoever manages programmes. */
export function deskRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/desk", async (c) => {
    const principal = c.get("principal");
    allow(principal.roles.some((one) => one === "programme-manager" || one === "administrator"));
    const which = readOnly((name) => c.req.query(name));
    const page = await services.desk.list(principal, wantedIn(c, PAGE), which);
    const pages = addressesOf(c, "/desk", page);
    return show(c, <DeskPage frame={c.get("frame")} runs={page.items} {...{ which, pages }} />);
  });

  return app;
}
