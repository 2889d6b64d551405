import { z } from "@hono/zod-openapi";
import { DraftAdoption, DraftChange, NewDraft } from "../contracts/own-template.ts";
import { Id } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { pageOf as pageOfList } from "../services/page.ts";
import { done } from "./acting.ts";
import { pageOf, pageQuery, wantedPage } from "./contract.ts";

const TAG = "Templates";

const Line = z
  .object({
    draft: Id,
    title: z.string().nullable(),
    name: z.string().nullable(),
    version: z.number().int().nullable(),
    standing: z.enum(["draft", "asked", "adopted"]).openapi({
      description: "asked: people decide about it in `run`. adopted: it can be launched here.",
    }),
    run: Id.nullable(),
    revision: z.number().int(),
  })
  .openapi("TemplateDraft");

const Whole = Line.extend({
  text: z.string(),
  problems: z.array(z.object({ path: z.string(), message: z.string() })).readonly(),
});

const OneDraft = z.object({ draft: Id });
const START = "What stands against using it is listed; a draft is kept whole or not.";

export const ownTemplateRoutes = ({ ownTemplates }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/template-drafts",
    name: "listDrafts",
    tag: TAG,
    summary: "Pathways that the organisation writes itself",
    params: NO_PARAMS,
    query: z.strictObject(pageQuery(Id)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "The newest first",
      schema: z.object(pageOf(Line, Id)),
    },
    problems: ["forbidden"],
    handle: async ({ principal, query }) => {
      const { value } = done(await ownTemplates.list(principal));
      return { body: pageOfList(value, wantedPage(query), ({ draft }) => draft) };
    },
  }),
  endpoint({
    method: "post",
    path: "/template-drafts",
    name: "beginDraft",
    tag: TAG,
    summary: "Begin a pathway of one's own",
    description:
      "As a copy (`from`: a template's name; `draft`: another draft), as `text` that was written elsewhere, or nearly empty.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NewDraft,
    success: { status: 201, description: "It is there", schema: OneDraft },
    problems: ["forbidden", "invalid"],
    handle: async ({ principal, body, key }) => ({
      body: done(await ownTemplates.begin(principal, body, key)).value,
    }),
  }),
  endpoint({
    method: "get",
    path: "/template-drafts/{draft}",
    name: "getDraft",
    tag: TAG,
    summary: "A draft, and what stands against using it",
    params: OneDraft,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 200, description: "The draft", schema: Whole },
    problems: ["forbidden"],
    async handle({ principal, params }) {
      const { template: _, ...draft } = done(await ownTemplates.get(principal, params.draft)).value;
      return { body: draft };
    },
  }),
  endpoint({
    method: "put",
    path: "/template-drafts/{draft}",
    name: "saveDraft",
    tag: TAG,
    summary: "Keep a draft as it is now",
    description: START,
    params: OneDraft,
    query: NO_QUERY,
    body: DraftChange,
    success: { status: 200, description: "The draft", schema: Whole },
    problems: ["forbidden", "invalid"],
    async handle({ principal, params, body }) {
      const saved = await ownTemplates.save(principal, params.draft, body);
      const { template: _, ...draft } = done(saved).value;
      return { body: draft };
    },
  }),
  endpoint({
    method: "delete",
    path: "/template-drafts/{draft}",
    name: "removeDraft",
    tag: TAG,
    summary: "Throw a draft away about which nobody was asked",
    params: OneDraft,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 204, description: "It is gone", schema: z.null() },
    problems: ["forbidden", "invalid"],
    async handle({ principal, params }) {
      done(await ownTemplates.remove(principal, params.draft));
      return { body: null };
    },
  }),
  endpoint({
    method: "post",
    path: "/template-drafts/{draft}/adoption",
    name: "askAboutDraft",
    tag: TAG,
    summary: "Start the run in which people decide whether a pathway may be used",
    description:
      "A run of `adopt-a-template` with the draft as a file in its form. Once its gate is passed, the pathway can be launched in this organisation.",
    params: OneDraft,
    query: NO_QUERY,
    body: DraftAdoption,
    success: { status: 201, description: "The run", schema: z.object({ run: Id }) },
    problems: ["forbidden", "invalid"],
    handle: async ({ principal, params, body }) => ({
      body: done(await ownTemplates.ask(principal, params.draft, body)).value,
    }),
  }),
];
