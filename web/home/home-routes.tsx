import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { wholeOf, yesOrNo } from "../body.ts";
import { readBody } from "../read-body.ts";
import { addressesOf, isAnyPlace, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { openOffers } from "../support/own-offers.ts";
import { ownWords } from "./own-words.ts";
import { HomePage } from "./home-page.tsx";

const PAGE = 20;

export function homeRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  app.get("/", async (c) => {
    const principal = c.get("principal");
    const runsPage = wantedIn(c, PAGE);
    const askedPage = wantedIn(c, PAGE, { name: "asked-", isPlace: isAnyPlace });
    const claimsPage = wantedIn(c, PAGE, { name: "claims-", isPlace: isAnyPlace });
    const [
      runs,
      inbox,
      claims,
      ownCries,
      needing,
      offers,
      words,
      problems,
      alarms,
      damaged,
      earns,
      templates,
    ] = await Promise.all([
      services.runs.list(principal, runsPage),
      services.inbox.list(principal, askedPage),
      services.claims.list(principal, claimsPage),
      services.cries.own(principal),
      services.cries.waiting(principal),
      openOffers(services, principal),
      ownWords(services, principal),
      services.selfCheck.problems(principal),
      services.witnesses.alarms(principal),
      services.damage.alarms(principal),
      services.credentials.concern(principal),
      services.templates.of(principal.organisation),
    ]);
    const titles = Object.fromEntries(templates.list().map(({ name, title }) => [name, title]));
    return show(
      c,
      <HomePage
        frame={c.get("frame")}
        name={c.get("frame").name}
        inbox={inbox.items}
        inboxPages={addressesOf(c, "/#waiting", inbox, "asked-")}
        claims={claims.items}
        claimPages={addressesOf(c, "/#claims", claims, "claims-")}
        ownCries={ownCries}
        needing={needing}
        offers={offers}
        words={words}
        problems={problems}
        alarms={alarms}
        damaged={damaged}
        runs={runs.items}
        runPages={addressesOf(c, "/#runs", runs)}
        titles={titles}
        earns={earns}
        left={c.req.query("left") === "yes"}
      />,
    );
  });

  app.post("/did-it-happen/:run/:claim", async (c) => {
    const { run, claim } = c.req.param();
    const body = await readBody(c);
    const agrees = yesOrNo(body.text("agrees"));
    if (agrees === undefined) return goTo(c, "/#claims");
    const data = { member: c.get("principal").id, claim: wholeOf(claim), agrees };
    // Whatever came of it, the home page shows what is still open.
    return act(c, {
      services,
      run,
      body,
      order: { type: "corroborate", data },
      done: "/#claims",
      again: () => goTo(c, "/#claims"),
    });
  });

  return app;
}
