import { z } from "@hono/zod-openapi";
import { AnswerContribution, Contribute, DisputeContribution } from "../contracts/order.ts";
import { Id, Reference } from "../contracts/values.ts";
import { endpoint, NO_BODY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { actRoute, freshId, notFound } from "./acting.ts";
import { pageOf as pageOfList } from "../services/page.ts";
import { InRun, pageOf, pageQuery, wantedPage } from "./contract.ts";

const TAG = "Contributions";
const Contributed = Contribute.shape.kind;
const One = z.object({ run: Id, contribution: Reference });

export const contributionRoutes = ({ runs }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/runs/{run}/contributions",
    name: "listContributions",
    tag: TAG,
    summary: "What people brought, and whether it was answered",
    params: InRun,
    query: z.strictObject(pageQuery(Reference)),
    body: NO_BODY,
    success: {
      status: 200,
      description:
        "A page of contributions, the oldest first; their words stand in the history, under `matters`",
      schema: z.object(
        pageOf(
          z.looseObject({
            id: Reference,
            member: Id,
            kind: Contributed,
            status: z.enum(["open", "answered", "disputed"]),
          }),
          Reference,
        ),
      ),
    },
    async handle({ principal, params, query }) {
      const view = await runs.folded(principal, params.run);
      if (view === null) throw notFound();
      const all = Object.values(view.state.contributions);
      const page = pageOfList(all, wantedPage(query), ({ id }) => id);
      return { body: { ...page, items: page.items.map((one) => ({ ...one })) } };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/contributions",
    name: "contribute",
    tag: TAG,
    summary: "Bring a story, an idea, a concern, or a change asked for; each gets an answer",
    params: InRun,
    body: z.strictObject({
      ...Contribute.pick({ kind: true, text: true }).shape,
      part: Contribute.shape.part.default(null),
      onBehalfOf: Id.optional().openapi({
        description: "Whose words they are, when a helper writes them down.",
      }),
    }),
    problems: ["unknown-part", "step-not-open", "not-yourself"],
    order(call) {
      const id = freshId(call);
      const { kind, text, part, onBehalfOf } = call.body;
      const member = onBehalfOf ?? call.principal.id;
      return { id, order: { type: "contribute", data: { id, member, part, kind, text } } };
    },
  }),
  actRoute(runs, {
    path: "/runs/{run}/contributions/{contribution}/answer",
    name: "answerContribution",
    tag: TAG,
    summary: "Say what was done about a contribution, or why not",
    params: One,
    body: AnswerContribution.omit({ contribution: true }),
    problems: ["unknown-contribution", "already-answered"],
    order: ({ params: { contribution }, body }) => ({
      order: { type: "answerContribution", data: { contribution, ...body } },
    }),
  }),
  actRoute(runs, {
    path: "/runs/{run}/contributions/{contribution}/disputes",
    name: "disputeContribution",
    tag: TAG,
    summary: "Say that the answer is not right; it is open again",
    params: One,
    body: DisputeContribution.pick({ reason: true }),
    problems: ["unknown-contribution", "not-yourself"],
    order: ({ principal, params: { contribution }, body: { reason } }) => ({
      order: { type: "disputeContribution", data: { member: principal.id, contribution, reason } },
    }),
  }),
];
