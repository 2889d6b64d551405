import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { fromEach } from "../../domain/language.ts";
import { activeMember, own } from "../../domain/rules/lookup.ts";
import { act } from "../act.ts";
import { readWay } from "../answer/read-way.ts";
import { standIns } from "../answer/ways.tsx";
import { keyOf, yesOrNo } from "../body.ts";
import { allMistakes, withPeople } from "../choose/read-people.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { readBody } from "../read-body.ts";
import type { PageEnv } from "../page-env.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { WaysPage } from "./ways-page.tsx";
import { YourPartPage } from "./your-part-page.tsx";
import { yourPartWords } from "./your-part-words.ts";
import { formPage } from "../form-page.ts";
import { found } from "../stop.ts";

const SAY_ONE: Mistake = { field: null, message: fromEach(yourPartWords, ({ press }) => press) };

export function yourPartRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const yourPart = formPage(async (c, { mistakes }) => {
    const view = await runOfPage(services, c);
    const me = c.get("principal").id;
    found(own(view.state.members, me));
    const done = c.req.query("done");
    const { frame } = c.var;
    return <YourPartPage frame={frame} view={view} me={me} mistakes={mistakes} done={done} />;
  });

  app.get("/your-part/:run", (c) => yourPart.open(c));

  app.post("/your-part/:run", async (c) => {
    const body = await readBody(c);
    const me = c.get("principal").id;
    const { run } = c.req.param();
    const holds = yesOrNo(body.text("holds"));
    const by = body.text("by");
    if (holds === undefined || (by !== "self" && by !== "guardian"))
      return yourPart.mend(c, body, [SAY_ONE]);
    const said = { member: body.text("member"), declares: body.text("declares"), holds };
    return act(c, {
      services,
      run,
      body,
      order: {
        type: "makeDeclaration",
        data:
          by === "guardian" ? { ...said, by: "guardian", guardian: me } : { ...said, by: "self" },
      },
      done: `/your-part/${run}?done=said`,
      again: (mistakes) => yourPart.refused(c, body, mistakes),
    });
  });

  app.post("/your-part/:run/contact", async (c) => {
    const body = await readBody(c);
    const { run } = c.req.param();
    const holds = yesOrNo(body.text("holds"));
    if (holds === undefined) return yourPart.mend(c, body, [SAY_ONE]);
    return act(c, {
      services,
      run,
      body,
      order: { type: "allowContact", data: { member: c.get("principal").id, holds } },
      done: `/your-part/${run}?done=said`,
      again: (mistakes) => yourPart.refused(c, body, mistakes),
    });
  });

  const ways = formPage(async (c, { body, mistakes }) => {
    const view = await runOfPage(services, c);
    const me = c.get("principal").id;
    found(activeMember(view.state, me));
    const { frame } = c.var;
    return <WaysPage {...{ frame, view, me, body, mistakes }} done={c.req.query("done")} />;
  });

  app.get("/your-part/:run/ways", (c) => ways.open(c));

  app.post("/your-part/:run/ways", async (c) => {
    const view = await runOfPage(services, c);
    const me = c.get("principal").id;
    const { body, mistakes } = withPeople(await readBody(c), standIns(view, me));
    const read = found(readWay(body, me, keyOf(body)));
    if (mistakes.length > 0 || read.kind === "mistakes")
      return ways.mend(
        c,
        body,
        allMistakes(mistakes, read.kind === "mistakes" ? read.mistakes : []),
      );
    return act(c, {
      services,
      run: view.run,
      body,
      order: read.order,
      done: read.done === "withdraw" ? "/?left=yes" : `${c.req.path}?done=${read.done}`,
      again: (wrong) => ways.refused(c, body, wrong),
    });
  });

  return app;
}
