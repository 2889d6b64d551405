import { z } from "@hono/zod-openapi";
import { AllowContact, JoinMember, NameGuardian } from "../contracts/order.ts";
import { Id, Role, Side } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute } from "./acting.ts";
import { InRun, OfMember, pageOf, pageQuery, wantedPage } from "./contract.ts";

const TAG = "Members";

const JoinableRun = z
  .object({
    run: Id,
    title: z.string().nullable(),
    template: z.string(),
    summary: z.string(),
    as: z.array(z.object({ side: Side, roles: z.array(Role).readonly() })).readonly(),
  })
  .openapi("JoinableRun");

/** Joining by oneself, consents by a guardian, and being contacted again. */
export const joiningRoutes = ({ runs, joinable }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/joinable-runs",
    name: "listJoinableRuns",
    tag: TAG,
    summary: "Runs of the organisation that whoever asks may join by themselves",
    params: NO_PARAMS,
    query: z.strictObject(pageQuery(Id)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "A page of runs, and as whom one may join each",
      schema: z.object(pageOf(JoinableRun, Id)),
    },
    handle: async ({ principal, query }) => ({
      body: { ...(await joinable.list(principal, wantedPage(query))) },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/joining",
    name: "joinRun",
    tag: TAG,
    summary: "Join a run by oneself, as its template lets people of the organisation do",
    params: InRun,
    body: z.strictObject({
      ...JoinMember.pick({ side: true, roles: true }).shape,
      declares: JoinMember.shape.declares.default([]),
    }),
    problems: ["already-member", "role-not-here", "parameter-invalid"],
    order: ({ principal, body }) => ({
      order: { type: "joinMember", data: { member: principal.id, ...body } },
      id: principal.id,
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/guardians",
    name: "nameGuardian",
    tag: TAG,
    summary: "Name who may consent for a young person",
    description:
      "Whoever looks after the run names a member who is in the group as a guardian. Nobody names themselves.",
    params: OfMember,
    body: NameGuardian.pick({ guardian: true }),
    problems: ["not-a-guardian", "nothing-changed"],
    order: ({ params: { member: of }, body: { guardian } }) => ({
      order: { type: "nameGuardian", data: { guardian, of } },
    }),
  }),
  actRoute(runs, {
    method: "put",
    path: "/runs/{run}/members/{member}/contact",
    name: "allowContact",
    tag: TAG,
    summary: "Say whether one may be contacted again, also when the run is over",
    params: OfMember,
    body: AllowContact.pick({ holds: true }),
    problems: ["not-yourself", "nothing-changed"],
    order: ({ params: { member }, body: { holds } }) => ({
      order: { type: "allowContact", data: { member, holds } },
    }),
  }),
];
