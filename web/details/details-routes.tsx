import { Hono } from "hono";
import { checked } from "../../api/contracts/check.ts";
import { PersonChange } from "../../api/contracts/people.ts";
import type { Services } from "../../api/services.ts";
import type { Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { showProblem } from "../errors/show-problem.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { mistakesAt } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { DetailsPage } from "./details-page.tsx";

export function detailsRoutes({ people }: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const showDetails = async (
    c: PageContext,
    body: Body | null,
    mistakes: readonly Mistake[],
    status: 200 | 422,
  ) => {
    const principal = c.get("principal");
    const found = await people.get(principal, principal.id);
    if (found.kind !== "done") return showProblem(c, "not-found");
    const page = (
      <DetailsPage
        frame={c.get("frame")}
        person={found.value}
        body={body}
        mistakes={mistakes}
        saved={c.req.query("saved") === "yes"}
      />
    );
    return show(c, page, status);
  };

  app.get("/details", (c) => showDetails(c, null, [], 200));

  app.post("/details", async (c) => {
    const body = await readBody(c);
    const name = body.text("name");
    const timeZone = body.text("zone");
    if (name === "") {
      return showDetails(c, body, [{ field: "name", message: "Write your name" }], 422);
    }
    const read = checked(PersonChange, { name, timeZone });
    if (read.kind === "invalid") {
      return showDetails(c, body, mistakesAt(read.issues, body, { timeZone: "zone" }), 422);
    }
    const principal = c.get("principal");
    const changed = await people.change(principal, principal.id, read.value);
    switch (changed.kind) {
      case "done":
        return goTo(c, "/details?saved=yes");
      case "invalid":
        return showDetails(c, body, [{ field: changed.field, message: changed.message }], 422);
      case "forbidden":
        return showProblem(c, "not-allowed");
      case "key-reused":
      case "not-found":
        return showProblem(c, "not-found");
      default:
        return changed satisfies never;
    }
  });

  return app;
}
