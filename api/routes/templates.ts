import { z } from "@hono/zod-openapi";
import { templateInWords } from "../../domain/templates/plain-words.ts";
import { parseTemplate } from "../contracts/template.ts";
import { Digest, Key } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { notFound } from "./acting.ts";
import { QueryNumber } from "./contract.ts";

const Reference = z.object({ name: Key, version: z.number().int(), digest: Digest });
const TAG = "Templates";

export const templateRoutes = ({ templates }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/templates",
    name: "listTemplates",
    tag: TAG,
    summary: "The pathways that can be run",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The newest version of each",
      schema: z.object({
        items: z.array(Reference.extend({ title: z.string(), summary: z.string() })).readonly(),
      }),
    },
    handle: async ({ principal }) => ({
      body: { items: (await templates.of(principal.organisation)).list() },
    }),
  }),
  endpoint({
    method: "post",
    path: "/templates/check",
    name: "checkTemplate",
    tag: TAG,
    summary: "Say what is wrong with a template, and how to mend it",
    description: "Nothing is kept. Its shape as JSON Schema is at /schemas/template.json.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: z.record(z.string(), z.unknown()),
    success: {
      status: 200,
      description: "Whether it could be launched, and each problem with its place",
      schema: z.object({
        ok: z.boolean(),
        problems: z.array(z.object({ path: z.string(), message: z.string() })).readonly(),
      }),
    },
    handle({ body }) {
      const parsed = parseTemplate(body);
      return Promise.resolve({
        body: { ok: parsed.ok, problems: parsed.ok ? [] : parsed.problems },
      });
    },
  }),
  endpoint({
    method: "get",
    path: "/templates/{name}",
    name: "getTemplate",
    tag: TAG,
    summary: "A pathway: its steps, forms, gates, circles and parameters",
    params: z.object({ name: Key }),
    query: z.strictObject({ version: QueryNumber(1_000_000) }),
    body: NO_BODY,
    success: {
      status: 200,
      description: "The template, and the digest that a run pins",
      schema: z.object({
        reference: Reference,
        template: z.looseObject({ steps: z.array(z.unknown()).readonly() }),
        inWords: z
          .array(
            z.object({
              step: Key,
              title: z.string(),
              purpose: z.string(),
              sentences: z.array(z.string()).readonly(),
              ways: z.array(z.string()).readonly(),
            }),
          )
          .readonly()
          .openapi({
            description:
              "The same in short plain sentences, step by step. `ways`: where a step can lead.",
          }),
      }),
    },
    handle: async ({ principal, params, query }) => {
      const found = (await templates.of(principal.organisation)).get(params.name, query.version);
      if (found === null) throw notFound();
      return {
        body: {
          reference: found.reference,
          template: { ...found.template },
          inWords: templateInWords(found.template),
        },
      };
    },
  }),
];
