import { Hono } from "hono";
import { pageOf } from "../../api/services/page.ts";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { keyOf } from "../body.ts";
import { formPage } from "../form-page.ts";
import { outcomeOf } from "../outcome.ts";
import { addressesOf, isAnyPlace, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { goTo } from "../respond.ts";
import { EarnedPage } from "./earned-page.tsx";

const PAGE = 20;

/** What the reader is qualified for: theirs to say, to show to a group, and to show no longer. */
export function earnedRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const earned = formPage(async (c, { mistakes }) => {
    const all = await services.credentials.list(c.get("principal"));
    const wanted = wantedIn(c, PAGE, { name: "", isPlace: isAnyPlace });
    const page = pageOf(all, wanted, ({ run, credential }) => `${run}/${credential}`);
    return (
      <EarnedPage
        frame={c.get("frame")}
        earned={page.items}
        pages={addressesOf(c, "/earned", page)}
        mistakes={mistakes}
        done={c.req.query("done")}
      />
    );
  });

  app.get("/earned", (c) => earned.open(c));

  app.post("/earned/:run/:credential/show", async (c) => {
    const body = await readBody(c);
    const { run, credential } = c.req.param();
    const asked = { credential };
    const result = await services.credentials.show(c.get("principal"), run, asked, keyOf(body));
    const outcome = outcomeOf(result, body);
    return outcome.kind === "mistakes"
      ? earned.refused(c, body, outcome.mistakes)
      : goTo(c, "/earned?done=show");
  });

  const saying = (way: string, type: "claimCredential" | "stopShowingCredential") =>
    app.post(`/earned/:run/:credential/${way}`, async (c) => {
      const body = await readBody(c);
      const { run, credential } = c.req.param();
      return act(c, {
        services,
        run,
        body,
        order: { type, data: { member: c.get("principal").id, credential } },
        done: `/earned?done=${way}`,
        again: (mistakes) => earned.refused(c, body, mistakes),
      });
    });

  saying("claim", "claimCredential");
  saying("stop-showing", "stopShowingCredential");

  return app;
}
