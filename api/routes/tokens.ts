import { z } from "@hono/zod-openapi";
import { Id, Name, Time } from "../contracts/values.ts";
import { TOKEN_DAYS } from "../auth/tokens.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import { ORGANISATION_ROLES, SCOPES } from "../principal.ts";
import type { Services } from "../services.ts";
import { done, replayed, REPLAYED } from "./acting.ts";

const Scopes = z.union([
  z.literal("all"),
  z.array(z.enum(SCOPES)).min(1).max(SCOPES.length).readonly(),
]);

const Token = z
  .object({
    id: Id,
    prefix: z.string(),
    name: z.string(),
    role: z.enum(ORGANISATION_ROLES),
    scopes: Scopes,
    createdAt: z.string(),
    expiresAt: z.string(),
    revokedAt: z.string().nullable(),
  })
  .openapi("Token");

const TAG = "Tokens";

export const tokenRoutes = ({ tokens }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/tokens",
    name: "listTokens",
    tag: TAG,
    summary: "The organisation's tokens, without their secrets",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "All tokens, newest first",
      schema: z.object({ items: z.array(Token).readonly() }),
    },
    problems: ["forbidden"],
    handle: async ({ principal }) => ({
      body: { items: done(await tokens.list(principal)).value },
    }),
  }),
  endpoint({
    method: "post",
    path: "/tokens",
    name: "issueToken",
    tag: TAG,
    summary: "Issue a token for a program",
    description:
      "The token is shown in this answer and never again. A program acts under a pseudonym of its own, the token's id: it launches, steers and reads, and gives no person's word.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: z.strictObject({
      name: Name,
      role: z.enum(ORGANISATION_ROLES),
      scopes: Scopes.default("all"),
      expiresAt: Time.optional().openapi({
        description: `When it ends by itself. Without it: ${TOKEN_DAYS} days from now.`,
      }),
    }),
    success: {
      status: 201,
      description: "The token",
      schema: z.object({ id: Id, token: z.string(), prefix: z.string(), expiresAt: z.string() }),
      headers: REPLAYED,
    },
    handle: async ({ principal, body, key }) => {
      const answer = done(await tokens.issue(principal, body, key));
      return { body: answer.value, ...replayed(answer.replayed) };
    },
  }),
  endpoint({
    method: "delete",
    path: "/tokens/{token}",
    name: "revokeToken",
    tag: TAG,
    summary: "Revoke a token",
    params: z.object({ token: Id }),
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 204, description: "It is revoked", schema: z.null() },
    handle: async ({ principal, params }) => ({
      body: done(await tokens.revoke(principal, params.token)).value,
    }),
  }),
];
