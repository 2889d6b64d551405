import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { readBody } from "../read-body.ts";
import { sides } from "../board/add-person.tsx";
import { rolesIn } from "../board/role-choices.ts";
import { showProblem } from "../errors/show-problem.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { show } from "../respond.ts";
import { JoinPage } from "./join-page.tsx";

const PAGE = 20;

export function joinRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const showJoin = async (c: PageContext, mistakes: readonly Mistake[], status: 200 | 409) => {
    const found = await services.joinable.list(c.get("principal"), wantedIn(c, PAGE));
    const pages = addressesOf(c, "/join", found);
    const { frame } = c.var;
    const page = <JoinPage {...{ frame, pages, mistakes }} runs={found.items} />;
    return show(c, page, status);
  };

  app.get("/join", (c) => showJoin(c, [], 200));

  app.post("/join/:run", async (c) => {
    const body = await readBody(c);
    const principal = c.get("principal");
    const { run } = c.req.param();
    const side = sides.find((one) => one === body.text("side"));
    const roles = rolesIn(body.all("roles"));
    if (side === undefined || roles === null) return showProblem(c, "not-found");
    return act(c, {
      services,
      run,
      body,
      order: {
        type: "joinMember",
        data: { member: principal.id, side, roles, declares: [] },
      },
      done: `/your-part/${run}?done=joined`,
      again: (mistakes) => showJoin(c, mistakes, 409),
    });
  });

  return app;
}
