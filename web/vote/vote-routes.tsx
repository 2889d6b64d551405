import { Hono } from "hono";
import type { Principal } from "../../api/principal.ts";
import type { Services } from "../../api/services.ts";
import { emptyBody, isUuid, keyOf, type Body } from "../body.ts";
import { readBody } from "../read-body.ts";
import { showProblem } from "../errors/show-problem.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { outcomeOf } from "../outcome.ts";
import type { PageContext, PageEnv } from "../page-env.ts";
import { goTo, show } from "../respond.ts";
import { readBallot } from "./read-ballot.ts";
import { VotePage } from "./vote-page.tsx";

const LINK = "/vote/:run/:poll/:voter/:mac";
const SIGNED_IN = "/polls/:run/:poll";

/** A poll's page: for whoever is signed in, and for whoever holds a voter's own link, which opens nothing else. */
export function voteRoutes(services: Services): Hono<PageEnv> {
  const app = new Hono<PageEnv>();
  const { runs, polls } = services;
  const param = (c: PageContext, name: string): string => c.req.param(name) ?? "";

  const byLink = async (c: PageContext): Promise<Principal | null> => {
    const [run, poll, voter] = [param(c, "run"), param(c, "poll"), param(c, "voter")];
    if (![run, poll, voter].every(isUuid)) return null;
    return polls.byLink({ run, poll, voter }, param(c, "mac"));
  };

  const pollFor = (c: PageContext, reader: Principal) =>
    isUuid(param(c, "poll")) ? polls.get(reader, param(c, "run"), param(c, "poll")) : null;

  const page = async (
    c: PageContext,
    reader: Principal | null,
    body: Body,
    mistakes: readonly Mistake[],
    status: 200 | 409 | 422,
  ) => {
    const poll = reader === null ? null : await pollFor(c, reader);
    if (poll === null) return showProblem(c, "not-found");
    const voted = c.req.query("done") === "voted";
    const action = c.req.path;
    return show(
      c,
      <VotePage {...{ frame: c.get("frame"), poll, action, body, mistakes, voted }} />,
      status,
    );
  };

  const vote = async (c: PageContext, reader: Principal | null) => {
    const poll = reader === null ? null : await pollFor(c, reader);
    if (reader === null || poll === null) return showProblem(c, "not-found");
    const body = await readBody(c);
    const ballot = readBallot(poll, body);
    if ("mistakes" in ballot) return page(c, reader, body, ballot.mistakes, 422);
    const data = { part: poll.part, poll: poll.poll, choice: ballot.choice };
    const order = { type: "castBallot", data } as const;
    const result = await runs.act(reader, param(c, "run"), order, keyOf(body));
    const outcome = outcomeOf(result, body, { choice: "option" });
    if (outcome.kind === "done") return goTo(c, `${c.req.path}?done=voted`);
    return outcome.kind === "mistakes"
      ? page(c, reader, body, outcome.mistakes, 409)
      : showProblem(c, outcome.kind);
  };

  app.get(LINK, async (c) => page(c, await byLink(c), emptyBody, [], 200));
  app.post(LINK, async (c) => vote(c, await byLink(c)));
  app.get(SIGNED_IN, (c) => page(c, c.get("principal"), emptyBody, [], 200));
  app.post(SIGNED_IN, (c) => vote(c, c.get("principal")));
  return app;
}
