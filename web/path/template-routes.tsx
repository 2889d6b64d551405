import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { found } from "../stop.ts";
import { TemplatePage, TemplatesPage } from "./template-page.tsx";

const mayManage = (roles: readonly string[]): boolean =>
  roles.some((one) => one === "programme-manager" || one === "administrator");

/** What can be run, in plain words. What a template says is nobody's secret: whoever is signed in may read it. */
export function templateRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const offered = (c: PageContext) => services.templates.of(c.get("principal").organisation);

  app.get("/paths", async (c) => {
    const templates = (await offered(c)).list();
    const writes = mayManage(c.get("principal").roles);
    return show(c, <TemplatesPage frame={c.get("frame")} {...{ templates, writes }} />);
  });

  app.get("/paths/:template", async (c) => {
    const { template } = found((await offered(c)).get(c.req.param("template")));
    const starts = mayManage(c.get("principal").roles) || template.lead !== undefined;
    return show(c, <TemplatePage frame={c.get("frame")} {...{ template, starts }} />);
  });

  return app;
}
