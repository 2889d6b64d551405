import { Hono } from "hono";
import type { RawOrder } from "../../api/contracts/order.ts";
import type { Services } from "../../api/services.ts";
import { idFrom, keyOf, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { listed, soughtIn } from "../choose/listed.ts";
import { allMistakes, withPeople } from "../choose/read-people.ts";
import { readNeededDate } from "../form/read-date.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { addressesOf } from "../page-address.ts";
import { memberName } from "../words/people.ts";
import { requestOfPage } from "../run/part-of-page.ts";
import { HelpPage } from "./help-pages.tsx";
import { OtherWaysPage, standIns } from "./other-ways-page.tsx";
import { formPage } from "../form-page.ts";
import { found } from "../stop.ts";

type Read =
  | { readonly kind: "order"; readonly order: RawOrder; readonly done: string }
  | { readonly kind: "mistakes"; readonly mistakes: readonly Mistake[] };

function readOtherWay(body: Body, me: string, part: string, key: string): Read | null {
  const act = body.text("act");
  const order = (one: RawOrder): Read => ({ kind: "order", order: one, done: act });
  const mistake = (field: string, message: string): Read => ({
    kind: "mistakes",
    mistakes: [{ field, message }],
  });
  switch (act) {
    case "need": {
      const what = body.text("what");
      if (what === "") return mistake("what", "Say what you need");
      return order({
        type: "stateAccessNeed",
        data: { id: idFrom(key, "need"), member: me, what },
      });
    }
    case "recuse":
      return order({
        type: "recuse",
        data: { part, member: me, reason: body.text("why") || null },
      });
    case "delegate": {
      const to = body.text("to");
      const until = readNeededDate(body, "until", "Write the last day, like 4 12 2026");
      const mistakes = [
        ...(to === "" ? [{ field: "to", message: "Choose who stands in for you" }] : []),
        ...until.mistakes,
      ];
      if (mistakes.length > 0) return { kind: "mistakes", mistakes };
      return order({ type: "delegate", data: { from: me, to, until: until.date } });
    }
    case "end-delegation":
      return order({ type: "endDelegation", data: { from: me } });
    case "withdraw":
      return order({ type: "withdraw", data: { member: me } });
    default:
      return null;
  }
}

/** People on a page. */
const PAGE = 50;

/** What somebody may do instead of answering, and what a helper does. */
export function otherWayRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const requestIn = (c: PageContext) => requestOfPage(services, c, c.req.param("request") ?? "");

  const otherWays = formPage(async (c, { body, mistakes }) => {
    const one = await requestIn(c);
    return (
      <OtherWaysPage
        {...one}
        frame={c.get("frame")}
        me={c.get("principal").id}
        body={body}
        mistakes={mistakes}
        done={c.req.query("done")}
      />
    );
  });

  app.get("/answer/:run/:request/other-ways", (c) => otherWays.open(c));

  app.post("/answer/:run/:request/other-ways", async (c) => {
    const one = await requestIn(c);
    const principal = c.get("principal");
    const { body, mistakes } = withPeople(await readBody(c), standIns(one.view, principal.id));
    const key = keyOf(body);
    const read = found(readOtherWay(body, principal.id, one.part.id, key));
    if (mistakes.length > 0 || read.kind === "mistakes")
      return otherWays.mend(
        c,
        body,
        allMistakes(mistakes, read.kind === "mistakes" ? read.mistakes : []),
      );
    const result = await services.runs.act(principal, one.view.run, read.order, key);
    const outcome = outcomeOf(result, body, { reason: "why" });
    if (outcome.kind === "mistakes") return otherWays.refused(c, body, outcome.mistakes);
    if (read.done === "withdraw") return goTo(c, "/?left=yes");
    return goTo(c, `/answer/${one.view.run}/${one.request.id}/other-ways?done=${read.done}`);
  });

  app.get("/answer/:run/:request/help", async (c) => {
    const one = await requestIn(c);
    const me = c.get("principal").id;
    const sought = soughtIn(c, "called");
    const others = listed(
      c,
      one.request.asked.filter((member) => member !== me),
      {
        limit: PAGE,
        name: "asked-",
        sought,
        idOf: (member) => member,
        labelOf: (member) => memberName(one.view, member),
      },
    );
    return show(
      c,
      <HelpPage
        {...one}
        frame={c.get("frame")}
        others={others.items}
        sought={sought}
        pages={addressesOf(c, c.req.path, others, "asked-")}
      />,
    );
  });

  app.post("/answer/:run/:request/check", async (c) => {
    const one = await requestIn(c);
    const body = await readBody(c);
    const principal = c.get("principal");
    const data = { request: one.request.id, member: principal.id };
    const order: RawOrder =
      body.text("act") === "confirm"
        ? { type: "confirmAnswer", data }
        : { type: "disputeAnswer", data: { ...data, reason: body.text("reason") || null } };
    const result = await services.runs.act(principal, one.view.run, order, keyOf(body));
    outcomeOf(result, body);
    return goTo(c, `/answer/${one.view.run}/${one.request.id}`);
  });

  return app;
}
