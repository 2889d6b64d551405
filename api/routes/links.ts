import { z } from "@hono/zod-openapi";
import { LinkRun } from "../contracts/order.ts";
import { Id } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute, freshId, notFound } from "./acting.ts";
import { InRun } from "./contract.ts";

const TAG = "Links";

const LinkedRun = z
  .object({
    link: Id,
    kind: LinkRun.shape.kind,
    run: Id,
    title: z.string().nullable(),
    part: z.string().nullable(),
    answered: z.enum(["passed", "refused", "overridden", "finished"]).nullable(),
  })
  .openapi("LinkedRun");

/** How runs are tied to each other. */
export const linkRoutes = ({ runs, links }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/runs/{run}/links",
    name: "listLinks",
    tag: TAG,
    summary: "The runs that a run is linked to, and those that are linked to it",
    params: InRun,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description:
        "Links that this run made, links that others made to it, and runs of templates that it retired which still go on",
      schema: z.object({
        to: z.array(LinkedRun).readonly(),
        from: z.array(LinkedRun).readonly(),
        carriedOn: z
          .array(z.object({ run: Id, title: z.string().nullable(), template: z.string() }))
          .readonly(),
      }),
    },
    async handle({ principal, params }) {
      const found = await links.of(principal, params.run);
      if (found === null) throw notFound();
      return { body: found };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/links",
    name: "linkRun",
    tag: TAG,
    summary: "Link a run to another one of the organisation",
    description:
      "`asks`: this run hears what that one decides. `adds-to`: this run's request is added to that one's, whose public numbers are put on record. `grows-out-of`, `hands-on-to`: both runs show it. Whoever links looks after this run and may read that one.",
    params: InRun,
    body: LinkRun.omit({ link: true }),
    problems: ["already-linked", "unknown-part"],
    order: (call) => {
      const link = freshId(call);
      return { order: { type: "linkRun", data: { link, ...call.body } }, id: link };
    },
  }),
];
