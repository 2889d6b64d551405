import { Hono } from "hono";
import { checked } from "../../api/contracts/check.ts";
import { NewVoucher } from "../../api/contracts/vouchers.ts";
import type { Services } from "../../api/services.ts";
import { formPage } from "../form-page.ts";
import { answeredWith, mistakesAt } from "../outcome.ts";
import type { PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { goTo } from "../respond.ts";
import { allow, found } from "../stop.ts";
import { VouchersPage } from "./vouchers-page.tsx";

/** Administrators say whose word on people is taken here. What was vouched for is shown in each run's group. */
export function vouchersRoutes({ vouchers }: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const page = formPage(async (c, { body, mistakes }) => {
    const principal = c.get("principal");
    allow(principal.roles.includes("administrator"));
    const known = await vouchers.list(principal);
    return (
      <VouchersPage
        frame={c.get("frame")}
        vouchers={found(known.kind === "done" ? known.value : null)}
        body={body}
        mistakes={mistakes}
        done={c.req.query("done") ?? null}
      />
    );
  });

  app.get("/who-can-vouch", (c) => page.open(c));

  app.post("/who-can-vouch", async (c) => {
    const body = await readBody(c);
    const [name, publicKey] = [body.text("name"), body.text("publicKey")];
    const read = checked(NewVoucher, { name, publicKey });
    if (read.kind === "invalid") return page.mend(c, body, mistakesAt(read.issues, body));
    const registered = answeredWith(await vouchers.register(c.get("principal"), read.value));
    return registered.kind === "done"
      ? goTo(c, "/who-can-vouch?done=registered")
      : page.mend(c, body, [{ field: registered.field, message: registered.message }]);
  });

  app.post("/who-can-vouch/end", async (c) => {
    const body = await readBody(c);
    answeredWith(await vouchers.end(c.get("principal"), body.text("voucher")));
    return goTo(c, "/who-can-vouch?done=ended");
  });

  return app;
}
