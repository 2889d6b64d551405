import { z } from "@hono/zod-openapi";
import { OrganisationChange } from "../contracts/people.ts";
import { Id } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { done } from "./acting.ts";

const Organisation = z
  .object({
    organisation: Id,
    name: z.string(),
    colour: z.string().nullable().openapi({ description: "Null for the usual one." }),
    phone: z.string().nullable().openapi({ description: "What people call." }),
    contact: z.string().nullable().openapi({ description: "Who answers when they do." }),
  })
  .openapi("Organisation");
const InOrganisation = z.object({ organisation: Id });
const TAG = "Organisations";

export const organisationRoutes = ({ organisations, mail }: Services): readonly Endpoint[] => [
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
    name: "changeOrganisation",
    tag: TAG,
    summary:
      "Change an organisation's name, its colour, the number that people call, or who answers there",
    description:
      "The name stands in white on the colour, so one on which white words can't be read (less than 4.5 to 1) is refused, with one that is taken.",
    params: InOrganisation,
    query: NO_QUERY,
    body: OrganisationChange,
    success: { status: 200, description: "The organisation", schema: Organisation },
    handle: async ({ principal, params, body }) => ({
      body: done(await organisations.change(principal, params.organisation, body)).value,
    }),
  }),
  endpoint({
    method: "get",
    path: "/organisation/mail",
    name: "getMailStatus",
    tag: TAG,
    summary: "What became of the mail of the last seven days",
    description:
      "What kinds of messages went, and how handing them over went. Nothing says to whom.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "Counts, and at most 50 messages: those that failed first, then the newest",
      schema: z
        .object({
          counts: z.object({
            sending: z.number().int(),
            sent: z.number().int(),
            failed: z.number().int(),
          }),
          latest: z
            .array(
              z.object({
                kind: z.string(),
                state: z.enum(["sending", "sent", "failed"]),
                reply: z.string().nullable(),
                at: z.string(),
              }),
            )
            .readonly(),
        })
        .openapi("MailStatus"),
    },
    problems: ["forbidden"],
    handle: async ({ principal }) => ({ body: done(await mail.status(principal)).value }),
  }),
  endpoint({
    method: "post",
    path: "/organisation/mail/test",
    name: "sendTestMail",
    tag: TAG,
    summary: "Send a test message to oneself, and say what came of it",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "Whether a mail server took it, and what it said if not",
      schema: z.object({ sent: z.boolean(), reply: z.string().nullable() }),
    },
    problems: ["forbidden", "invalid"],
    handle: async ({ principal }) => ({ body: done(await mail.test(principal)).value }),
  }),
];
