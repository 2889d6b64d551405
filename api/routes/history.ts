import { z } from "@hono/zod-openapi";
import { Digest, Id, PartId, Time } from "../contracts/values.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import type { Services } from "../services.ts";
import type { HistoryFilter } from "../services/history-page.ts";
import { notFound } from "./acting.ts";
import {
  InRun,
  pageOf,
  pageQuery,
  QueryList,
  QueryNumber,
  Receipt,
  wantedPage,
  Withheld,
} from "./contract.ts";

const TAG = "History and receipts";

const Entry = z
  .object({
    event: Id,
    version: z.number().int().nullable().openapi({
      description:
        "Null, as leaf and position are, after people were asked and until they have decided: how far the numbers went on would tell how they answer.",
    }),
    type: z.string(),
    at: z.string(),
    actor: z.object({
      id: z.string(),
      role: z.string(),
      via: z.string(),
      name: z.string().nullable(),
    }),
    assurance: z.string().nullable(),
    data: z.unknown(),
    names: z.record(Id, z.string()).openapi({
      description: "Of those whom the entry names, as far as they are known.",
    }),
    disclosed: z.record(z.string(), z.unknown()),
    leaf: Digest.nullable(),
    position: z.number().int().nullable(),
    times: z.number().int().nullable().openapi({
      description: "How often a refused act was tried; null for all else.",
    }),
  })
  .openapi("HistoryEntry");

const Damaged = z
  .array(z.object({ run: Id, event: Id, version: z.number().int(), why: z.string() }))
  .readonly()
  .openapi("Damaged", { description: "What can't be read, and so is not in the page." });
/** What is withheld from whoever asks while gates are open. */
const WithheldPart = Withheld.nullable().openapi({
  description: "What is withheld while people are asked, and why; null when nothing is.",
});

const Place = z.union([Id, z.number().int()]);

/** Where a page begins or ends: an entry's id, or its number. */
const Cursor = z
  .union([
    Id,
    z
      .string()
      .regex(/^\d{1,9}$/, "Give an entry by its number, like 3.")
      .transform(Number),
  ])
  .optional();

const LookId = z.string().regex(/^\d{1,15}$/, "Give a look by its number, like 3.");
const Look = z.object({
  id: LookId,
  at: z.string(),
  who: z.string(),
  name: z.string().nullable(),
  role: z.string(),
  what: z.enum(["history", "bundle"]),
});

const filters = {
  types: QueryList.openapi({ description: "Event types, separated by commas." }),
  actor: z.string().max(80).optional(),
  about: z.string().max(80).optional().openapi({
    description: "A person whom the entry names: whose answer, payment or part in the group it is.",
  }),
  from: Time.optional(),
  until: Time.optional(),
};

type Asked = {
  readonly [K in keyof Omit<HistoryFilter, "event" | "newest">]: HistoryFilter[K] | undefined;
};

/** Without what was not asked for. */
const filterOf = ({
  types,
  actor,
  about,
  part,
  matters,
  from,
  until,
  after,
  before,
  limit,
}: Asked): HistoryFilter => ({
  ...(types === undefined ? {} : { types }),
  ...(actor === undefined ? {} : { actor }),
  ...(about === undefined ? {} : { about }),
  ...(part === undefined ? {} : { part }),
  ...(matters === undefined ? {} : { matters }),
  ...(from === undefined ? {} : { from }),
  ...(until === undefined ? {} : { until }),
  ...(after === undefined ? {} : { after }),
  ...(before === undefined ? {} : { before }),
  ...(limit === undefined ? {} : { limit }),
});

export const historyRoutes = ({ runs, history, access }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/runs/{run}/history",
    name: "getHistory",
    tag: TAG,
    summary: "The decision history of a run, oldest first",
    params: InRun,
    query: z.strictObject({
      ...filters,
      part: PartId.optional(),
      matters: QueryList.openapi({
        description:
          "Contributions, access needs, objections or payments by id, separated by commas.",
      }),
      after: Cursor.openapi({
        description: "The `next` of the page before, or an entry's number.",
      }),
      before: Cursor.openapi({
        description: "The `previous` of the page after, or an entry's number.",
      }),
      limit: QueryNumber(500),
    }),
    body: NO_BODY,
    success: {
      status: 200,
      description:
        "A page; `next` is the `after` of the next page, `previous` the `before` of the one that goes before",
      schema: z.object({
        items: z.array(Entry).readonly(),
        next: Place.nullable(),
        previous: Place.nullable(),
        withheld: WithheldPart,
        damaged: Damaged.optional(),
      }),
    },
    async handle({ principal, params, query }) {
      const page = await runs.history(principal, params.run, filterOf(query));
      if (page === null) throw notFound();
      access.saw(principal, params.run, "history");
      return { body: { ...page, items: page.items.map(entry) } };
    },
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}/access",
    name: "getAccess",
    tag: TAG,
    summary: "Who looked at the decision history of a run, the newest first",
    params: InRun,
    query: z.strictObject(pageQuery(LookId)),
    body: NO_BODY,
    success: {
      status: 200,
      description: "A page of looks; written a moment after the look, once a minute at most",
      schema: z.object(pageOf(Look, LookId)),
    },
    async handle({ principal, params, query }) {
      const page = await access.list(principal, params.run, wantedPage(query));
      if (page === null) throw notFound();
      return { body: { ...page } };
    },
  }),
  endpoint({
    method: "get",
    path: "/history",
    name: "getHistoryOverRuns",
    tag: TAG,
    summary: "The decision history over all runs that whoever asks may read, newest first",
    params: NO_PARAMS,
    query: z.strictObject({
      ...filters,
      after: Id.optional().openapi({ description: "The `next` of the page before." }),
      before: Id.optional().openapi({ description: "The `previous` of the page behind." }),
      limit: QueryNumber(500),
    }),
    body: NO_BODY,
    success: {
      status: 200,
      description:
        "A page; `next` is the `after` of the page behind, `previous` the `before` of the one before",
      schema: z.object({
        items: z.array(Entry.extend({ run: Id })).readonly(),
        next: Id.nullable(),
        previous: Id.nullable(),
        damaged: Damaged.optional(),
      }),
    },
    async handle({ principal, query }) {
      access.saw(principal, null, "history");
      const page = await history.list(principal, filterOf(query));
      return {
        body: { ...page, items: page.items.map((one) => ({ ...entry(one), run: one.run })) },
      };
    },
  }),
  endpoint({
    method: "get",
    path: "/runs/{run}/receipts/{event}",
    name: "getReceipt",
    tag: TAG,
    summary: "The receipt of an act",
    params: InRun.extend({ event: Id }),
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The receipt, with its position in the log once it has one",
      schema: Receipt,
    },
    async handle({ principal, params }) {
      const receipt = await runs.receipt(principal, params.run, params.event);
      if (receipt === null) throw notFound();
      return { body: receipt };
    },
  }),
];

type Line = Awaited<ReturnType<Services["history"]["list"]>>["items"][number];
const entry = ({ disclosed, names, ...line }: Omit<Line, "run">) => ({
  ...line,
  disclosed: { ...disclosed },
  names: { ...names },
});
