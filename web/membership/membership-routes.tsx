import { Hono } from "hono";
import { Side } from "../../api/contracts/values.ts";
import { readSignedLine } from "../../api/contracts/vouchers.ts";
import type { Services } from "../../api/services.ts";
import { pageOf } from "../../api/services/page.ts";
import { fromEach } from "../../domain/language.ts";
import { askLine } from "../../domain/membership/statement.ts";
import { act } from "../act.ts";
import { formPage } from "../form-page.ts";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { MembershipPage } from "./membership-page.tsx";
import { membershipWords } from "./membership-words.tsx";

/** Members on a page. */
const MEMBERS = 50;

/** How it is known who has lived experience. */
export function membershipRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const page = formPage(async (c, { body, mistakes }) => {
    const view = await runOfPage(services, c);
    const principal = c.get("principal");
    const { id: member } = principal;
    const listed = pageOf(Object.values(view.state.members), wantedIn(c, MEMBERS), ({ id }) => id);
    const [vouchers, passkeys] = await Promise.all([
      services.vouchers.list(principal),
      services.passkeys.list(principal),
    ]);
    const lines = passkeys.map(({ credential, publicKey: passkey }) =>
      askLine({ member, credential, passkey }),
    );
    return (
      <MembershipPage
        {...{ view, me: member, lines, body, mistakes }}
        frame={c.get("frame")}
        members={listed.items}
        pages={addressesOf(c, `/who-we-are/${view.run}#group`, listed)}
        vouchers={vouchers.kind === "done" ? vouchers.value : []}
        done={c.req.query("done")}
      />
    );
  });

  app.get("/who-we-are/:run", (c) => page.open(c));

  app.post("/who-we-are/:run/sides", async (c) => {
    const body = await readBody(c);
    const { run } = c.req.param();
    const sides = body.all("sides").flatMap((one) => Side.safeParse(one).data ?? []);
    if (sides.length === 0)
      return page.mend(c, body, [
        { field: "sides", message: fromEach(membershipWords, (t) => t.choose) },
      ]);
    return act(c, {
      services,
      run,
      body,
      order: { type: "declareSide", data: { member: c.get("principal").id, sides } },
      done: `/who-we-are/${run}?done=said`,
      again: (mistakes) => page.refused(c, body, mistakes),
    });
  });

  app.post("/who-we-are/:run/vouchers", async (c) => {
    const body = await readBody(c);
    const { run } = c.req.param();
    const data = readSignedLine(body.text("line"));
    const isTheirs = data?.member === c.get("principal").id;
    if (data === null || !isTheirs)
      return page.mend(c, body, [
        {
          field: "line",
          message: fromEach(membershipWords, ({ vouch }) =>
            data === null ? vouch.noLine : vouch.another,
          ),
        },
      ]);
    const inputs = Object.fromEntries(Object.keys(data).map((name) => [name, "line"]));
    return act(c, {
      services,
      run,
      body,
      inputs,
      order: { type: "vouchForMember", data },
      done: `/who-we-are/${run}?done=vouched`,
      again: (mistakes) => page.refused(c, body, mistakes),
    });
  });

  app.post("/who-we-are/:run/:member/confirm", async (c) => {
    const body = await readBody(c);
    const { run, member } = c.req.param();
    return act(c, {
      services,
      run,
      body,
      order: { type: "confirmMember", data: { member } },
      done: `/who-we-are/${run}?done=confirmed`,
      again: (mistakes) => page.refused(c, body, mistakes),
    });
  });

  return app;
}
