import { z } from "@hono/zod-openapi";
import {
  DisputeAnswer,
  RequestSignOff,
  RestartClock,
  TellInPerson,
} from "../blocks/gate/contract.ts";
import { Digest, Id, PartId } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { RawOrder } from "../contracts/order.ts";
import type { Services } from "../services.ts";
import { actRoute, freshId, notFound } from "./acting.ts";
import { answerOrder, AnswerBody } from "./answer.ts";
import { InPart, InRequest, ListPlace, pageOf, pageQuery, wantedPage } from "./contract.ts";

const TAG = "Sign-off";

const Named = z.object({ person: Id, name: z.string().nullable() });

const InboxItem = z
  .object({
    asks: Named.openapi({ description: "Whose answer is wanted." }),
    from: Named.openapi({
      description: "Who may give it: the same person, or you as the one who stands in for them.",
    }),
    run: Id,
    runTitle: z.string().nullable(),
    part: PartId,
    stepTitle: z.string(),
    request: Id,
    version: z.number().int(),
    dueAt: z.string(),
    answered: z.string().nullable().openapi({
      description: "The answer that counts now, of those given by whoever asks.",
    }),
  })
  .openapi("InboxItem");

const ofAnswer = InRequest.extend({ member: Id });

export const signOffRoutes = ({ runs, inbox }: Services): readonly Endpoint[] => [
  actRoute(runs, {
    path: "/runs/{run}/parts/{part}/sign-off-requests",
    name: "requestSignOff",
    tag: TAG,
    summary: "Ask the group to sign off the current version",
    params: InPart,
    body: z.strictObject({
      version: RequestSignOff.shape.version,
      sections: RequestSignOff.shape.sections
        .default([])
        .openapi({ description: "Empty: all sections." }),
    }),
    problems: [
      "unknown-part",
      "no-version",
      "not-current-version",
      "already-requested",
      "form-incomplete",
      "group-incomplete",
      "gate-closed",
    ],
    order(call) {
      const id = freshId(call);
      const { part } = call.params;
      return { id, order: { type: "requestSignOff", data: { id, part, ...call.body } } };
    },
  }),
  endpoint({
    method: "get",
    path: "/sign-off-requests",
    name: "listSignOffRequests",
    tag: TAG,
    summary:
      "What whoever asks is asked to sign off over all runs, for themselves and for those they stand in for",
    params: NO_PARAMS,
    query: z.strictObject(pageQuery(ListPlace)),
    body: NO_BODY,
    success: {
      status: 200,
      description:
        "A page of open requests: first what is not answered, and of each the most urgent first",
      schema: z.object(pageOf(InboxItem, ListPlace)),
    },
    handle: async ({ principal, query }) => ({
      body: { ...(await inbox.list(principal, wantedPage(query))) },
    }),
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}/sign-off-requests/{request}",
    name: "getSignOffRequest",
    tag: TAG,
    summary:
      "One request: what it asks about, by when; others' answers stay hidden until the gate closes",
    params: InRequest,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The request",
      schema: z.looseObject({
        id: z.string(),
        part: PartId,
        version: z.number().int(),
        digest: Digest,
        dueAt: z.string(),
        asked: z.array(z.string()).readonly(),
      }),
    },
    async handle({ principal, params }) {
      const view = await runs.folded(principal, params.run);
      const request = view?.state.requests[params.request];
      if (request === undefined) throw notFound();
      return { body: { ...request } };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/sign-off-requests/{request}/answers",
    name: "answer",
    tag: TAG,
    summary: "Answer a sign-off request",
    description:
      "`version` and `digest` are those of the request: the answer is bound to exactly what was read. A helper records for somebody with `onBehalfOf` and `assistance`; a delegate answers with `onBehalfOf` alone. An answer can be changed until the gate closes.",
    params: InRequest,
    body: AnswerBody,
    problems: [
      "asker-cannot-answer",
      "asked-next-time",
      "answered-themselves",
      "gate-closed",
      "not-current-version",
      "wrong-digest",
      "passkey-invalid",
      "not-eligible",
      "author-cannot-answer",
      "launcher-cannot-answer",
      "recused",
      "not-yourself",
      "wrong-rule",
      "invalid-ranking",
      "form-incomplete",
    ],
    order: (call) => ({ order: answerOrder(call), signed: call.body.passkey }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/sign-off-requests/{request}/answers/{member}/confirmation",
    name: "confirmAnswer",
    tag: TAG,
    summary: "Confirm an answer that somebody recorded for oneself",
    params: ofAnswer,
    body: NO_BODY,
    problems: ["nothing-to-confirm", "not-yourself"],
    order: ({ params: { request, member } }) => ({
      order: { type: "confirmAnswer", data: { request, member } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/sign-off-requests/{request}/answers/{member}/dispute",
    name: "disputeAnswer",
    tag: TAG,
    summary: "Dispute an answer that somebody recorded for oneself; it counts no more",
    params: ofAnswer,
    body: z.strictObject({ reason: DisputeAnswer.shape.reason.default(null) }),
    problems: ["nothing-to-confirm", "not-yourself"],
    order: ({ params: { request, member }, body: { reason } }) => ({
      order: { type: "disputeAnswer", data: { request, member, reason } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/sign-off-requests/{request}/told-in-person",
    name: "tellInPerson",
    tag: TAG,
    summary: "Record that somebody was told of the request in person: by whom, and on which day",
    params: InRequest,
    body: TellInPerson.pick({ member: true, by: true, on: true }),
    problems: [
      "unknown-request",
      "unknown-member",
      "gate-closed",
      "not-eligible",
      "already-answered",
      "already-told",
      "invalid-date",
    ],
    order: ({ params: { request }, body }): { readonly order: RawOrder } => ({
      order: { type: "tellInPerson", data: { request, ...body } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/sign-off-requests/{request}/restart-clock",
    name: "restartClock",
    tag: TAG,
    summary: "Let the time run on, after somebody had asked for more",
    params: InRequest,
    body: RestartClock.pick({ reason: true }),
    problems: ["not-due", "gate-closed"],
    order: ({ params: { request }, body }): { readonly order: RawOrder } => ({
      order: { type: "restartClock", data: { request, ...body } },
    }),
  }),
];
