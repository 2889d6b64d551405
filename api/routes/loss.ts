import { GoOn } from "../contracts/order.ts";
import { NO_BODY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute } from "./acting.ts";
import { OfMember } from "./contract.ts";

const TAG = "Members";

/** Somebody of the group died, or can't be reached any more. */
export const lossRoutes = ({ runs }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/loss",
    name: "reportLoss",
    tag: TAG,
    summary: "Say that a member died, or that nobody can reach them any more",
    description:
      "It takes two people, one of them with lived experience. Then no more reminders go to the member, and the group says how it goes on.",
    params: OfMember,
    body: NO_BODY,
    problems: ["already-told", "loss-needs-lived-experience"],
    order: ({ params: { member } }) => ({ order: { type: "reportLoss", data: { member } } }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/loss/denial",
    name: "denyLoss",
    tag: TAG,
    summary: "Say that one is here, when others said that one is gone",
    params: OfMember,
    body: NO_BODY,
    problems: ["not-yourself", "nothing-changed"],
    order: ({ params: { member } }) => ({ order: { type: "denyLoss", data: { member } } }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/loss/going-on",
    name: "goOn",
    tag: TAG,
    summary: "Say how the group goes on without a member who is lost",
    description:
      "Each member with lived experience says so for themselves. Where there are two or more, it takes two.",
    params: OfMember,
    body: GoOn.pick({ how: true }),
    problems: ["already-told", "nothing-changed"],
    order: ({ params: { member }, body: { how } }) => ({
      order: { type: "goOn", data: { member, how } },
    }),
  }),
];
