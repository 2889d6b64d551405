import { z } from "@hono/zod-openapi";
import {
  BINARY,
  endpoint,
  NO_BODY,
  NO_PARAMS,
  NO_QUERY,
  openEndpoint,
  TEXT,
  type Endpoint,
} from "../http/endpoint.ts";
import { problem, ProblemError } from "../http/problem.ts";
import { Id } from "../contracts/values.ts";
import type { LogBytes, LogService } from "../services/log.ts";

const TAG = "Transparency log";
const PLAIN = "text/plain; charset=utf-8";
/** A full tile never changes (tlog-tiles); everything else may within a second. */
const FOREVER = "public, max-age=31536000, immutable";
const BRIEFLY = "public, max-age=1";

const KEPT = { "Cache-Control": "How long it may be kept: a full tile never changes." } as const;
const OPEN = {
  tag: TAG,
  params: NO_PARAMS,
  query: NO_QUERY,
  problems: ["not-found"],
} as const;

const Base64 = z.base64();
const ProvenRuns = z
  .object({
    organisation: Id,
    runs: z.array(Id),
    checkpoint: z.string(),
    keys: z.array(z.string()),
    heads: z.object({
      index: z.number(),
      entry: Base64,
      proof: z.array(Base64),
      count: z.number(),
      value: Base64,
      path: z.array(Base64),
    }),
  })
  .openapi("ProvenRuns");

const missing = (): ProblemError =>
  new ProblemError(problem("not-found", "The log has nothing at this address, or not yet."));

const bytesOf = (found: LogBytes) => {
  if (found.kind === "forbidden") throw new ProblemError(problem("forbidden", found.why));
  if (found.kind === "not-found") throw missing();
  return { body: Uint8Array.from(found.bytes), isWhole: found.whole };
};

/** The log at its stable addresses (C2SP tlog-tiles). They hold no personal data: entries have commitments in its place. */
export const logRoutes = (log: LogService): readonly Endpoint[] => [
  openEndpoint({
    ...OPEN,
    path: "/log/key",
    name: "getLogKey",
    summary: "The log's verifier keys, the newest first",
    success: {
      status: 200,
      description: "A key on each line",
      schema: TEXT,
      type: PLAIN,
      headers: KEPT,
    },
    async handle() {
      const keys = await log.keys();
      if (keys.length === 0) throw missing();
      return {
        body: keys.map((key) => `${key}\n`).join(""),
        headers: { "cache-control": BRIEFLY },
      };
    },
  }),
  openEndpoint({
    ...OPEN,
    path: "/log/checkpoint",
    name: "getCheckpoint",
    summary: "The newest checkpoint (C2SP tlog-checkpoint) that enough witnesses cosigned",
    success: {
      status: 200,
      description: "A signed note",
      schema: TEXT,
      type: PLAIN,
      headers: {
        ...KEPT,
        "alongside-cosignatures": "How many witnesses cosigned it.",
        "alongside-entries-behind": "How many newer entries the log has signed.",
        "Last-Modified": "When the log signed it.",
      },
    },
    async handle() {
      const found = await log.checkpoint();
      if (found === null) throw missing();
      return {
        body: found.note,
        headers: {
          "cache-control": BRIEFLY,
          "alongside-cosignatures": String(found.cosignatures),
          "alongside-entries-behind": String(found.entriesBehind),
          "last-modified": found.at.toUTCString(),
        },
      };
    },
  }),
  openEndpoint({
    ...OPEN,
    path: "/log/timestamp",
    name: "getTimestamp",
    summary: "The newest RFC 3161 timestamp of a checkpoint",
    success: {
      status: 200,
      description: "A TimeStampResp, for `openssl ts`",
      schema: BINARY,
      type: "application/timestamp-reply",
      headers: KEPT,
    },
    async handle() {
      const found = await log.timestamp();
      if (found === null) throw missing();
      return { body: Uint8Array.from(found.token), headers: { "cache-control": BRIEFLY } };
    },
  }),
  openEndpoint({
    ...OPEN,
    path: "/log/timestamp/checkpoint",
    name: "getTimestampedCheckpoint",
    summary: "The very bytes that the newest timestamp is of",
    success: {
      status: 200,
      description: "A signed note",
      schema: TEXT,
      type: PLAIN,
      headers: KEPT,
    },
    async handle() {
      const found = await log.timestamp();
      if (found === null) throw missing();
      return { body: found.note, headers: { "cache-control": BRIEFLY } };
    },
  }),
  endpoint({
    method: "get",
    path: "/log/tile/entries/{index}",
    rest: "index",
    name: "getEntries",
    tag: TAG,
    summary: "The entries of a tile (C2SP tlog-tiles), for auditors",
    params: z.object({ index: z.string() }),
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The tile",
      schema: BINARY,
      type: "application/octet-stream",
    },
    problems: ["forbidden"],
    async handle({ principal, params }) {
      const { body } = bytesOf(await log.entries(principal, `tile/entries/${params.index}`));
      return { body };
    },
  }),
  endpoint({
    method: "get",
    path: "/log/runs",
    name: "getProvenRuns",
    tag: TAG,
    summary: "The organisation's list of runs, with the log's own statement of it, for auditors",
    description:
      "The runs in the order in which the log took their launches in, as far as the statement covers it. What the statement says is shown in docs/spec/03-log.md, L17 to L21.",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 200, description: "The list and its proof", schema: ProvenRuns },
    problems: ["forbidden"],
    async handle({ principal }) {
      const found = await log.runs(principal);
      if (found.kind === "found") return { body: found.list };
      if (found.kind === "forbidden") throw new ProblemError(problem("forbidden", found.why));
      throw missing();
    },
  }),
  openEndpoint({
    path: "/log/tile/{level}/{index}",
    rest: "index",
    name: "getTile",
    tag: TAG,
    summary: "A tile of hashes (C2SP tlog-tiles)",
    description: "The index may have slashes: `x001/234.p/5`.",
    params: z.object({ level: z.string(), index: z.string() }),
    query: NO_QUERY,
    success: {
      status: 200,
      description: "The tile",
      schema: BINARY,
      type: "application/octet-stream",
      headers: KEPT,
    },
    async handle({ params: { level, index } }) {
      const { body, isWhole } = bytesOf(await log.tile(`tile/${level}/${index}`));
      return { body, headers: { "cache-control": isWhole ? FOREVER : BRIEFLY } };
    },
  }),
];
