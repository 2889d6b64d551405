import { Hono } from "hono";
import type { PageEnv } from "./page-env.ts";
import type { StaticFiles } from "./static-files.ts";

/** Names change with the bytes, so a browser may keep each file for good. */
export const staticRoutes = (files: StaticFiles): Hono<PageEnv> =>
  new Hono<PageEnv>().get("/static/:name", (c) => {
    const file = files.byPath.get(c.req.path);
    if (file === undefined) return c.notFound();
    return c.body(file.body, 200, {
      "Content-Type": file.type,
      "Cache-Control": "public, max-age=31536000, immutable",
      "X-Content-Type-Options": "nosniff",
    });
  });
