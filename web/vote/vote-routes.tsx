import { Hono } from "hono";
import type { Principal } from "../../api/principal.ts";
import type { Services } from "../../api/services.ts";
import { keyOf } from "../body.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import { readBody } from "../read-body.ts";
import { outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo } from "../respond.ts";
import { readBallot } from "./read-ballot.ts";
import { VotePage } from "./vote-page.tsx";
import { formPage } from "../form-page.ts";
import { found } from "../stop.ts";

const LINK = "/vote/:run/:poll/:voter/:mac";
const SIGNED_IN = "/polls/:run/:poll";

/** A poll's page: for whoever is signed in, and for whoever holds a voter's own link, which opens nothing else. */
export function voteRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const { runs, polls } = services;
  const param = (c: PageContext, name: string): string => c.req.param(name) ?? "";

  const byLink = async (c: PageContext): Promise<Principal> => {
    const [run, poll, voter] = [param(c, "run"), param(c, "poll"), param(c, "voter")];
    const link = [run, poll, voter].every(isUuid) ? { run, poll, voter } : null;
    return found(await polls.byLink(found(link), param(c, "mac")));
  };

  const pollFor = async (c: PageContext, reader: Principal) => {
    const poll = param(c, "poll");
    return found(isUuid(poll) ? await polls.get(reader, param(c, "run"), poll) : null);
  };

  /** @param readerOf who votes here. */
  const votingAt = (
    path: string,
    readerOf: (c: PageContext) => Principal | Promise<Principal>,
  ): void => {
    const voting = formPage(async (c, { body, mistakes }) => {
      const poll = await pollFor(c, await readerOf(c));
      const voted = c.req.query("done") === "voted";
      const action = c.req.path;
      return <VotePage {...{ frame: c.get("frame"), poll, action, body, mistakes, voted }} />;
    });

    app.get(path, (c) => voting.open(c));

    app.post(path, async (c) => {
      const reader = await readerOf(c);
      const poll = await pollFor(c, reader);
      const body = await readBody(c);
      const ballot = readBallot(poll, body);
      if ("mistakes" in ballot) return voting.mend(c, body, ballot.mistakes);
      const data = { part: poll.part, poll: poll.poll, choice: ballot.choice };
      const order = { type: "castBallot", data } as const;
      const result = await runs.act(reader, param(c, "run"), order, keyOf(body));
      const outcome = outcomeOf(result, body, { choice: "option" });
      return outcome.kind === "done"
        ? goTo(c, `${c.req.path}?done=voted`)
        : voting.refused(c, body, outcome.mistakes);
    });
  };

  votingAt(LINK, byLink);
  votingAt(SIGNED_IN, (c) => c.get("principal"));
  return app;
}
