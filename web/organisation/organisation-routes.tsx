import { Hono } from "hono";
import { checked } from "../../api/contracts/check.ts";
import { OrganisationChange } from "../../api/contracts/people.ts";
import type { Services } from "../../api/services.ts";
import { emptyBody } from "../body.ts";
import { formPage } from "../form-page.ts";
import { answeredWith, mistakesAt } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { goTo, show } from "../respond.ts";
import { allow, found } from "../stop.ts";
import { FirstDayPage } from "./first-day-page.tsx";
import { MailTestedPage } from "./mail-section.tsx";
import { OrganisationPage } from "./organisation-page.tsx";

/** The organisation's settings, its mail, and what its first administrator has to do. */
export function organisationRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const { organisations, mail, people, passkeys } = services;

  const ownOf = async (c: PageContext) => {
    const principal = c.get("principal");
    allow(principal.roles.includes("administrator"));
    const organisation = await organisations.get(principal, principal.organisation);
    return found(organisation.kind === "done" ? organisation.value : null);
  };

  const mailOf = async (c: PageContext) => {
    const status = await mail.status(c.get("principal"));
    return found(status.kind === "done" ? status.value : null);
  };

  const settings = formPage(async (c, { body, mistakes }) => (
    <OrganisationPage
      frame={c.get("frame")}
      organisation={await ownOf(c)}
      mail={await mailOf(c)}
      body={body === emptyBody ? null : body}
      mistakes={mistakes}
      done={c.req.query("done") ?? null}
    />
  ));

  app.get("/organisation", (c) => settings.open(c));

  app.post("/organisation", async (c) => {
    const body = await readBody(c);
    if (body.text("name") === "") {
      const message = "Write what your organisation is called";
      return settings.mend(c, body, [{ field: "name", message }]);
    }
    const read = checked(OrganisationChange, {
      name: body.text("name"),
      colour: body.text("colour") || null,
      phone: body.text("phone") || null,
      contact: body.text("contact") || null,
    });
    if (read.kind === "invalid") return settings.mend(c, body, mistakesAt(read.issues, body));
    const principal = c.get("principal");
    const changed = answeredWith(
      await organisations.change(principal, principal.organisation, read.value),
    );
    return changed.kind === "done"
      ? goTo(c, "/organisation?done=saved")
      : settings.mend(c, body, [{ field: changed.field, message: changed.message }]);
  });

  app.post("/organisation/test-mail", async (c) => {
    const tested = answeredWith(await mail.test(c.get("principal")));
    return tested.kind === "done"
      ? show(c, <MailTestedPage frame={c.get("frame")} tested={tested.value} />)
      : settings.mend(c, emptyBody, [{ field: null, message: tested.message }]);
  });

  app.get("/first-day", async (c) => {
    const principal = c.get("principal");
    const organisation = await ownOf(c);
    const [status, staff, keys] = await Promise.all([
      mailOf(c),
      people.list(principal, { limit: 2, staff: true }),
      passkeys.list(principal),
    ]);
    const done = {
      mail: status.latest.some(({ kind, state }) => kind === "test" && state === "sent"),
      staff: staff.kind === "done" && staff.value.items.length > 1,
      passkey: keys.length > 0,
    };
    return show(c, <FirstDayPage frame={c.get("frame")} organisation={organisation} done={done} />);
  });

  return app;
}
