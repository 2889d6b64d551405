import { z } from "@hono/zod-openapi";
import { Corroborate } from "../contracts/order.ts";
import { Id } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute } from "./acting.ts";
import { InRun, ListPlace, pageOf, pageQuery, wantedPage } from "./contract.ts";

const TAG = "People";

const OpenClaim = z
  .object({
    run: Id,
    runTitle: z.string().nullable(),
    claim: z.number().int().openapi({ description: "The version of the event that said it." }),
    kind: z.string(),
    by: z.string().nullable(),
    at: z.string(),
  })
  .openapi("OpenClaim");

/** What was said about somebody, and whether they bear it out. */
export const claimRoutes = ({ claims, runs }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/claims",
    name: "listClaims",
    tag: TAG,
    summary: "What was said about whoever asks, and they have not answered yet",
    params: NO_PARAMS,
    query: z.strictObject(pageQuery(ListPlace)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "A page of claims, the newest first",
      schema: z.object(pageOf(OpenClaim, ListPlace)),
    },
    handle: async ({ principal, query }) => ({
      body: { ...(await claims.list(principal, wantedPage(query))) },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/claims/{claim}/corroboration",
    name: "corroborate",
    tag: TAG,
    summary: "Say whether what was said about oneself happened",
    description:
      "What staff say about people (training, delivery, payment, support, access needs met) is only asserted until the people bear it out. One can change one's mind; the newest word counts.",
    params: InRun.extend({ claim: z.string().regex(/^[1-9]\d{0,8}$/) }),
    body: Corroborate.pick({ agrees: true }),
    problems: ["unknown-claim", "already-answered", "not-yourself"],
    order: ({ principal, params: { claim }, body: { agrees } }) => ({
      order: {
        type: "corroborate",
        data: { member: principal.id, claim: Number(claim), agrees },
      },
    }),
  }),
];
