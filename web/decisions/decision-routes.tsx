import { Hono } from "hono";
import type { Principal } from "../../api/principal.ts";
import type { Services } from "../../api/services.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { AccessPage } from "./access-page.tsx";
import { withPeople } from "../choose/read-people.ts";
import { DecisionsPage, peopleInHistory } from "./decisions-page.tsx";
import { EntryPage, type Neighbours } from "./entry-page.tsx";
import { filterBody, readFilter } from "./read-filter.ts";
import { found } from "../stop.ts";

/** Looks on a page. */
const PAGE = 100;

/** The entries before and after one, of those that the reader may see. */
const neighboursOf = async (
  { runs }: Services,
  principal: Principal,
  run: string,
  { event }: HistoryEntry,
): Promise<Neighbours> => {
  const [before, after] = await Promise.all([
    runs.history(principal, run, { before: event, limit: 1 }),
    runs.history(principal, run, { after: event, limit: 1 }),
  ]);
  return { before: before?.items.at(-1) ?? null, after: after?.items.at(0) ?? null };
};

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
    const beside = await neighboursOf(services, c.get("principal"), view.run, entry);
    return show(c, <EntryPage frame={c.get("frame")} view={view} entry={entry} beside={beside} />);
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
