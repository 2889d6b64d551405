import { z } from "@hono/zod-openapi";
import { Launch } from "../contracts/launch.ts";
import { Pause } from "../contracts/order.ts";
import { Id } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { acted, actRoute, notFound, REPLAYED } from "./acting.ts";
import { Acted, InRun, pageOf, pageQuery, wantedPage, Withheld } from "./contract.ts";

const TAG = "Runs";

const Template = z.object({ name: z.string(), version: z.number().int(), digest: z.string() });
const Status = z.enum(["not-launched", "running", "paused", "finished"]);

const RunListItem = z
  .object({
    run: Id,
    title: z.string().nullable(),
    template: Template,
    step: z.string().nullable(),
    status: Status,
    waitingFor: z.array(z.string()).readonly(),
    damaged: z.boolean(),
    launchedAt: z.string(),
    updatedAt: z.string(),
  })
  .openapi("RunListItem");

const Standing = z.enum(["co-produced", "at-risk", "not-co-produced", "held", "not-yet"]);
const Finding = z.object({
  code: z.string(),
  weight: z.enum(["breaks", "weakens", "note"]),
  step: z.string().nullable(),
  visit: z.number().int().nullable(),
  onwards: z.boolean(),
  events: z.array(Id).readonly(),
  reason: z.string(),
});
const Verdict = z
  .looseObject({
    standing: Standing,
    rung: z.string(),
    version: z.number().int(),
    steps: z
      .array(
        z.looseObject({
          step: z.string(),
          visit: z.number().int(),
          standing: Standing,
          evidence: z.enum([
            "vouched-and-signed",
            "signed",
            "own-act",
            "helpers-word",
            "managers-word",
            "none",
          ]),
          findings: z.array(Finding).readonly(),
        }),
      )
      .readonly(),
    findings: z.array(Finding).readonly(),
  })
  .openapi("Verdict", { description: "Computed from the run's events alone; see the bundle." });

const RunView = z
  .object({
    run: Id,
    title: z.string().nullable(),
    state: z.looseObject({ version: z.number().int(), status: Status }).openapi({
      description:
        "The run, folded from its events: members, steps, parts, requests, contributions. While a gate is open it is the same whichever way others answer, and `version` stays at the asking.",
    }),
    plan: z
      .looseObject({ waits: z.array(z.looseObject({ for: z.string() })).readonly() })
      .openapi({ description: "Whom and what the run waits for." }),
    names: z.record(z.string(), z.string()),
    disclosed: z.record(z.string(), z.unknown()).openapi({
      description:
        "What the titles, and the newest version of each part's form, stand for, as far as it still exists. Other texts stand with the versions, and in the history.",
    }),
    verdict: Verdict,
    cited: z.record(Id, z.number().int()).openapi({
      description: "The run's versions of the events that findings cite.",
    }),
    results: z
      .record(
        Id,
        z.looseObject({
          kind: z.enum(["hidden", "counted"]),
          answered: z.number().int(),
          asked: z.number().int(),
        }),
      )
      .openapi({
        description:
          "By request: how many answered. What they said only once it is settled, and never where it would point at one person.",
      }),
    withheld: Withheld.nullable().openapi({
      description: "What is withheld while people are asked, and why; null when nothing is.",
    }),
  })
  .openapi("Run");

export const runRoutes = ({ runs }: Services): readonly Endpoint[] => [
  endpoint({
    method: "post",
    path: "/runs",
    name: "launchRun",
    tag: TAG,
    summary: "Launch a run of a pathway",
    description: "Every parameter of the template that has no default must be stated.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: Launch.extend({ parameters: Launch.shape.parameters.default({}) }),
    success: {
      status: 201,
      description: "The run is launched; its first step is open",
      schema: Acted.extend({ run: Id }),
      headers: { Location: "The run's address.", ...REPLAYED },
    },
    problems: [
      "parameter-missing",
      "parameter-invalid",
      "unknown-step",
      "role-not-here",
      "template-retired",
    ],
    async handle({ principal, body, key }) {
      const result = await runs.launch(principal, body, key);
      const reply = acted(result);
      const run = result.run ?? "";
      return {
        body: { ...reply.body, id: run, run },
        headers: { Location: `/runs/${run}`, ...reply.headers },
      };
    },
  }),
  endpoint({
    method: "get",
    path: "/runs",
    name: "listRuns",
    tag: TAG,
    summary: "The runs that whoever asks may read, newest first",
    params: NO_PARAMS,
    query: z.strictObject(pageQuery(Id)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "A page of runs",
      schema: z.object(pageOf(RunListItem, Id)),
    },
    handle: async ({ principal, query }) => ({
      body: { ...(await runs.list(principal, wantedPage(query))) },
    }),
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}",
    name: "getRun",
    tag: TAG,
    summary: "A run: where it is, who is in it, what it waits for",
    params: InRun,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 200, description: "The run, as this reader may see it", schema: RunView },
    async handle({ principal, params }) {
      const view = await runs.view(principal, params.run, ({ parts, sessions, voices }) => [
        ...Object.values(parts).map(({ versions }) => versions.at(-1)),
        ...Object.values(sessions),
        ...Object.values(voices),
      ]);
      if (view === null) throw notFound();
      return {
        body: {
          ...view,
          state: { ...view.state },
          plan: { ...view.plan, waits: view.plan.waits.map((wait) => ({ ...wait })) },
          names: { ...view.names },
          disclosed: { ...view.disclosed },
          results: Object.fromEntries(
            Object.entries(view.results).map(([id, one]) => [id, { ...one }]),
          ),
        },
      };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/pause",
    name: "pause",
    tag: TAG,
    summary: "Pause a run: every clock stops",
    params: InRun,
    body: Pause,
    problems: [],
    order: ({ body: { reason } }) => ({ order: { type: "pause", data: { reason } } }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/resume",
    name: "resume",
    tag: TAG,
    summary: "Resume a paused run: everybody gets the time of the pause back",
    params: InRun,
    body: NO_BODY,
    problems: ["not-paused"],
    order: () => ({ order: { type: "resume", data: {} } }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/finish",
    name: "finishRun",
    tag: TAG,
    summary: "End a run whose last decision was refused",
    params: InRun,
    body: NO_BODY,
    problems: ["engine-only", "not-due"],
    order: () => ({ order: { type: "finishRun", data: {} } }),
  }),
];
