import { z } from "@hono/zod-openapi";
import { Digest } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { done } from "./acting.ts";

const Of = z.enum(["address", "passkey"]);

const Fresh = z
  .object({
    of: Of,
    credential: z.string().nullable().openapi({ description: "Of a passkey." }),
    since: z.string(),
    countsFrom: z.string(),
    mayConfirm: z.boolean().openapi({
      description: "This session is older than the change, and not the one in which it was made.",
    }),
  })
  .openapi("FreshChange");

const TAG = "People";

/** Whether a changed address, or a new passkey, is one's own. */
export const freshChangeRoutes = ({ freshChanges }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/me/changes",
    name: "listOwnChanges",
    tag: TAG,
    summary: "What was changed of how one signs in, and does not count yet",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "An address, and passkeys in the order in which they were made",
      schema: z.object({ items: z.array(Fresh).readonly() }),
    },
    handle: async ({ principal }) => ({ body: { items: await freshChanges.list(principal) } }),
  }),
  endpoint({
    method: "post",
    path: "/me/changes",
    name: "answerForChange",
    tag: TAG,
    summary: "Say whether a change that does not count yet is one's own",
    description:
      "One's own: it counts from now on; that takes an older session than the change. Not one's own: it is undone, every session ends, and administrators are told.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: z.strictObject({ of: Of, credential: Digest.optional(), mine: z.boolean() }),
    success: { status: 204, description: "It is said", schema: z.null() },
    problems: ["forbidden", "not-found"],
    handle: async ({ principal, body }) => ({
      body: done(await freshChanges.answer(principal, body)).value,
    }),
  }),
];
