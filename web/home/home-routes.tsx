import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { HomePage } from "./home-page.tsx";

const PAGE = 20;

export function homeRoutes(services: Services): Hono<PageEnv> {
  return new Hono<PageEnv>().get("/", async (c) => {
    const principal = c.get("principal");
    const after = c.req.query("after");
    const [runs, inbox, person] = await Promise.all([
      services.runs.list(principal, { limit: PAGE, ...(after === undefined ? {} : { after }) }),
      services.inbox.list(principal),
      principal.person === null ? null : services.people.get(principal, principal.person),
    ]);
    const titles = Object.fromEntries(
      services.templates.list().map(({ name, title }) => [name, title]),
    );
    return show(
      c,
      <HomePage
        frame={c.get("frame")}
        name={person?.kind === "done" ? person.value.name : null}
        inbox={inbox}
        runs={runs.items}
        next={runs.next}
        titles={titles}
        left={c.req.query("left") === "yes"}
      />,
    );
  });
}
