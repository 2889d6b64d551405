import { z } from "@hono/zod-openapi";
import { ObjectTo, OverrideGate, Recuse } from "../blocks/gate/contract.ts";
import { Reference } from "../contracts/values.ts";
import { NO_BODY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute, freshId } from "./acting.ts";
import { InPart } from "./contract.ts";

const TAG = "Objections, recusals and overrides";

export const objectionRoutes = ({ runs }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/objections",
    name: "object",
    tag: TAG,
    summary: "Object; the gate stays shut until the objection is lifted or overridden",
    params: InPart,
    body: ObjectTo.pick({ version: true, reason: true }),
    problems: ["unknown-part", "gate-closed", "not-current-version"],
    order(call) {
      const id = freshId(call);
      const { part } = call.params;
      const member = call.principal.id;
      return { id, order: { type: "object", data: { id, part, member, ...call.body } } };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/objections/{objection}/lift",
    name: "liftObjection",
    tag: TAG,
    summary: "Lift one's own objection",
    params: InPart.extend({ objection: Reference }),
    body: NO_BODY,
    problems: ["unknown-part", "unknown-objection", "not-your-objection", "gate-closed"],
    order: ({ params: { part, objection } }) => ({
      order: { type: "liftObjection", data: { part, objection } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/recusals",
    name: "recuse",
    tag: TAG,
    summary: "Stay out of this decision because of a conflict of interest",
    params: InPart,
    body: z.strictObject({ reason: Recuse.shape.reason.default(null) }),
    problems: ["unknown-part", "gate-closed", "recused"],
    order: ({ principal, params: { part }, body: { reason } }) => ({
      order: { type: "recuse", data: { part, member: principal.id, reason } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/override",
    name: "overrideGate",
    tag: TAG,
    summary:
      "Override the gate; the step, and the run from there, count as not co-produced for ever",
    params: InPart,
    body: OverrideGate.pick({ reason: true }),
    problems: ["unknown-part", "gate-closed", "no-version"],
    order: ({ params: { part }, body: { reason } }) => ({
      order: { type: "overrideGate", data: { part, reason } },
    }),
  }),
];
