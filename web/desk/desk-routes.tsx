import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { allow } from "../stop.ts";
import { DeskPage } from "./desk-page.tsx";
import { readOnly } from "./read-only.ts";

/** Runs on a page: each is read as it is now. */
const PAGE = 10;

/** The runs of whoever manages programmes. */
export function deskRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/desk", async (c) => {
    const principal = c.get("principal");
    allow(principal.roles.some((one) => one === "programme-manager" || one === "administrator"));
    const only = readOnly(c.req.query("status"), c.req.query("for"));
    const page = await services.runs.list(principal, wantedIn(c, PAGE), only);
    const runs = await Promise.all(
      page.items.map(async (listed) => ({
        listed,
        view: listed.damaged ? null : await services.runs.folded(principal, listed.run),
      })),
    );
    const pages = addressesOf(c, "/desk", page);
    return show(c, <DeskPage frame={c.get("frame")} {...{ runs, only, pages }} />);
  });

  return app;
}
