import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { showProblem } from "../errors/show-problem.tsx";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { filterBody } from "../decisions/read-filter.ts";
import { readDate } from "../form/read-date.ts";
import { dayWithin } from "../words/days.ts";
import { answeredWith } from "../outcome.ts";
import { readBody } from "../read-body.ts";
import { goTo, show } from "../respond.ts";
import { PowersPage } from "./powers-page.tsx";
import { TimelinePage } from "./timeline-page.tsx";

/** Items of each list on a page. */
const PAGE = 50;

const READS_ALL: readonly string[] = ["administrator", "auditor"];

export function powersRoutes({ powers, freshChanges }: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/who-can-act", async (c) => {
    const principal = c.get("principal");
    const [holders, entries, fresh] = await Promise.all([
      powers.holders(principal, wantedIn(c, PAGE, { name: "members-" })),
      powers.list(principal, wantedIn(c, PAGE)),
      freshChanges.list(principal),
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
        fresh={fresh}
        isAll={principal.roles.some((role) => READS_ALL.includes(role))}
      />,
    );
  });

  app.get("/who-can-act/timeline", async (c) => {
    const principal = c.get("principal");
    const body = filterBody(new URL(c.req.url));
    const day = readDate(body, "on");
    const during = day.kind === "date" ? dayWithin(day.date, c.get("frame").zone) : undefined;
    const held = await powers.timeline(principal, {
      ...wantedIn(c, PAGE),
      ...(during === undefined ? {} : { during }),
    });
    if (held.kind !== "done") return showProblem(c, "not-found");
    const mistakes = day.kind === "mistakes" ? day.mistakes : [];
    const page = (
      <TimelinePage
        frame={c.get("frame")}
        held={held.value.items}
        pages={addressesOf(c, c.req.path, held.value)}
        day={day.kind === "date" ? day.date : null}
        isAll={principal.roles.some((role) => READS_ALL.includes(role))}
        {...{ body, mistakes }}
      />
    );
    return show(c, page, mistakes.length > 0 ? 422 : 200);
  });

  app.post("/who-can-act/changes", async (c) => {
    const body = await readBody(c);
    const credential = body.text("credential");
    const mine = body.text("mine") === "yes";
    answeredWith(
      await freshChanges.answer(c.get("principal"), {
        of: credential === "" ? "address" : "passkey",
        ...(credential === "" ? {} : { credential }),
        mine,
      }),
    );
    // Whoever says that it was not theirs is signed out with everybody else.
    return goTo(c, mine ? "/who-can-act" : "/sign-in");
  });

  return app;
}
