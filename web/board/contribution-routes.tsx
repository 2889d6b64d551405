import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { pageOf } from "../../api/services/page.ts";
import { own } from "../../domain/rules/lookup.ts";
import { act } from "../act.ts";
import { readBody } from "../read-body.ts";
import { addressesOf, isAnyPlace, wantedIn } from "../page-address.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { toldContributions } from "../run/contributions.ts";
import { runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { ContributionsPage } from "./contributions-page.tsx";
import { formPage } from "../form-page.ts";

const PAGE = 20;
const wanted = (c: PageContext) => wantedIn(c, PAGE, { isPlace: isAnyPlace });

const outcomes = ["done", "partly", "not-done"] as const satisfies readonly string[];

/** Closing the loop: everybody who shared something gets an answer. */
export function contributionRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const contributionsPage = formPage(async (c, { body, mistakes }) => {
    const view = await runOfPage(services, c);
    const principal = c.get("principal");
    const all = Object.values(view.state.contributions);
    // Oldest first, so that nobody waits longest for an answer.
    const [answered, waiting] = [true, false].map((isAnswered) =>
      all.filter(({ status }) => (status === "answered") === isAnswered),
    );
    const listed = pageOf([...(waiting ?? []), ...(answered ?? [])], wanted(c), ({ id }) => id);
    // What was sent about one that is on another page is not lost.
    const sent = own(view.state.contributions, c.req.param("contribution") ?? "");
    const away = sent === undefined || listed.items.includes(sent) ? [] : [sent];
    return (
      <ContributionsPage
        frame={c.get("frame")}
        view={view}
        reader={readerInRun(principal, view.state)}
        shown={await toldContributions(services, principal, view, [...away, ...listed.items])}
        pages={addressesOf(c, `/board/${view.run}/contributions`, listed)}
        body={body}
        mistakes={mistakes}
        done={c.req.query("done")}
      />
    );
  });

  app.get("/board/:run/contributions", (c) => contributionsPage.open(c));

  app.post("/board/:run/contributions/:contribution", async (c) => {
    const body = await readBody(c);
    const { run, contribution } = c.req.param();
    const outcome = outcomes.find((one) => one === body.text(`outcome-${contribution}`));
    const reply = body.text(`reply-${contribution}`);
    if (outcome === undefined || reply === "") {
      const mistakes = [
        ...(outcome === undefined
          ? [{ field: `outcome-${contribution}`, message: "Say what you did about it" }]
          : []),
        ...(reply === ""
          ? [{ field: `reply-${contribution}`, message: "Write your answer to them" }]
          : []),
      ];
      return contributionsPage.mend(c, body, mistakes);
    }
    return act(c, {
      services,
      run,
      body,
      order: { type: "answerContribution", data: { contribution, outcome, reply } },
      inputs: { reply: `reply-${contribution}`, outcome: `outcome-${contribution}` },
      done: `/board/${run}/contributions?done=answered`,
      again: (mistakes) => contributionsPage.refused(c, body, mistakes),
    });
  });

  return app;
}
