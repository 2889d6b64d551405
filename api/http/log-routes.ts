import { z, type OpenAPIHono } from "@hono/zod-openapi";
import type { Authenticate } from "../auth/authenticate.ts";
import type { LogBytes, LogService } from "../services/log.ts";
import { ProblemSchema } from "./document.ts";
import { problem, ProblemError } from "./problem.ts";
import { DATA_HEADERS } from "./security-headers.ts";

const TAG = "Transparency log";
/** A full tile never changes (tlog-tiles); everything else may within a second. */
const FOREVER = "public, max-age=31536000, immutable";
const BRIEFLY = "public, max-age=1";

const text = (body: string, headers: Readonly<Record<string, string>> = {}): Response =>
  new Response(body, {
    headers: {
      ...DATA_HEADERS,
      ...headers,
      "content-type": "text/plain; charset=utf-8",
      "cache-control": BRIEFLY,
    },
  });

const bytes = (found: LogBytes, shared: boolean): Response => {
  if (found.kind === "forbidden") throw new ProblemError(problem("forbidden", found.why));
  if (found.kind === "not-found") throw missing();
  const cached = found.whole ? FOREVER : BRIEFLY;
  return new Response(Uint8Array.from(found.bytes), {
    headers: {
      ...DATA_HEADERS,
      "content-type": "application/octet-stream",
      "cache-control": shared ? cached : "no-store",
    },
  });
};

const missing = (): ProblemError =>
  new ProblemError(problem("not-found", "The log has nothing at this address, or not yet."));

type Described = {
  readonly path: string;
  readonly name: string;
  readonly summary: string;
  readonly type: string;
  readonly params?: readonly string[];
  readonly signedIn?: boolean;
};

const ROUTES: readonly Described[] = [
  {
    path: "/log/key",
    name: "getLogKey",
    summary: "The log's verifier keys, the newest first",
    type: "text/plain",
  },
  {
    path: "/log/checkpoint",
    name: "getCheckpoint",
    summary:
      "The newest checkpoint (C2SP tlog-checkpoint) that enough witnesses cosigned; the header alongside-entries-behind counts newer entries",
    type: "text/plain",
  },
  {
    path: "/log/timestamp",
    name: "getTimestamp",
    summary: "The newest RFC 3161 timestamp of a checkpoint: a TimeStampResp, for `openssl ts`",
    type: "application/timestamp-reply",
  },
  {
    path: "/log/timestamp/checkpoint",
    name: "getTimestampedCheckpoint",
    summary: "The very bytes that the newest timestamp is of",
    type: "text/plain",
  },
  {
    path: "/log/tile/{level}/{index}",
    name: "getTile",
    summary: "A tile of hashes (C2SP tlog-tiles); the index may have slashes: x001/234.p/5",
    type: "application/octet-stream",
    params: ["level", "index"],
  },
  {
    path: "/log/tile/entries/{index}",
    name: "getEntries",
    summary: "The entries of a tile (C2SP tlog-tiles), for auditors",
    type: "application/octet-stream",
    params: ["index"],
    signedIn: true,
  },
];

/** Mounts the log at its stable addresses. They hold no personal data: entries have commitments in its place. */
export function logRoutes(app: OpenAPIHono, log: LogService, authenticate: Authenticate): void {
  for (const route of ROUTES) describe(app, route);
  app.get("/log/key", async () => {
    const keys = await log.keys();
    if (keys.length === 0) throw missing();
    return text(keys.map((key) => `${key}\n`).join(""));
  });
  app.get("/log/checkpoint", async () => {
    const found = await log.checkpoint();
    if (found === null) throw missing();
    return text(found.note, {
      "alongside-cosignatures": String(found.cosignatures),
      "alongside-entries-behind": String(found.entriesBehind),
      "last-modified": found.at.toUTCString(),
    });
  });
  app.get("/log/timestamp", async () => {
    const found = await log.timestamp();
    if (found === null) throw missing();
    return new Response(Uint8Array.from(found.token), {
      headers: {
        ...DATA_HEADERS,
        "content-type": "application/timestamp-reply",
        "cache-control": BRIEFLY,
      },
    });
  });
  app.get("/log/timestamp/checkpoint", async () => {
    const found = await log.timestamp();
    if (found === null) throw missing();
    return text(found.note);
  });
  app.get("/log/tile/entries/:index{.+}", async (c) => {
    const found = await authenticate(c.req.raw.headers);
    if (found.kind !== "principal") {
      throw new ProblemError(problem("sign-in-needed", "The entries are for auditors."), {
        "www-authenticate": 'Bearer realm="alongside"',
      });
    }
    return bytes(await log.entries(found.principal, c.req.path.slice("/log/".length)), false);
  });
  app.get("/log/tile/:level/:index{.+}", async (c) =>
    bytes(await log.tile(c.req.path.slice("/log/".length)), true),
  );
}

function describe(
  app: OpenAPIHono,
  { path, name, summary, type, params = [], signedIn = false }: Described,
): void {
  const problems = { content: { "application/problem+json": { schema: ProblemSchema } } };
  app.openAPIRegistry.registerPath({
    method: "get",
    path,
    operationId: name,
    tags: [TAG],
    summary,
    security: signedIn ? [{ token: [] }, { session: [] }] : [],
    request: { params: z.object(Object.fromEntries(params.map((param) => [param, z.string()]))) },
    responses: {
      200: { description: summary, content: { [type]: { schema: z.string() } } },
      404: { description: "There is no such thing, or not yet", ...problems },
      503: { description: "The record is away for the moment", ...problems },
      ...(signedIn
        ? {
            401: { description: "Nobody is signed in", ...problems },
            403: { description: "Only auditors read entries", ...problems },
          }
        : {}),
    },
  });
}
