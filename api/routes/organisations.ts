import { z } from "@hono/zod-openapi";
import { OrganisationName } from "../contracts/people.ts";
import { Id } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { done } from "./acting.ts";

const Organisation = z.object({ organisation: Id, name: z.string() }).openapi("Organisation");
const InOrganisation = z.object({ organisation: Id });
const TAG = "Organisations";

export const organisationRoutes = ({ organisations }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/organisation",
    name: "getOwnOrganisation",
    tag: TAG,
    summary: "The organisation of whoever asks",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 200, description: "The organisation", schema: Organisation },
    problems: ["forbidden"],
    handle: async ({ principal }) => ({
      body: done(await organisations.get(principal, principal.organisation)).value,
    }),
  }),
  endpoint({
    method: "get",
    path: "/organisations/{organisation}",
    name: "getOrganisation",
    tag: TAG,
    summary: "One organisation",
    params: InOrganisation,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 200, description: "The organisation", schema: Organisation },
    problems: ["forbidden"],
    handle: async ({ principal, params }) => ({
      body: done(await organisations.get(principal, params.organisation)).value,
    }),
  }),
  endpoint({
    method: "patch",
    path: "/organisations/{organisation}",
    name: "renameOrganisation",
    tag: TAG,
    summary: "Change an organisation's name",
    params: InOrganisation,
    query: NO_QUERY,
    body: OrganisationName,
    success: { status: 200, description: "The organisation", schema: Organisation },
    handle: async ({ principal, params, body }) => ({
      body: done(await organisations.rename(principal, params.organisation, body.name)).value,
    }),
  }),
];
