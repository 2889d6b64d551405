import { z } from "@hono/zod-openapi";
import { Id } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import { done } from "./acting.ts";
import { pageOf, pageQuery, wantedPage } from "./contract.ts";
import { POWER_TYPES } from "../../domain/organisation/event.ts";

const Power = z
  .object({
    event: Id,
    version: z.number().int(),
    at: z.string(),
    actor: z.object({ id: z.string(), role: z.string(), via: z.string() }),
    actorName: z.string().nullable(),
    name: z.string().nullable().openapi({ description: "Of the person whom it is about." }),
    type: z.enum(POWER_TYPES),
    data: z.looseObject({}),
  })
  .openapi("Power");

const Holder = z
  .object({
    event: Id.openapi({ description: "The event that gave it." }),
    who: Id,
    kind: z.enum(["person", "program"]),
    name: z.string().nullable(),
    role: z.string(),
    since: z.string(),
    by: z.string(),
    byName: z.string().nullable(),
  })
  .openapi("Holder");

const TAG = "Organisations";

export const powerRoutes = ({ powers }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/organisation/powers",
    name: "listPowers",
    tag: TAG,
    summary: "Who was given or lost what power, by whom, and when",
    description:
      "The organisation's own stream of the log. Administrators and auditors read all of it; everybody reads what is about themselves.",
    params: NO_PARAMS,
    query: z.strictObject({ ...pageQuery(Id), person: Id.optional() }),
    body: NO_BODY,
    success: { status: 200, description: "The newest first", schema: z.object(pageOf(Power, Id)) },
    problems: ["forbidden"],
    handle: async ({ principal, query }) => {
      const { person } = query;
      const wanted = { ...wantedPage(query), ...(person === undefined ? {} : { person }) };
      const { items, ...page } = done(await powers.list(principal, wanted)).value;
      return {
        body: { ...page, items: items.map((item) => ({ ...item, data: { ...item.data } })) },
      };
    },
  }),
  endpoint({
    method: "get",
    path: "/organisation/holders",
    name: "listHolders",
    tag: TAG,
    summary: "Who can read or steer every run of the organisation now",
    params: NO_PARAMS,
    query: z.strictObject(pageQuery(Id)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "The longest there first",
      schema: z.object(pageOf(Holder, Id)),
    },
    problems: ["forbidden"],
    handle: async ({ principal, query }) => ({
      body: done(await powers.holders(principal, wantedPage(query))).value,
    }),
  }),
];
