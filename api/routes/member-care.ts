import { z } from "@hono/zod-openapi";
import {
  AnswerPayment,
  BuildCapacity,
  MeetAccessNeed,
  OfferPayment,
  OfferSupport,
  StateAccessNeed,
} from "../contracts/order.ts";
import { Reference } from "../contracts/values.ts";
import { NO_BODY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute, freshId } from "./acting.ts";
import { OfMember } from "./contract.ts";

const OfNeed = OfMember.extend({ need: Reference });
const OfPayment = OfMember.extend({ payment: Reference });
const TAG = "Access, support and payment";

export const memberCareRoutes = ({ runs }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/access-needs",
    name: "stateAccessNeed",
    tag: TAG,
    summary: "Say what somebody needs to take part; a gate waits until it is met",
    params: OfMember,
    body: StateAccessNeed.pick({ what: true }),
    problems: ["not-yourself"],
    order(call) {
      const id = freshId(call);
      const { member } = call.params;
      return {
        id,
        order: { type: "stateAccessNeed", data: { id, member, what: call.body.what } },
      };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/access-needs/{need}/met",
    name: "meetAccessNeed",
    tag: TAG,
    summary: "Record that an access need is met",
    params: OfNeed,
    body: z.strictObject({ how: MeetAccessNeed.shape.how.default(null) }),
    problems: ["unknown-need"],
    order: ({ params: { member, need }, body: { how } }) => ({
      order: { type: "meetAccessNeed", data: { member, need, how } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/capacity",
    name: "buildCapacity",
    tag: TAG,
    summary: "Record training, chairing, co-facilitating, delivering or speaking",
    params: OfMember,
    body: BuildCapacity.omit({ member: true }),
    problems: ["invalid-date"],
    order: ({ params: { member }, body }) => ({
      order: { type: "buildCapacity", data: { member, ...body } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/support",
    name: "offerSupport",
    tag: TAG,
    summary: "Record that support was offered",
    params: OfMember,
    body: OfferSupport.pick({ what: true }),
    problems: [],
    order: ({ params: { member }, body: { what } }) => ({
      order: { type: "offerSupport", data: { member, what } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/payments",
    name: "offerPayment",
    tag: TAG,
    summary: "Offer payment or thanks; other members never see it",
    params: OfMember,
    body: z.strictObject({
      kind: OfferPayment.shape.kind,
      pence: OfferPayment.shape.pence.default(null),
    }),
    problems: [],
    order(call) {
      const id = freshId(call);
      const { member } = call.params;
      return { id, order: { type: "offerPayment", data: { id, member, ...call.body } } };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/payments/{payment}/answer",
    name: "answerPayment",
    tag: TAG,
    summary: "Accept or decline a payment",
    params: OfPayment,
    body: AnswerPayment.pick({ answer: true }),
    problems: ["unknown-payment", "not-yourself", "already-answered"],
    order: ({ params: { member, payment }, body: { answer } }) => ({
      order: { type: "answerPayment", data: { member, payment, answer } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/payments/{payment}/paid",
    name: "makePayment",
    tag: TAG,
    summary: "Record that a payment was made",
    params: OfPayment,
    body: NO_BODY,
    problems: ["unknown-payment"],
    order: ({ params: { member, payment } }) => ({
      order: { type: "makePayment", data: { member, payment } },
    }),
  }),
];
