import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { found } from "../stop.ts";
import { TemplatePage, TemplatesPage } from "./template-page.tsx";

/** What can be run, in plain words. What a template says is nobody's secret: whoever is signed in may read it. */
export function templateRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/paths", (c) =>
    show(c, <TemplatesPage frame={c.get("frame")} templates={services.templates.list()} />),
  );

  app.get("/paths/:template", (c) => {
    const { template } = found(services.templates.get(c.req.param("template")));
    const { roles } = c.get("principal");
    const manages = roles.some((one) => one === "programme-manager" || one === "administrator");
    const starts = manages || template.lead !== undefined;
    return show(c, <TemplatePage frame={c.get("frame")} {...{ template, starts }} />);
  });

  return app;
}
