import { Hono } from "hono";
import type { Principal } from "../../api/principal.ts";
import type { Services } from "../../api/services.ts";
import type { HistoryEntry, HistoryFilter } from "../../api/services/history-page.ts";
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

type Beside = { readonly entry: HistoryEntry } & Neighbours;

/** An entry by its number or id, with the entries before and after it, of those that the reader may see; null: there is none. */
const entryBeside = async (
  { runs }: Services,
  principal: Principal,
  run: string,
  named: string,
): Promise<Beside | null> => {
  const page = async (filter: HistoryFilter): Promise<readonly HistoryEntry[]> =>
    (await runs.history(principal, run, filter))?.items ?? [];
  const isById = isUuid(named);
  const [[entry, next], [before = null]] = await Promise.all([
    page(isById ? { event: named } : { after: Number(named) - 1, limit: 2 }),
    page({ before: isById ? named : Number(named), limit: 1 }),
  ]);
  if (entry === undefined || (!isById && String(entry.version) !== named)) return null;
  // A number bounds only what is numbered; what follows the last of them is asked for by its id.
  const [after = null] = next === undefined ? await page({ after: entry.event, limit: 1 }) : [next];
  return { entry, before, after };
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
    const asked = await entryBeside(services, c.get("principal"), view.run, c.req.param("entry"));
    services.access.saw(c.get("principal"), view.run, "history");
    const { entry, ...beside } = found(asked);
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
