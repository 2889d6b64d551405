import { Hono } from "hono";
import type { RawOrder } from "../../api/contracts/order.ts";
import type { Services } from "../../api/services.ts";
import { keyOf, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { listed, soughtIn } from "../choose/listed.ts";
import { allMistakes, withPeople } from "../choose/read-people.ts";
import { outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { addressesOf } from "../page-address.ts";
import { memberName } from "../words/people.ts";
import { requestOfPage } from "../run/part-of-page.ts";
import { HelpPage } from "./help-pages.tsx";
import { readWay } from "./read-way.ts";
import { OtherWaysPage } from "./other-ways-page.tsx";
import { standIns } from "./ways.tsx";
import { formPage } from "../form-page.ts";
import { found } from "../stop.ts";

/** A way of taking part that is about a question: beside those of any time, to have no say in it. */
const readOtherWay = (body: Body, me: string, part: string, key: string) => {
  if (body.text("act") !== "recuse") return readWay(body, me, key);
  const data = { part, member: me, reason: body.text("why") || null };
  return { kind: "order", order: { type: "recuse", data }, done: "recuse" } as const;
};

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
