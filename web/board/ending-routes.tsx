import { Hono } from "hono";
import type { Services } from "../../api/services.ts";
import { own } from "../../domain/rules/lookup.ts";
import { act } from "../act.ts";
import { keyOf } from "../body.ts";
import { byAddress } from "../choose/by-address.ts";
import { allMistakes, withPeople } from "../choose/read-people.ts";
import { formPage } from "../form-page.ts";
import { outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { readBody } from "../read-body.ts";
import { goTo } from "../respond.ts";
import { partOfPage, runOfPage } from "../run/part-of-page.ts";
import { readerInRun } from "../run/reader-in-run.ts";
import { allow, found } from "../stop.ts";
import { EndPage } from "./end-page.tsx";
import { readVoters } from "./read-voters.ts";
import { removable, VotersPage } from "./voters-page.tsx";

const VOTERS = "/board/:run/:part{[^/]+:\\d+}/polls/:poll/voters";

/** Ending a run whose group said no, and changing who may vote in a poll that is open. */
export function endingRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();

  const ending = formPage(async (c, { mistakes }) => {
    const view = await runOfPage(services, c);
    allow(readerInRun(c.get("principal"), view.state).owns);
    return <EndPage frame={c.get("frame")} view={view} mistakes={mistakes} />;
  });

  app.get("/board/:run/end", (c) => ending.open(c));

  app.post("/board/:run/end", async (c) => {
    const body = await readBody(c);
    const { run } = c.req.param();
    return act(c, {
      services,
      run,
      body,
      order: { type: "finishRun", data: {} },
      done: `/board/${run}?done=ended`,
      again: (mistakes) => ending.refused(c, body, mistakes),
    });
  });

  const pollIn = async (c: PageContext) => {
    const { view, part } = await partOfPage(services, c, c.req.param("part") ?? "");
    const poll = found(own(view.state.polls, c.req.param("poll") ?? ""));
    found(poll.part === part.id && poll.outcome === null ? poll : null);
    return { view, part, poll };
  };

  const voting = formPage(async (c, filled) => {
    const one = await pollIn(c);
    const { steers, manages: looks } = readerInRun(c.get("principal"), one.view.state);
    allow(steers);
    return <VotersPage frame={c.get("frame")} looks={looks} {...one} {...filled} />;
  });

  /** Those who are meant by addresses, one on each line. */
  const leaving = async (c: PageContext, text: string) => {
    const lines = text
      .split("\n")
      .map((line) => line.trim())
      .filter((line) => line !== "");
    const found = await Promise.all(
      lines.map(async (line) => ({
        line,
        person: await byAddress(services, c.get("principal"), line),
      })),
    );
    return {
      people: found.flatMap(({ person }) => (person === undefined ? [] : [person.person])),
      mistakes: found.flatMap(({ line, person }) =>
        person === undefined
          ? [
              {
                field: "out",
                message: `Nobody here has the address “${line.slice(0, 80)}”. Write another, or leave it out`,
              },
            ]
          : [],
      ),
    };
  };

  app.get(VOTERS, (c) => voting.open(c));

  app.post(VOTERS, async (c) => {
    const { view, part, poll } = await pollIn(c);
    const { body, mistakes: unclear } = withPeople(await readBody(c), removable(view, poll));
    const read = readVoters(body.text("voters"));
    const out = await leaving(c, body.text("out"));
    const mistakes = allMistakes(unclear, [
      ...("mistakes" in read ? read.mistakes : []),
      ...out.mistakes,
    ]);
    if ("mistakes" in read || mistakes.length > 0) return voting.mend(c, body, mistakes);
    const change = { added: read.voters, removed: [...body.all("removed"), ...out.people] };
    const principal = c.get("principal");
    const outcome = outcomeOf(
      await services.polls.changeElectorate(principal, view.run, poll.id, change, keyOf(body)),
      body,
      { added: "voters" },
    );
    if (outcome.kind === "done") return goTo(c, `/board/${view.run}/${part.id}?done=voters`);
    return voting.refused(c, body, outcome.mistakes);
  });

  return app;
}
