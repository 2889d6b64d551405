import { AddSite, DropPart } from "../../contracts/order.ts";
import { Key } from "../../contracts/values.ts";
import { NO_BODY, type Endpoint } from "../../http/endpoint.ts";
import type { Services } from "../../services.ts";
import { actRoute } from "../../routes/acting.ts";
import { InPart, InRun } from "../../routes/contract.ts";
import { CompleteDelivery, DisputeFact, StartDelivery, StateFact } from "./contract.ts";

const TAG = "Sites and delivery";

export const delivery = ({ runs }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    path: "/runs/{run}/parts",
    name: "addSite",
    tag: TAG,
    summary: "Add a site to a step that is rolled out site by site",
    params: InRun,
    body: AddSite,
    problems: ["unknown-step", "step-not-open", "wrong-rule"],
    order: ({ body }) => ({ order: { type: "addSite", data: body } }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/drop",
    name: "dropPart",
    tag: TAG,
    summary: "Give up a site or an activity that was added, with the reason",
    params: InPart,
    body: DropPart.pick({ reason: true }),
    problems: ["unknown-part", "part-not-open", "not-due"],
    order: ({ params: { part }, body: { reason } }) => ({
      order: { type: "dropPart", data: { part, reason } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/steps/{step}/complete-sites",
    name: "completeSites",
    tag: TAG,
    summary: "Say that no more sites follow",
    params: InRun.extend({ step: Key }),
    body: NO_BODY,
    problems: ["unknown-step", "step-not-open", "sites-incomplete", "wrong-rule"],
    order: ({ params: { step } }) => ({ order: { type: "completeSites", data: { step } } }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/delivery/start",
    name: "startDelivery",
    tag: TAG,
    summary: "Record that delivery began",
    params: InPart,
    body: StartDelivery.pick({ on: true }),
    problems: ["unknown-part", "not-delivering", "not-due", "delivery-order", "invalid-date"],
    order: ({ params: { part }, body: { on } }) => ({
      order: { type: "startDelivery", data: { part, on } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/delivery/complete",
    name: "completeDelivery",
    tag: TAG,
    summary: "Record that delivery is complete, whom it reached and who delivered it",
    params: InPart,
    body: CompleteDelivery.omit({ part: true }),
    problems: ["unknown-part", "not-delivering", "not-due", "delivery-order", "invalid-date"],
    order: ({ params: { part }, body }) => ({
      order: { type: "completeDelivery", data: { part, ...body } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/facts",
    name: "stateFact",
    tag: TAG,
    summary: "State that something was decided, published, piloted or rolled out, and when",
    params: InPart,
    body: StateFact.omit({ part: true }),
    problems: ["unknown-part", "invalid-date"],
    order: ({ params: { part }, body }) => ({
      order: { type: "stateFact", data: { part, ...body } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/facts/dispute",
    name: "disputeFact",
    tag: TAG,
    summary: "Say that a fact which somebody stated was not so, or take back what you stated",
    params: InPart,
    body: DisputeFact.pick({ fact: true, reason: true }),
    problems: ["unknown-part", "unknown-fact", "not-yourself", "already-answered"],
    order: ({ params: { part }, body, principal: { id: member } }) => ({
      order: { type: "disputeFact", data: { part, member, ...body } },
    }),
  }),
];
