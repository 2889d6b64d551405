import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { act } from "../act.ts";
import { readBody } from "../read-body.ts";
import { sides } from "../board/add-person.tsx";
import { rolesIn } from "../board/role-choices.ts";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { JoinPage } from "./join-page.tsx";
import { formPage } from "../form-page.ts";
import { found } from "../stop.ts";

const PAGE = 20;

export function joinRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const joining = formPage(async (c, { mistakes }) => {
    const open = await services.joinable.list(c.get("principal"), wantedIn(c, PAGE));
    const pages = addressesOf(c, "/join", open);
    const { frame } = c.var;
    return <JoinPage {...{ frame, pages, mistakes }} runs={open.items} />;
  });

  app.get("/join", (c) => joining.open(c));

  app.post("/join/:run", async (c) => {
    const body = await readBody(c);
    const principal = c.get("principal");
    const { run } = c.req.param();
    const side = found(sides.find((one) => one === body.text("side")));
    const roles = found(rolesIn(body.all("roles")));
    return act(c, {
      services,
      run,
      body,
      order: {
        type: "joinMember",
        data: { member: principal.id, side, roles, declares: [] },
      },
      done: `/your-part/${run}?done=joined`,
      again: (mistakes) => joining.refused(c, body, mistakes),
    });
  });

  return app;
}
