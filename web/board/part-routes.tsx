import { Hono } from "hono";
import type { RawOrder } from "../../api/contracts/order.ts";
import type { Services } from "../../api/services.ts";
import { BY_ADDRESS } from "../../domain/blocks/poll/block.ts";
import { pollBlockOf } from "../../domain/blocks/poll/lookup.ts";
import { act } from "../act.ts";
import { readNumber } from "../../domain/written/number.ts";
import { idFrom, keyOf, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { listed, soughtIn } from "../choose/listed.ts";
import { activeMembers } from "../choose/matching.ts";
import { allMistakes, withPeople } from "../choose/read-people.ts";
import { readNeededDate } from "../form/read-date.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { outcomeOf, type InputNames } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { entriesAbout, newestEntries } from "../run/entries-about.ts";
import { addressesOf } from "../page-address.ts";
import { memberName } from "../words/people.ts";
import { partOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { AskedPage } from "./asked-page.tsx";
import { ASKED_LISTED } from "./who-was-asked.tsx";
import { MOST_VERSIONS, MOST_WISHES, PartPage } from "./part-page.tsx";
import { readMeasure } from "./read-measure.ts";
import { readVoters } from "./read-voters.ts";
import { readCancelled, readHeld, readPlan, readVoice } from "./read-session.ts";
import { OverridePage } from "./reason-pages.tsx";
import { formPage } from "../form-page.ts";
import { allow, found } from "../stop.ts";

const DAY_MISSING = "Write the day, like 4 12 2026";

export const PART = ":part{[^/]+:\\d+}";

export function partRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const base = `/board/:run/${PART}`;
  const partIn = (c: PageContext) => partOfPage(services, c, c.req.param("part") ?? "");

  const partPage = formPage(async (c, { body, mistakes }) => {
    const one = await partIn(c);
    const principal = c.get("principal");
    const { run } = one.view;
    const { id: part, objections } = one.part;
    const entries = await Promise.all([
      newestEntries(services, principal, run, {
        ...{ part, limit: MOST_VERSIONS },
        types: ["versionSaved"],
      }),
      entriesAbout(services, principal, run, {
        types: ["objected"],
        matters: Object.keys(objections).filter((id) => objections[id]?.open),
      }),
      // Somebody may have asked more than once.
      newestEntries(services, principal, run, {
        ...{ part, limit: 2 * MOST_WISHES },
        types: ["askedForTime"],
      }),
    ]);
    return (
      <PartPage
        {...one}
        frame={c.get("frame")}
        reader={readerInRun(principal, one.view.state)}
        entries={entries.flat()}
        body={body}
        mistakes={mistakes}
        done={c.req.query("saved") === "yes" ? "saved" : c.req.query("done")}
      />
    );
  });

  /** Does what a form on the part's page asks for. */
  const acting = (
    path: string,
    done: string,
    read: (body: Body, part: string, key: string) => RawOrder | readonly Mistake[],
    inputs: InputNames = {},
  ) =>
    app.post(`${base}/${path}`, async (c) => {
      const one = await partIn(c);
      const { body, mistakes: unclear } = withPeople(await readBody(c), activeMembers(one.view));
      const order = read(body, one.part.id, keyOf(body));
      if (!("type" in order) || unclear.length > 0)
        return partPage.mend(c, body, allMistakes(unclear, "type" in order ? [] : order));
      return act(c, {
        services,
        run: one.view.run,
        body,
        order,
        inputs,
        done: `/board/${one.view.run}/${one.part.id}?done=${done}`,
        again: (mistakes) => partPage.refused(c, body, mistakes),
      });
    });

  app.get(base, (c) => partPage.open(c));

  acting("sessions/plan", "planned", readPlan, { on: "planned" });
  acting("sessions/held", "held", readHeld, { on: "held" });
  acting("sessions/cancelled", "cancelled", readCancelled);
  acting("sessions/voice", "heard", readVoice, { kind: "voiceKind", text: "said" });

  acting("ask", "asked", (body, part, key) => ({
    type: "requestSignOff",
    data: {
      id: idFrom(key, "request"),
      part,
      version: body.whole("version"),
      sections: body.all("sections"),
    },
  }));

  const readRestart = (body: Body): RawOrder | readonly Mistake[] => {
    const reason = body.text("reason");
    if (reason === "") return [{ field: "reason", message: "Say why the time runs on" }];
    return { type: "restartClock", data: { request: body.text("request"), reason } };
  };

  acting("clock", "clock", readRestart);

  const readTold = (body: Body): RawOrder | readonly Mistake[] => {
    const [member, by] = [body.text("member"), body.text("by")];
    const { date: on, mistakes: wrongDay } = readNeededDate(body, "told", DAY_MISSING);
    const mistakes = [
      ...(member === "" ? [{ field: "member", message: "Choose who was told" }] : []),
      ...(by === "" ? [{ field: "by", message: "Choose who told them" }] : []),
      ...wrongDay,
    ];
    if (mistakes.length > 0) return mistakes;
    return { type: "tellInPerson", data: { request: body.text("request"), member, by, on } };
  };

  acting("told", "told", readTold, { on: "told" });

  acting("lift", "lifted", (body, part) => ({
    type: "liftObjection",
    data: { part, objection: body.text("objection") },
  }));

  acting("measure", "measured", readMeasure, { on: "on" });

  app.post(`${base}/poll`, async (c) => {
    const one = await partIn(c);
    const { run, state } = one.view;
    const body = await readBody(c);
    const block = body.text("block");
    const isByAddress = pollBlockOf(state, one.part, block)?.voters === BY_ADDRESS;
    const read = isByAddress ? readVoters(body.text("voters")) : { voters: null };
    if ("mistakes" in read) return partPage.mend(c, body, read.mistakes);
    const key = keyOf(body);
    const asked = { id: idFrom(key, "poll"), part: one.part.id, block, voters: read.voters };
    const outcome = outcomeOf(await services.polls.open(c.get("principal"), run, asked, key), body);
    if (outcome.kind === "done") return goTo(c, `/board/${run}/${one.part.id}?done=polled`);
    return partPage.refused(c, body, outcome.mistakes);
  });

  acting("delivery/start", "started", (body, part) => {
    const { date: on, mistakes } = readNeededDate(body, "on", DAY_MISSING);
    if (mistakes.length > 0) return mistakes;
    return { type: "startDelivery", data: { part, on } };
  });

  acting("delivery/complete", "completed", (body, part) => {
    const on = readNeededDate(body, "on", DAY_MISSING);
    const reached = readNumber(body.text("reached"));
    const report = body.text("report");
    const mistakes = [
      ...on.mistakes,
      ...(reached.kind === "wrong" ? [{ field: "reached", message: reached.message }] : []),
      ...(report === "" ? [{ field: "report", message: "Say what happened" }] : []),
    ];
    if (mistakes.length > 0 || reached.kind === "wrong") return mistakes;
    return {
      type: "completeDelivery",
      data: {
        part,
        on: on.date,
        reached: reached.value,
        deliveredBy: body.all("deliveredBy"),
        report,
      },
    };
  });

  app.get(`${base}/asked/:request`, async (c) => {
    const { view, part } = await partIn(c);
    // Whoever may not help those who are asked has no such list in what they read.
    const asked = found(part.gate === "open" ? view.asked[c.req.param("request")] : undefined);
    const sought = soughtIn(c, "called");
    const page = listed(c, asked, {
      limit: ASKED_LISTED,
      name: "asked-",
      sought,
      idOf: ({ member }) => member,
      labelOf: ({ member }) => memberName(view, member),
    });
    return show(
      c,
      <AskedPage
        {...{ view, part, sought }}
        frame={c.get("frame")}
        here={c.req.path}
        asked={page.items}
        pages={addressesOf(c, c.req.path, page, "asked-")}
      />,
    );
  });

  const overriding = formPage(async (c, { body, mistakes }) => {
    const one = await partIn(c);
    const { manages } = readerInRun(c.get("principal"), one.view.state);
    allow(manages);
    return <OverridePage {...one} frame={c.get("frame")} body={body} mistakes={mistakes} />;
  });

  app.get(`${base}/override`, (c) => overriding.open(c));

  app.post(`${base}/override`, async (c) => {
    const one = await partIn(c);
    const body = await readBody(c);
    const reason = body.text("reason");
    const mistakes = [
      ...(reason === "" ? [{ field: "reason", message: "Say why it has to go ahead" }] : []),
      ...(body.text("sure") === "yes"
        ? []
        : [{ field: "sure", message: "Tick the box if you understand what this means" }]),
    ];
    if (mistakes.length > 0) return overriding.mend(c, body, mistakes);
    return act(c, {
      services,
      run: one.view.run,
      body,
      order: { type: "overrideGate", data: { part: one.part.id, reason } },
      done: `/board/${one.view.run}/${one.part.id}?done=overridden`,
      again: (refused) => overriding.refused(c, body, refused),
    });
  });

  return app;
}
