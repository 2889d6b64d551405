import { z } from "@hono/zod-openapi";
import { ElectorateChange, NewPoll } from "../../contracts/poll.ts";
import { Id, Key } from "../../contracts/values.ts";
import { endpoint, NO_BODY, NO_QUERY, type Endpoint } from "../../http/endpoint.ts";
import type { Services } from "../../services.ts";
import { acted, ANY_ACT, idFor, notFound, REPLAYED } from "../../routes/acting.ts";
import { Acted, InPart, InRun } from "../../routes/contract.ts";
import { CastBallot } from "./contract.ts";

const TAG = "Polls";
const InPoll = InRun.extend({ poll: Id });

const Result = z.object({
  option: z.string(),
  count: z.number().int().nullable(),
  points: z.number().nullable(),
  spread: z.array(z.number().int().nullable()).readonly().nullable(),
});

const View = z
  .object({
    poll: Id,
    part: z.string(),
    block: Key,
    programme: z.string(),
    question: z.string(),
    choose: z.enum(["one", "several", "rank", "scale"]),
    options: z.array(z.string()).readonly(),
    scale: z
      .object({
        least: z.number().int(),
        most: z.number().int(),
        leastLabel: z.string().exactOptional(),
        mostLabel: z.string().exactOptional(),
      })
      .nullable(),
    anonymous: z.boolean(),
    closesAt: z.string(),
    open: z.boolean(),
    asked: z.number().int(),
    cast: z.number().int(),
    standing: z.enum(["asked", "voted"]).nullable().openapi({
      description: "Whether whoever asks has voted; null where they are not asked to.",
    }),
    results: z.array(Result).readonly().nullable().openapi({
      description:
        "Null until the poll is closed. Of a poll without names, figures that could point at fewer than five people are null.",
    }),
    poorResponse: z.boolean(),
  })
  .openapi("Poll");

const made = { status: 201, schema: Acted, headers: { ...REPLAYED } } as const;

export const poll = ({ runs, polls }: Services): readonly Endpoint[] => [
  endpoint({
    method: "post",
    path: "/runs/{run}/parts/{part}/polls",
    name: "openPoll",
    tag: TAG,
    summary: "Open a poll: everybody who is asked gets a mail with a link of their own",
    description:
      "`voters` are given by address where the template says so, and need be no members; else they follow from the group.",
    params: InPart,
    query: NO_QUERY,
    body: NewPoll,
    success: { ...made, description: "The poll is open; `id` is its own" },
    problems: [
      ...ANY_ACT,
      "unknown-part",
      "unknown-poll",
      "part-not-open",
      "not-due",
      "already-opened",
      "no-options",
      "parameter-missing",
      "parameter-invalid",
      "group-incomplete",
    ],
    async handle({ principal, params: { run, part }, body, key }) {
      const id = idFor(principal.id, run, key);
      return acted(await polls.open(principal, run, { id, part, ...body }, key), id);
    },
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}/polls/{poll}",
    name: "getPoll",
    tag: TAG,
    summary: "A poll: what is asked, how many have voted, and once it is closed its result",
    params: InPoll,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 200, description: "The poll", schema: View },
    async handle({ principal, params: { run, poll } }) {
      const view = await polls.get(principal, run, poll);
      if (view === null) throw notFound();
      return { body: view };
    },
  }),
  endpoint({
    method: "post",
    path: "/runs/{run}/polls/{poll}/electorate",
    name: "changeElectorate",
    tag: TAG,
    summary: "Add people who may vote, or take out some who have not voted",
    params: InPoll,
    query: NO_QUERY,
    body: ElectorateChange,
    success: { ...made, description: "It is on record" },
    problems: [
      ...ANY_ACT,
      "unknown-poll",
      "poll-closed",
      "already-voted",
      "not-a-voter",
      "nothing-changed",
    ],
    handle: async ({ principal, params: { run, poll }, body, key }) =>
      acted(await polls.changeElectorate(principal, run, poll, body, key)),
  }),
  endpoint({
    method: "post",
    path: "/runs/{run}/polls/{poll}/ballot",
    name: "castBallot",
    tag: TAG,
    summary: "Vote",
    description:
      "`choice` gives places in the poll's list of options, from 0: one, several, or in order of preference; of a scale, a number for each option or null. Of a poll without names the choice enters no event and no fingerprint of the request, so a repeated request is answered by its key alone.",
    params: InPoll,
    query: NO_QUERY,
    body: CastBallot.pick({ choice: true }),
    success: { ...made, description: "It is on record that you voted" },
    problems: [
      ...ANY_ACT,
      "unknown-poll",
      "poll-closed",
      "already-voted",
      "not-a-voter",
      "invalid-ballot",
    ],
    async handle({ principal, params: { run, poll }, body: { choice }, key }) {
      const view = await polls.get(principal, run, poll);
      if (view === null) throw notFound();
      const { part } = view;
      const order = { type: "castBallot", data: { part, poll, choice } } as const;
      return acted(await runs.act(principal, run, order, key));
    },
  }),
];
