import { Hono } from "hono";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { CheckPage } from "./check-page.tsx";

export const checkRoutes = (): Hono<PageEnv> =>
  new Hono<PageEnv>().get("/check", (c) => show(c, <CheckPage frame={c.get("frame")} />));
