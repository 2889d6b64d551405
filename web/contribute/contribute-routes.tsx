import { Hono } from "hono";
import type { RawOrder } from "../../api/contracts/order.ts";
import type { Services } from "../../api/services.ts";
import { pageOf } from "../../api/services/page.ts";
import { own } from "../../domain/rules/lookup.ts";
import { idFrom, keyOf, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { outcomeOf, type InputNames } from "../outcome.ts";
import { addressesOf, isAnyPlace, wantedIn } from "../page-address.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo } from "../respond.ts";
import { toldContributions } from "../run/contributions.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { fromEach } from "../../domain/language.ts";
import { contributeWords } from "./contribute-words.tsx";
import { ContributePage, CONTRIBUTED } from "./contribute-page.tsx";
import { formPage } from "../form-page.ts";

const PAGE = 20;

/** What is wrong, in the language of the page. */
const say = (take: (t: (typeof contributeWords)["en"]) => string) =>
  fromEach(contributeWords, take);

const sents = ["words", "thought"] as const satisfies readonly string[];

export function contributeRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const contributing = formPage(async (c, { body, mistakes }) => {
    const view = await runOfPage(services, c);
    const principal = c.get("principal");
    const all = Object.values(view.state.contributions);
    const listed = pageOf(
      all.filter(({ member }) => member === principal.id).toReversed(),
      wantedIn(c, PAGE, { isPlace: isAnyPlace }),
      ({ id }) => id,
    );
    // What was sent about one that is on another page is not lost.
    const sent = own(view.state.contributions, c.req.param("contribution") ?? "");
    const away = sent?.member !== principal.id || listed.items.includes(sent) ? [] : [sent];
    const mine = await toldContributions(services, principal, view, [...away, ...listed.items]);
    return (
      <ContributePage
        frame={c.get("frame")}
        view={view}
        me={principal.id}
        mine={mine}
        pages={addressesOf(c, `/contribute/${view.run}#before`, listed)}
        body={body}
        mistakes={mistakes}
        sent={sents.find((one) => one === c.req.query("sent"))}
      />
    );
  });

  const act = async (
    c: PageContext,
    body: Body,
    order: RawOrder,
    sent: (typeof sents)[number] = "words",
    inputs: InputNames = {},
  ) => {
    const run = c.req.param("run") ?? "";
    const result = await services.runs.act(c.get("principal"), run, order, keyOf(body));
    const outcome = outcomeOf(result, body, inputs);
    if (outcome.kind === "mistakes") return contributing.refused(c, body, outcome.mistakes);
    return goTo(c, `/contribute/${run}?sent=${sent}`);
  };

  app.get("/contribute/:run", (c) => contributing.open(c));

  app.post("/contribute/:run", async (c) => {
    await runOfPage(services, c);
    const body = await readBody(c);
    const text = body.text("text");
    const kind = CONTRIBUTED.find((one) => one === body.text("kind"));
    if (kind === undefined || text === "") {
      const mistakes = [
        ...(kind === undefined ? [{ field: "kind", message: say((t) => t.chooseKind) }] : []),
        ...(text === "" ? [{ field: "text", message: say((t) => t.writeIt) }] : []),
      ];
      return contributing.mend(c, body, mistakes);
    }
    const id = idFrom(keyOf(body), "contribution");
    const member = c.get("principal").id;
    return act(c, body, { type: "contribute", data: { id, member, part: null, kind, text } });
  });

  app.post("/contribute/:run/reflect", async (c) => {
    const body = await readBody(c);
    const step = body.text("step");
    const easier = body.text("easier");
    const mistakes = [
      ...(step === "" ? [{ field: "step", message: say((t) => t.chooseStep) }] : []),
      ...(easier === "" ? [{ field: "easier", message: say((t) => t.sayEasier) }] : []),
    ];
    if (mistakes.length > 0) return contributing.mend(c, body, mistakes);
    const member = c.get("principal").id;
    return act(c, body, { type: "reflect", data: { member, step, easier } }, "thought");
  });

  app.post("/contribute/:run/:contribution/dispute", async (c) => {
    const body = await readBody(c);
    const contribution = c.req.param("contribution");
    const field = `reason-${contribution}`;
    const reason = body.text(field);
    if (reason === "")
      return contributing.mend(c, body, [{ field, message: say((t) => t.sayMissing) }]);
    const member = c.get("principal").id;
    return act(
      c,
      body,
      { type: "disputeContribution", data: { member, contribution, reason } },
      "words",
      { reason: field },
    );
  });

  return app;
}
