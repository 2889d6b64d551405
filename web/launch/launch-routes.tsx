import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import type { Template } from "../../domain/template.ts";
import { emptyBody, keyOf, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { showProblem } from "../errors/show-problem.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { ChooseTemplatePage, LaunchPage } from "./launch-pages.tsx";
import { launchMistakes, readLaunch } from "./read-launch.ts";

export function launchRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const mayLaunch = (c: PageContext) =>
    c
      .get("principal")
      .roles.some((role) => role === "programme-manager" || role === "administrator");

  const showLaunch = (
    c: PageContext,
    template: Template,
    body: Body,
    mistakes: readonly Mistake[],
    status: 200 | 409 | 422,
  ) =>
    show(
      c,
      <LaunchPage frame={c.get("frame")} template={template} body={body} mistakes={mistakes} />,
      status,
    );

  /** Managers start any path; others those that they lead themselves then. */
  const mayStart = (c: PageContext, { lead }: Template) => mayLaunch(c) || lead !== undefined;

  const offered = (c: PageContext) =>
    services.templates.list().filter(({ name }) => {
      const found = services.templates.get(name);
      return found !== null && mayStart(c, found.template);
    });

  app.get("/launch", (c) => {
    const name = c.req.query("template");
    if (name === undefined) {
      const templates = offered(c);
      return templates.length === 0
        ? showProblem(c, "not-allowed")
        : show(c, <ChooseTemplatePage frame={c.get("frame")} templates={templates} />);
    }
    const found = services.templates.get(name);
    if (found === null) return showProblem(c, "not-found");
    return mayStart(c, found.template)
      ? showLaunch(c, found.template, emptyBody, [], 200)
      : showProblem(c, "not-allowed");
  });

  app.post("/launch", async (c) => {
    const found = services.templates.get(c.req.query("template") ?? "");
    if (found === null) return showProblem(c, "not-found");
    const { template } = found;
    const body = await readBody(c);
    const read = readLaunch(body, template);
    if (read.kind === "mistakes") return showLaunch(c, template, body, read.mistakes, 422);
    const result = await services.runs.launch(c.get("principal"), read.input, keyOf(body));
    if (result.kind === "invalid") {
      return showLaunch(c, template, body, launchMistakes(result.issues, body), 422);
    }
    const outcome = outcomeOf(result, body);
    if (outcome.kind === "mistakes") return showLaunch(c, template, body, outcome.mistakes, 409);
    if (outcome.kind !== "done") return showProblem(c, outcome.kind);
    const run = result.run ?? outcome.receipts[0]?.run;
    return goTo(c, run === undefined ? "/" : `/board/${run}/people?new=yes`);
  });

  return app;
}
