import { Hono } from "hono";
import type { RawOrder } from "../../api/contracts/order.ts";
import { pageOf } from "../../api/services/page.ts";
import type { Services } from "../../api/services.ts";
import { activeMember, hasRole } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";
import { act } from "../act.ts";
import type { Body } from "../body.ts";
import { formPage } from "../form-page.ts";
import { readNeededDate } from "../form/read-date.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { addressesOf, wantedIn } from "../page-address.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { show } from "../respond.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { readerInRun, type ReaderInRun } from "../run/reader-in-run.ts";
import { allow, found } from "../stop.ts";
import { instantOn } from "../words/days.ts";
import { factKinds, factsOf } from "./fact-words.ts";
import { DisputePage, FactsPage, StatePage } from "./facts-page.tsx";

const PAGE = 30;

const ANY_DAY = "2000-01-01";

const isPlace = (text: string): boolean => /^\d{1,15}$/u.test(text);

/** Who may say that something happened: whoever has a part in the work. */
const mayState = (state: RunState, reader: ReaderInRun): boolean => {
  const member = activeMember(state, reader.id);
  const works =
    member !== undefined && hasRole(member, "decision-maker", "author", "deliverer", "contributor");
  return reader.steers || works;
};

function readFact(body: Body, zone: string): RawOrder | readonly Mistake[] {
  const part = body.text("part");
  const fact = factKinds.find(({ value }) => value === body.text("fact"))?.value;
  const day = readNeededDate(body, "on", "Write the day, like 4 12 2026");
  const clock = body.text("time");
  // A time is read also beside a day that is wrong, so that both are mended at once.
  const at = clock === "" ? day.date : instantOn(day.date || ANY_DAY, clock, zone);
  const mistakes: readonly Mistake[] = [
    ...(part === "" ? [{ field: "part", message: "Choose what it is about" }] : []),
    ...(fact === undefined ? [{ field: "fact", message: "Choose what happened" }] : []),
    ...day.mistakes,
    ...(at === null ? [{ field: "time", message: "Write the time like 9:05 or 14:30" }] : []),
  ];
  if (fact === undefined || at === null || mistakes.length > 0) return mistakes;
  return { type: "stateFact", data: { part, fact, on: at } };
}

/** What is said to have happened in a run. */
export function factsRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const readerOf = async (c: PageContext) => {
    const view = await runOfPage(services, c);
    return { view, reader: readerInRun(c.get("principal"), view.state) };
  };

  const stating = formPage(async (c, filled) => {
    const { view, reader } = await readerOf(c);
    allow(mayState(view.state, reader));
    return <StatePage frame={c.get("frame")} view={view} {...filled} />;
  });

  const factIn = async (c: PageContext) => {
    const one = await readerOf(c);
    const { part, fact: nth } = c.req.param();
    const fact = factsOf(one.view.state).find(
      (stated) => stated.part.id === part && String(stated.nth) === nth,
    );
    return { ...one, fact: found(fact) };
  };

  const disputing = formPage(async (c, filled) => (
    <DisputePage frame={c.get("frame")} {...await factIn(c)} {...filled} />
  ));

  app.get("/board/:run/facts", async (c) => {
    const { view, reader } = await readerOf(c);
    const facts = factsOf(view.state);
    const places = new Map(facts.map((fact, index) => [fact, String(facts.length - index)]));
    const page = pageOf(facts, wantedIn(c, PAGE, { isPlace }), (fact) => places.get(fact) ?? "");
    return show(
      c,
      <FactsPage
        frame={c.get("frame")}
        {...{ view, reader }}
        facts={page.items}
        pages={addressesOf(c, c.req.path, page)}
        states={mayState(view.state, reader) && view.state.status === "running"}
        done={c.req.query("done")}
      />,
    );
  });

  app.get("/board/:run/facts/new", (c) => stating.open(c));

  app.post("/board/:run/facts/new", async (c) => {
    const body = await readBody(c);
    const { run } = c.req.param();
    const order = readFact(body, c.get("frame").zone);
    if (!("type" in order)) return stating.mend(c, body, order);
    return act(c, {
      services,
      run,
      body,
      order,
      done: `/board/${run}/facts?done=stated`,
      again: (mistakes) => stating.refused(c, body, mistakes),
    });
  });

  app.get("/board/:run/facts/:part/:fact{\\d+}/dispute", (c) => disputing.open(c));

  app.post("/board/:run/facts/:part/:fact{\\d+}/dispute", async (c) => {
    const body = await readBody(c);
    const { view, reader, fact } = await factIn(c);
    const reason = body.text("reason");
    if (reason === "")
      return disputing.mend(c, body, [{ field: "reason", message: "Say what is not right" }]);
    const data = { part: fact.part.id, fact: fact.nth, member: reader.id, reason };
    return act(c, {
      services,
      run: view.run,
      body,
      order: { type: "disputeFact", data },
      done: `/board/${view.run}/facts?done=disputed`,
      again: (mistakes) => disputing.refused(c, body, mistakes),
    });
  });

  return app;
}
