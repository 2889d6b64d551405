import { Hono } from "hono";
import { checked } from "../../api/contracts/check.ts";
import { PersonChange } from "../../api/contracts/people.ts";
import type { Services } from "../../api/services.ts";
import { fromEach } from "../../domain/language.ts";
import { detailsWords } from "./details-words.tsx";
import { emptyBody } from "../body.ts";
import { readBody } from "../read-body.ts";
import { mistakesAt, answeredWith } from "../outcome.ts";
import type { PageEnv } from "../page-env.ts";
import { goTo } from "../respond.ts";
import { DetailsPage } from "./details-page.tsx";
import { formPage } from "../form-page.ts";
import { found } from "../stop.ts";

export function detailsRoutes({ people, toldBy }: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const details = formPage(async (c, { body, mistakes }) => {
    const principal = c.get("principal");
    const person = await people.get(principal, principal.id);
    return (
      <DetailsPage
        frame={c.get("frame")}
        person={found(person.kind === "done" ? person.value : null)}
        body={body === emptyBody ? null : body}
        mistakes={mistakes}
        toldBy={await toldBy.of(principal)}
        textsGoOut={toldBy.textsGoOut}
        saved={c.req.query("saved") === "yes"}
      />
    );
  });

  app.get("/details", (c) => details.open(c));

  app.post("/details", async (c) => {
    const body = await readBody(c);
    const name = body.text("name");
    const timeZone = body.text("zone");
    if (name === "") {
      return details.mend(c, body, [
        { field: "name", message: fromEach(detailsWords, (t) => t.writeName) },
      ]);
    }
    const read = checked(PersonChange, { name, timeZone });
    if (read.kind === "invalid") {
      const where = fromEach(detailsWords, (t) => t.chooseWhere);
      const issues = read.issues.map((issue) =>
        issue.path[0] === "timeZone" ? { ...issue, message: where } : issue,
      );
      return details.mend(c, body, mistakesAt(issues, body, { timeZone: "zone" }));
    }
    const principal = c.get("principal");
    const changed = answeredWith(await people.change(principal, principal.id, read.value));
    return changed.kind === "done"
      ? goTo(c, "/details?saved=yes")
      : details.mend(c, body, [{ field: changed.field, message: changed.message }]);
  });

  app.post("/details/told-by", async (c) => {
    const body = await readBody(c);
    const principal = c.get("principal");
    const by = body.text("by");
    const phone = body.text("phone");
    if (by === "sms" && phone === "") {
      return details.mend(c, body, [
        { field: "phone", message: fromEach(detailsWords, ({ told }) => told.writeNumber) },
      ]);
    }
    const read = checked(PersonChange, phone === "" ? {} : { phone });
    if (read.kind === "invalid") {
      const message = fromEach(detailsWords, ({ told }) => told.numberLike);
      return details.mend(c, body, [{ field: "phone", message }]);
    }
    const changed = answeredWith(await people.change(principal, principal.id, read.value));
    if (changed.kind !== "done") return details.mend(c, body, [changed]);
    const chosen = answeredWith(await toldBy.choose(principal, { by }));
    return chosen.kind === "done"
      ? goTo(c, "/details?saved=yes")
      : details.mend(c, body, [{ field: chosen.field, message: chosen.message }]);
  });

  return app;
}
