import { z } from "@hono/zod-openapi";
import { CancelSession, HearVoice, HoldSession, PlanSession } from "./contract.ts";
import { Id, Key, PartId } from "../../contracts/values.ts";
import type { Endpoint } from "../../http/endpoint.ts";
import type { Services } from "../../services.ts";
import { actRoute, freshId } from "../../routes/acting.ts";
import { InRun } from "../../routes/contract.ts";

const TAG = "Sessions";
const InSession = InRun.extend({ session: Id });

/** Sessions: planned, held or cancelled, and what is said there by people who are no members. */
export const session = ({ runs }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/blocks/{block}/sessions",
    name: "planSession",
    tag: TAG,
    summary: "Plan a session; everybody in the run is told",
    params: InRun.extend({ part: PartId, block: Key }),
    body: z.strictObject({
      ...PlanSession.pick({ on: true, place: true, mode: true }).shape,
      until: PlanSession.shape.until.default(null),
      offers: PlanSession.shape.offers.default(null),
    }),
    problems: [
      "unknown-part",
      "unknown-session",
      "part-not-open",
      "not-due",
      "session-order",
      "invalid-date",
    ],
    order(call) {
      const id = freshId(call);
      const { part, block } = call.params;
      return { id, order: { type: "planSession", data: { id, part, block, ...call.body } } };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/sessions/{session}/held",
    name: "holdSession",
    tag: TAG,
    summary: "Record that a session was held: who came, who led, how many others, and how it went",
    description:
      "What is said of those who are named is a claim: each of them can bear it out or dispute it (POST /runs/{run}/claims/{claim}/corroboration).",
    params: InSession,
    body: z.strictObject({
      ...HoldSession.omit({ session: true }).shape,
      others: HoldSession.shape.others.default(0),
    }),
    problems: [
      "unknown-session",
      "session-order",
      "session-leaders",
      "parameter-invalid",
      "invalid-date",
    ],
    order: ({ params: { session }, body }) => ({
      order: { type: "holdSession", data: { session, ...body } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/sessions/{session}/cancelled",
    name: "cancelSession",
    tag: TAG,
    summary: "Record that a planned session is not held, and why; everybody in the run is told",
    params: InSession,
    body: CancelSession.pick({ reason: true }),
    problems: ["unknown-session", "session-order"],
    order: ({ params: { session }, body: { reason } }) => ({
      order: { type: "cancelSession", data: { session, reason } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/sessions/{session}/voices",
    name: "hearVoice",
    tag: TAG,
    summary: "Write down what somebody said in a session who is no member of the run",
    params: InSession,
    body: z.strictObject({
      ...HearVoice.pick({ kind: true, text: true }).shape,
      mayContact: HearVoice.shape.mayContact.default(false),
      contact: HearVoice.shape.contact.default(null),
    }),
    problems: [
      "unknown-session",
      "no-voices",
      "session-order",
      "parameter-invalid",
      "already-answered",
    ],
    order(call) {
      const id = freshId(call);
      const { session } = call.params;
      return { id, order: { type: "hearVoice", data: { id, session, ...call.body } } };
    },
  }),
];
