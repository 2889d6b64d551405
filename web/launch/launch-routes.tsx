import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import type { Template } from "../../domain/template.ts";
import { bodyOf, emptyBody, keyOf } from "../body.ts";
import { readBody } from "../read-body.ts";
import { outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { ChooseTemplatePage, LaunchPage } from "./launch-pages.tsx";
import { writtenIn } from "./draft-body.ts";
import { launchMistakes, readLaunch } from "./read-launch.ts";
import { formPage } from "../form-page.ts";
import { allow, found } from "../stop.ts";

export function launchRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const mayLaunch = (c: PageContext) =>
    c
      .get("principal")
      .roles.some((role) => role === "programme-manager" || role === "administrator");

  const here = (c: PageContext) => services.templates.of(c.get("principal").organisation);

  const templateIn = async (c: PageContext) =>
    found((await here(c)).get(c.req.query("template") ?? "")).template;

  /** What the reader wrote before of a run by this template; null when there is none. */
  const draftOf = async (c: PageContext, { name }: Template) =>
    (await services.launchDrafts.list(c.get("principal"))).find(
      ({ template }) => template === name,
    ) ?? null;

  const launching = formPage(async (c, { body, mistakes }) => {
    const template = await templateIn(c);
    const draft = body === emptyBody ? await draftOf(c, template) : null;
    return (
      <LaunchPage
        frame={c.get("frame")}
        template={template}
        body={draft === null ? body : bodyOf(draft.written)}
        savedAt={draft?.savedAt ?? null}
        mistakes={mistakes}
      />
    );
  });

  /** Managers start any path; others those that they lead themselves then. */
  const mayStart = (c: PageContext, { lead }: Template) => mayLaunch(c) || lead !== undefined;

  const offered = async (c: PageContext) => {
    const templates = await here(c);
    return templates.list().filter(({ name }) => {
      const one = templates.get(name);
      return one !== null && mayStart(c, one.template);
    });
  };

  app.get("/launch", async (c) => {
    const name = c.req.query("template");
    if (name === undefined) {
      const templates = await offered(c);
      allow(templates.length > 0);
      const drafts = await services.launchDrafts.list(c.get("principal"));
      return show(
        c,
        <ChooseTemplatePage
          frame={c.get("frame")}
          templates={templates}
          drafts={drafts.filter((draft) => templates.some(({ name }) => name === draft.template))}
          done={c.req.query("done")}
        />,
      );
    }
    allow(mayStart(c, await templateIn(c)));
    return launching.open(c);
  });

  app.post("/launch", async (c) => {
    const template = await templateIn(c);
    const body = await readBody(c);
    const then = body.text("then");
    if (then === "later") {
      allow(mayStart(c, template));
      await services.launchDrafts.save(c.get("principal"), template.name, writtenIn(body));
      return goTo(c, "/launch?done=saved");
    }
    if (then === "drop") {
      await services.launchDrafts.drop(c.get("principal"), template.name);
      return goTo(c, "/launch?done=dropped");
    }
    const read = readLaunch(body, template);
    if (read.kind === "mistakes") return launching.mend(c, body, read.mistakes);
    const result = await services.runs.launch(c.get("principal"), read.input, keyOf(body));
    if (result.kind === "invalid") {
      return launching.mend(c, body, launchMistakes(result.issues, body));
    }
    const outcome = outcomeOf(result, body);
    if (outcome.kind === "mistakes") return launching.refused(c, body, outcome.mistakes);
    await services.launchDrafts.drop(c.get("principal"), template.name);
    const run = result.run ?? outcome.receipts[0]?.run;
    return goTo(c, run === undefined ? "/" : `/board/${run}/people?new=yes`);
  });

  return app;
}
