import { z } from "@hono/zod-openapi";
import { TakeUpCry } from "../contracts/order.ts";
import { Id } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute } from "./acting.ts";
import { ListPlace, OfMember, pageOf, pageQuery, wantedPage } from "./contract.ts";

const TAG = "Help";

const HeardCry = z
  .object({
    run: Id,
    runTitle: z.string().nullable(),
    part: z.string().nullable(),
    stepTitle: z.string().nullable(),
    kind: z.enum(["more-time", "objection", "need", "disputed"]),
    about: z
      .string()
      .openapi({ description: "The request, objection or access need that it is about." }),
    member: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    phone: z.string().nullable(),
    since: z.string(),
    words: z.string().nullable(),
    takenUp: z
      .object({ by: z.string(), name: z.string().nullable(), at: z.string() })
      .nullable()
      .openapi({ description: "Who read it and said that they get in touch, and when." }),
  })
  .openapi("CryForHelp");

/** Who waits for help, and who helps them. */
export const cryRoutes = ({ cries, runs }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/cries-for-help",
    name: "listCries",
    tag: TAG,
    summary: "Who waits for help in the runs that whoever asks looks after",
    description:
      "Wishes for more time, objections, access needs and disputed answers, until they are done. What is about an open gate reaches those who may help there and have no vote on it.",
    params: NO_PARAMS,
    query: z.strictObject(pageQuery(ListPlace)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "A page of cries for help, the oldest first",
      schema: z.object(pageOf(HeardCry, ListPlace)),
    },
    handle: async ({ principal, query }) => ({
      body: { ...(await cries.list(principal, wantedPage(query))) },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/cries-for-help/taken-up",
    name: "takeUpCry",
    tag: TAG,
    summary: "Say that one read what somebody asked for, and gets in touch",
    params: OfMember,
    body: TakeUpCry.omit({ member: true }),
    problems: ["nothing-changed"],
    order: ({ params: { member }, body }) => ({
      order: { type: "takeUpCry", data: { member, ...body } },
    }),
  }),
];
