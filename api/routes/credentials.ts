import { z } from "@hono/zod-openapi";
import { Day, Id, Key } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { acted, actRoute, ANY_ACT, REPLAYED } from "./acting.ts";
import { pageOf as pageOfList } from "../services/page.ts";
import { Acted, InRun, ListPlace, pageOf, pageQuery, wantedPage } from "./contract.ts";

const TAG = "Credentials";
const OfCredential = InRun.extend({ credential: Key });

const OwnCredential = z
  .object({
    run: Id,
    runTitle: z.string().nullable(),
    credential: z.string(),
    label: z.string(),
    stands: z.enum(["earned", "shown", "to-claim", "to-show"]),
    earnedIn: Id.nullable(),
    earnedInTitle: z.string().nullable(),
    takes: z
      .int()
      .openapi({ description: "How many sessions it takes; 0 where it is not earned here" }),
    sessions: z.array(
      z.object({
        on: Day,
        event: z.int().nullable().openapi({ description: "The version of the event that says it" }),
        led: z.boolean(),
        self: z.boolean().openapi({ description: "Whether the person bears it out themselves" }),
        others: z.int().openapi({ description: "How many others bear it out" }),
      }),
    ),
  })
  .openapi("OwnCredential");

/** What somebody is qualified for: they say so themselves, and bring it from one run to another themselves. */
export const credentialRoutes = ({ credentials, runs }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/credentials",
    name: "listCredentials",
    tag: TAG,
    summary: "What whoever asks has earned in their runs, can say that they earned, or can show",
    params: NO_PARAMS,
    query: z.strictObject(pageQuery(ListPlace)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "A page, by run and credential",
      schema: z.object(pageOf(OwnCredential, ListPlace)),
    },
    async handle({ principal, query }) {
      const all = await credentials.list(principal);
      const page = pageOfList(all, wantedPage(query), (one) => `${one.run}/${one.credential}`);
      return { body: { ...page } };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/credentials/{credential}/claim",
    name: "claimCredential",
    tag: TAG,
    summary: "Say that one came to the sessions that a credential takes, and so has earned it",
    params: OfCredential,
    body: NO_BODY,
    problems: ["unknown-credential", "credential-not-earned", "already-answered", "not-yourself"],
    order: ({ principal, params: { credential } }) => ({
      order: { type: "claimCredential", data: { member: principal.id, credential } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/credentials/{credential}/stop-showing",
    name: "stopShowingCredential",
    tag: TAG,
    summary: "Take back what one brought here from another run; it stays earned there",
    params: OfCredential,
    body: NO_BODY,
    problems: ["unknown-credential", "credential-not-shown", "not-yourself"],
    order: ({ principal, params: { credential } }) => ({
      order: { type: "stopShowingCredential", data: { member: principal.id, credential } },
    }),
  }),
  endpoint({
    method: "post",
    path: "/runs/{run}/credentials/{credential}/show",
    name: "showCredential",
    tag: TAG,
    summary: "Bring a credential that one earned in another run of the organisation into this one",
    params: OfCredential,
    query: NO_QUERY,
    body: z.strictObject({
      earnedIn: Id.optional().openapi({ description: "That run. Left out: whichever it was." }),
    }),
    success: {
      status: 201,
      description: "It is on record; the receipts say where",
      schema: Acted,
      headers: REPLAYED,
    },
    problems: [
      ...ANY_ACT,
      "unknown-credential",
      "credential-not-earned",
      "already-answered",
      "not-yourself",
    ],
    async handle({ principal, params: { run, credential }, body: { earnedIn }, key }) {
      return acted(await credentials.show(principal, run, { credential, earnedIn }, key));
    },
  }),
];
