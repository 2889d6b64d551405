import { z } from "@hono/zod-openapi";
import { Reflect } from "../contracts/order.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute } from "./acting.ts";
import { InRun } from "./contract.ts";

const TAG = "Reflections";

export const reflectionRoutes = ({ runs, reflections }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    path: "/runs/{run}/reflections",
    name: "reflect",
    tag: TAG,
    summary: "Which step is most likely to be skipped here, and what would make it easier",
    params: InRun,
    body: Reflect.pick({ step: true, easier: true }),
    problems: ["unknown-step"],
    order: ({ principal, body }) => ({
      order: { type: "reflect", data: { member: principal.id, ...body } },
    }),
  }),
  endpoint({
    method: "get",
    path: "/reflections",
    name: "listReflections",
    tag: TAG,
    summary: "The steps most likely to be skipped, over all of the organisation's runs",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "How often each step was named, most often first",
      schema: z.object({
        items: z
          .array(z.object({ template: z.string(), step: z.string(), count: z.number().int() }))
          .readonly(),
      }),
    },
    problems: ["forbidden"],
    handle: async ({ principal }) => ({ body: { items: await reflections.list(principal) } }),
  }),
];
