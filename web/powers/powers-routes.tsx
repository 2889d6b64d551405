import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { showProblem } from "../errors/show-problem.tsx";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { PowersPage } from "./powers-page.tsx";

/** Items of each list on a page. */
const PAGE = 50;

const READS_ALL: readonly string[] = ["administrator", "auditor"];

export function powersRoutes({ powers }: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/who-can-act", async (c) => {
    const principal = c.get("principal");
    const [holders, entries] = await Promise.all([
      powers.holders(principal, wantedIn(c, PAGE, { name: "members-" })),
      powers.list(principal, wantedIn(c, PAGE)),
    ]);
    if (holders.kind !== "done" || entries.kind !== "done") return showProblem(c, "not-found");
    const { path } = c.req;
    return show(
      c,
      <PowersPage
        frame={c.get("frame")}
        holders={holders.value.items}
        holderPages={addressesOf(c, `${path}#holders`, holders.value, "members-")}
        entries={entries.value.items}
        entryPages={addressesOf(c, `${path}#changes`, entries.value)}
        isAll={principal.roles.some((role) => READS_ALL.includes(role))}
      />,
    );
  });

  return app;
}
