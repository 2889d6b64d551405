import { Hono } from "hono";
import type { PageEnv } from "./page-env.ts";
import { colourIn, colourRules } from "./colour-sheet.ts";
import type { StaticFiles } from "./static-files.ts";

const KEPT = {
  "Cache-Control": "public, max-age=31536000, immutable",
  "X-Content-Type-Options": "nosniff",
} as const;

/** Names change with the bytes, so a browser may keep each file for good. */
export const staticRoutes = (files: StaticFiles): Hono<PageEnv> =>
  new Hono<PageEnv>()
    .get("/static/:name", (c) => {
      const file = files.byPath.get(c.req.path);
      if (file === undefined) return c.notFound();
      return c.body(file.body, 200, { ...KEPT, "Content-Type": file.type });
    })
    .get("/static/colour/:name", (c) => {
      const colour = colourIn(c.req.param("name"));
      if (colour === null) return c.notFound();
      return c.body(colourRules(colour), 200, {
        ...KEPT,
        "Content-Type": "text/css; charset=utf-8",
      });
    });
