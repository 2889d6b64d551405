import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { AccessPage } from "./access-page.tsx";
import { withPeople } from "../choose/read-people.ts";
import { DecisionsPage, EntryPage, peopleInHistory } from "./decisions-page.tsx";
import { filterBody, readFilter } from "./read-filter.ts";
import { found } from "../stop.ts";

/** Looks on a page. */
const PAGE = 100;

export function decisionRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/decisions/:run", async (c) => {
    const view = await runOfPage(services, c);
    const url = new URL(c.req.url);
    const { body, mistakes: unclear } = withPeople(filterBody(url), peopleInHistory(view));
    const read = readFilter(body, c.get("frame").zone);
    const mistakes = [...unclear, ...read.mistakes];
    const { filter } = read;
    const history = found(await services.runs.history(c.get("principal"), view.run, filter));
    services.access.saw(c.get("principal"), view.run, "history");
    const page = (
      <DecisionsPage
        frame={c.get("frame")}
        view={view}
        entries={history.items}
        body={body}
        mistakes={mistakes}
        pages={addressesOf(c, c.req.path, {
          previous: history.previous === null ? null : String(history.previous),
          next: history.next === null ? null : String(history.next),
        })}
      />
    );
    return show(c, page, mistakes.length > 0 ? 422 : 200);
  });

  app.get("/decisions/:run/:entry{[1-9]\\d*|[0-9a-f-]{36}}", async (c) => {
    const view = await runOfPage(services, c);
    const named = c.req.param("entry");
    const history = await services.runs.history(
      c.get("principal"),
      view.run,
      isUuid(named) ? { event: named } : { after: Number(named) - 1, limit: 1 },
    );
    const isNamed = (one: HistoryEntry) => one.event === named || String(one.version) === named;
    services.access.saw(c.get("principal"), view.run, "history");
    const entry = found(history?.items.find(isNamed));
    return show(c, <EntryPage frame={c.get("frame")} view={view} entry={entry} />);
  });

  app.get("/decisions/:run/access", async (c) => {
    const view = await runOfPage(services, c);
    const wanted = wantedIn(c, PAGE, { isPlace: (text) => /^\d{1,15}$/.test(text) });
    const looks = found(await services.access.list(c.get("principal"), view.run, wanted));
    const pages = addressesOf(c, c.req.path, looks);
    return show(
      c,
      <AccessPage frame={c.get("frame")} view={view} looks={looks.items} pages={pages} />,
    );
  });

  return app;
}
