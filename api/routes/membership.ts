import { DeclareSide } from "../contracts/membership.ts";
import { NO_BODY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute } from "./acting.ts";
import { OfMember } from "./contract.ts";

const TAG = "Members";

/** How it is known who has lived experience. */
export const membershipRoutes = ({ runs }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    method: "put",
    path: "/runs/{run}/members/{member}/sides",
    name: "declareSide",
    tag: TAG,
    summary: "Say what one brings to the group, for oneself",
    description:
      "Once, and in the person's own word. Whoever has lived experience and works for the organisation says both.",
    params: OfMember,
    body: DeclareSide.pick({ sides: true }),
    problems: ["not-yourself", "nothing-changed", "parameter-invalid"],
    order: ({ params: { member }, body: { sides } }) => ({
      order: { type: "declareSide", data: { member, sides } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/members/{member}/confirmation",
    name: "confirmMember",
    tag: TAG,
    summary: "Confirm, as a member with lived experience, that another one has it too",
    params: OfMember,
    body: NO_BODY,
    problems: ["already-told", "not-eligible"],
    order: ({ params: { member } }) => ({ order: { type: "confirmMember", data: { member } } }),
  }),
];
