import { Hono } from "hono";
import { checked } from "../../api/contracts/check.ts";
import { PersonChange } from "../../api/contracts/people.ts";
import { ToldByChange } from "../../api/contracts/told-by.ts";
import type { Services } from "../../api/services.ts";
import { fromEach } from "../../domain/language.ts";
import { detailsWords } from "./details-words.tsx";
import { emptyBody, type Body } from "../body.ts";
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
    const wrong = (field: string, say: (t: typeof detailsWords.en.told) => string) =>
      details.mend(c, body, [{ field, message: fromEach(detailsWords, ({ told }) => say(told)) }]);
    const asked = toldByIn(body);
    const phone = body.text("phone");
    if ((asked.by === "sms" || asked.textIfRefused) && phone === "")
      return wrong("phone", (t) => t.writeNumber);
    const choice = checked(ToldByChange, asked);
    if (choice.kind === "invalid") {
      const [first, second] = choice.issues[0]?.path ?? [];
      if (first !== "quiet") return wrong("by", (t) => t.chooseHow);
      const isHalf = body.text("quiet-from") === "" || body.text("quiet-until") === "";
      return wrong(`quiet-${String(second)}`, (t) => (isHalf ? t.bothHours : t.otherHour));
    }
    const read = checked(PersonChange, phone === "" ? {} : { phone });
    if (read.kind === "invalid") return wrong("phone", (t) => t.numberLike);
    const changed = answeredWith(await people.change(principal, principal.id, read.value));
    if (changed.kind !== "done") return details.mend(c, body, [changed]);
    const chosen = answeredWith(await toldBy.choose(principal, choice.value));
    return chosen.kind === "done"
      ? goTo(c, "/details?saved=yes")
      : details.mend(c, body, [{ field: chosen.field, message: chosen.message }]);
  });

  return app;
}

/** How somebody wants to be told, as the contract takes it. */
const toldByIn = (body: Body) => {
  const [from, until] = [body.text("quiet-from"), body.text("quiet-until")];
  return {
    by: body.text("by"),
    quiet:
      from === "" && until === ""
        ? null
        : { from: body.whole("quiet-from"), until: body.whole("quiet-until") },
    textIfRefused: body.all("textIfRefused").includes("yes"),
  };
};
