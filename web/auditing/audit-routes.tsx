import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { showProblem } from "../errors/show-problem.tsx";
import { addressesOf, isAnyPlace, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { newestEntries } from "../run/entries-about.ts";
import { dataOf } from "../run/entry-data.ts";
import { judgedRunOfPage, partOfPage } from "../run/part-of-page.ts";
import { allow, found } from "../stop.ts";
import { MOST_ERASURES } from "./erasures.tsx";
import { DECIDING, evidenceOfPart, peopleAskedIn } from "./part-evidence.ts";
import { AuditPartPage, MOST_DECIDING } from "./part-page.tsx";
import { readJudged } from "./read-judged.ts";
import { AuditRunPage } from "./run-page.tsx";
import { JudgedRunsPage } from "./runs-page.tsx";
import { AuditVersionPage } from "./version-page.tsx";

/** Runs on a page of the list, and people on the page of a part. */
const RUNS = 20;
const PEOPLE = 20;

/** For whoever has to judge runs: which there are by verdict, and what each verdict rests on. */
export function auditRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/audit", async (c) => {
    const principal = c.get("principal");
    const only = readJudged(c.req.query("verdict"), c.req.query("finding"));
    const listed = await services.judged.list(principal, wantedIn(c, RUNS), only);
    allow(listed.kind !== "forbidden");
    if (listed.kind !== "done") return showProblem(c, "not-found");
    const titles = Object.fromEntries(
      (await services.templates.of(principal.organisation))
        .list()
        .map(({ name, title }) => [name, title]),
    );
    const pages = addressesOf(c, c.req.path, listed.value);
    return show(
      c,
      <JudgedRunsPage
        frame={c.get("frame")}
        runs={listed.value.items}
        {...{ only, titles, pages }}
      />,
    );
  });

  app.get("/audit/:run", async (c) => {
    const principal = c.get("principal");
    const view = await judgedRunOfPage(services, c);
    const erased = await services.runs.history(principal, view.run, {
      ...{ types: ["erased"], newest: true, limit: MOST_ERASURES },
    });
    services.access.saw(principal, view.run, "history");
    return show(
      c,
      <AuditRunPage frame={c.get("frame")} view={view} erased={erased?.items ?? []} />,
    );
  });

  app.get("/audit/:run/:part{[^/]+:\\d+}", async (c) => {
    const principal = c.get("principal");
    const { view, part } = await partOfPage(services, c, c.req.param("part"));
    const wanted = wantedIn(c, PEOPLE, { isPlace: isAnyPlace });
    const [people, deciding] = await Promise.all([
      evidenceOfPart(services, principal, {
        run: view.run,
        people: peopleAskedIn(view.state, part),
        wanted,
      }),
      newestEntries(services, principal, view.run, {
        ...{ part: part.id, types: DECIDING, limit: MOST_DECIDING },
      }),
    ]);
    services.access.saw(principal, view.run, "history");
    return show(
      c,
      <AuditPartPage
        frame={c.get("frame")}
        people={people.items}
        pages={addressesOf(c, `${c.req.path}#people`, people)}
        {...{ view, part, deciding }}
      />,
    );
  });

  app.get("/audit/:run/:part{[^/]+:\\d+}/versions/:version{\\d+}", async (c) => {
    const principal = c.get("principal");
    const number = Number(c.req.param("version"));
    const wanted = [number - 1, number];
    const { view, part } = await partOfPage(services, c, c.req.param("part"), wanted);
    const version = found(part.versions.find((one) => one.number === number));
    const entries = await services.runs.history(principal, view.run, {
      ...{ part: part.id, types: ["versionSaved"] },
      ...{ from: version.at, limit: 20 },
    });
    const saved = entries?.items.find((entry) => dataOf(entry).number("version") === number);
    services.access.saw(principal, view.run, "history");
    return show(
      c,
      <AuditVersionPage
        frame={c.get("frame")}
        before={part.versions.find((one) => one.number === number - 1)}
        {...{ view, part, version, saved }}
      />,
    );
  });

  return app;
}
