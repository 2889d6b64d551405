import { z } from "@hono/zod-openapi";
import { ChangeRoles, Delegate, JoinMember, listOfPeople } from "../contracts/order.ts";
import { Id, Key, Role, Side } from "../contracts/values.ts";
import { endpoint, NO_BODY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute, notFound } from "./acting.ts";
import { pageOf as pageOfList } from "../services/page.ts";
import { InRun, OfMember, pageOf, pageQuery, wantedPage } from "./contract.ts";

const TAG = "Members";

const Joining = z.strictObject({
  person: Id.openapi({ description: "A person of the organisation." }),
  ...JoinMember.pick({ side: true, roles: true }).shape,
  declares: JoinMember.shape.declares.default([]),
});

export const memberRoutes = ({ runs }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/runs/{run}/members",
    name: "listMembers",
    tag: TAG,
    summary: "The group",
    params: InRun,
    query: z.strictObject(pageQuery(Id)),
    body: NO_BODY,
    success: {
      status: 200,
      description:
        "A page of members in the order of joining, also of those who withdrew; names where they are known",
      schema: z.object(
        pageOf(
          z.looseObject({
            id: Id,
            name: z.string().nullable(),
            side: Side,
            roles: z.array(Role).readonly(),
            status: z.enum(["active", "withdrawn", "lost"]),
          }),
          Id,
        ),
      ),
    },
    async handle({ principal, params, query }) {
      const view = await runs.folded(principal, params.run);
      if (view === null) throw notFound();
      const page = pageOfList(Object.values(view.state.members), wantedPage(query), ({ id }) => id);
      const items = page.items.map((member) => ({
        ...member,
        name: view.names[member.id] ?? null,
      }));
      return { body: { ...page, items } };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/members",
    name: "joinMember",
    tag: TAG,
    summary: "Add somebody to the group",
    params: InRun,
    body: Joining,
    problems: ["already-member", "invalid", "role-not-here"],
    order: ({ body: { person, ...rest } }) => ({
      order: { type: "joinMember", data: { member: person, ...rest } },
      id: person,
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/batch",
    name: "joinMembers",
    tag: TAG,
    summary: "Add up to 500 people to the group, all of them or nobody",
    description:
      "As adding each of them by itself, in this order. Whoever can't be added is named in `errors` by their place in `members`.",
    params: InRun,
    body: z.strictObject({ members: listOfPeople(Joining) }),
    problems: ["already-member", "invalid", "role-not-here"],
    order: ({ body: { members } }) => ({
      order: {
        type: "joinMembers",
        data: { members: members.map(({ person, ...rest }) => ({ member: person, ...rest })) },
      },
    }),
  }),
  actRoute(runs, {
    method: "put",
    path: "/runs/{run}/members/{member}/roles",
    name: "changeRoles",
    tag: TAG,
    summary: "Change what a member does in the group",
    params: OfMember,
    body: ChangeRoles.pick({ roles: true }),
    problems: ["nothing-changed", "role-not-here"],
    order: ({ params: { member }, body: { roles } }) => ({
      order: { type: "changeRoles", data: { member, roles } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/withdrawal",
    name: "withdraw",
    tag: TAG,
    summary: "Leave the run, at any time and without giving a reason",
    params: OfMember,
    body: NO_BODY,
    problems: ["not-yourself"],
    order: ({ params: { member } }) => ({ order: { type: "withdraw", data: { member } } }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/declarations",
    name: "makeDeclaration",
    tag: TAG,
    summary: "Declare an interest, that there is none, or a consent",
    description:
      "A person declares for themselves; a guardian gives or refuses a consent for a young person. The young person's own word stands above it.",
    params: OfMember,
    body: z.strictObject({
      declares: Key,
      holds: z.boolean(),
      by: z.enum(["self", "guardian"]).default("self"),
    }),
    problems: ["not-yourself", "not-a-guardian"],
    order: ({ principal, params: { member }, body: { by, ...said } }) => ({
      order: {
        type: "makeDeclaration",
        data:
          by === "self" ? { member, ...said, by } : { member, ...said, by, guardian: principal.id },
      },
    }),
  }),
  actRoute(runs, {
    method: "put",
    path: "/runs/{run}/members/{member}/delegation",
    name: "delegate",
    tag: TAG,
    summary: "Let another member with lived experience answer for a while",
    params: OfMember,
    body: Delegate.omit({ from: true }),
    problems: ["delegate-not-pwle", "delegation-exists", "not-yourself", "invalid-date"],
    order: ({ params: { member }, body }) => ({
      order: { type: "delegate", data: { from: member, ...body } },
    }),
  }),
  actRoute(runs, {
    method: "delete",
    path: "/runs/{run}/members/{member}/delegation",
    name: "endDelegation",
    tag: TAG,
    summary: "End a delegation",
    params: OfMember,
    body: NO_BODY,
    problems: ["no-delegation", "not-yourself"],
    order: ({ params: { member } }) => ({
      order: { type: "endDelegation", data: { from: member } },
    }),
  }),
];
