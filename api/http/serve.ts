import type { Context } from "hono";
import type { Authenticate } from "../auth/authenticate.ts";
import type { Principal } from "../principal.ts";
import { readJson } from "./body.ts";
import { BYTES, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint, type Reply } from "./endpoint.ts";
import { problem, ProblemError } from "./problem.ts";
import { isSameOrigin } from "./same-origin.ts";
import { DATA_HEADERS } from "./security-headers.ts";

export type ServeOptions = {
  readonly authenticate: Authenticate;
  /** Scheme, host and port of the public address. */
  readonly publicOrigin: string;
  /** Checks every answer against its documented schema: for tests. */
  readonly checkAnswers?: boolean;
};

const NOTHING = {} as const;
const KEY = /^[\x21-\x7e]{1,200}$/;

/** The handler of an endpoint: who asks, what they ask, the answer; nothing else on the way. */
export function serveEndpoint(
  endpoint: Endpoint,
  options: ServeOptions,
): (c: Context) => Promise<Response> {
  const unsafe = endpoint.method !== "get";
  const bodyOf = bodyReader(endpoint);
  const takesQuery = endpoint.query !== NO_QUERY;
  const takesParams = endpoint.params !== NO_PARAMS;
  const { success } = endpoint;
  const paramsOf = (c: Context) => (takesParams ? c.req.param() : NOTHING);
  const wantedIn = (c: Context) => (takesQuery ? queryOf(c) : NOTHING);

  const replyTo = async (c: Context): Promise<Reply<unknown>> => {
    if (endpoint.open) return endpoint.serve({ params: paramsOf(c), query: wantedIn(c) });
    const { headers } = c.req.raw;
    const principal = await whoAsks(options, headers, unsafe);
    return endpoint.serve({
      principal,
      params: paramsOf(c),
      query: wantedIn(c),
      body: await bodyOf(c.req.raw),
      key: unsafe ? keyOf(headers) : undefined,
      headers,
    });
  };

  return async (c) => {
    const reply = await replyTo(c);
    if (options.checkAnswers === true) {
      success.schema.parse(reply.body);
      undocumented(reply, success.headers);
    }
    return answer(reply, success);
  };
}

function bodyReader({ body }: Endpoint): (request: Request) => Promise<unknown> {
  if (body === NO_BODY) return () => Promise.resolve();
  if (body === BYTES) return (request) => Promise.resolve(request.body);
  return readJson;
}

function answer({ body, ...reply }: Reply<unknown>, success: Endpoint["success"]): Response {
  const { type } = success;
  const status = reply.status ?? success.status;
  const headers = {
    ...DATA_HEADERS,
    ...(type === undefined ? NOTHING : { "content-type": type }),
    ...reply.headers,
  };
  if (status === 204) return new Response(null, { status, headers });
  if (body instanceof ReadableStream || body instanceof Uint8Array) {
    return new Response(body, { status, headers });
  }
  if (type !== undefined && typeof body === "string")
    return new Response(body, { status, headers });
  const json = { ...DATA_HEADERS, "content-type": "application/json", ...reply.headers };
  return new Response(JSON.stringify(body), { status, headers: json });
}

async function whoAsks(
  { authenticate, publicOrigin }: ServeOptions,
  headers: Headers,
  unsafe: boolean,
): Promise<Principal> {
  const found = await authenticate(headers);
  if (found.kind !== "principal") {
    throw new ProblemError(
      found.kind === "anonymous"
        ? problem("sign-in-needed", "This needs to know who is asking.")
        : problem("sign-in-rejected", "The token or session is unknown, has ended or was revoked."),
      { "www-authenticate": 'Bearer realm="alongside"' },
    );
  }
  if (unsafe && found.principal.via === "session" && !isSameOrigin(headers, publicOrigin)) {
    throw new ProblemError(
      problem("cross-site", "A change with a session cookie must come from this site's own pages."),
    );
  }
  return found.principal;
}

function keyOf(headers: Headers): string | undefined {
  const key = headers.get("idempotency-key");
  if (key === null) return undefined;
  if (KEY.test(key)) return key;
  throw new ProblemError(
    problem("malformed-request", "An Idempotency-Key has 1 to 200 visible ASCII characters."),
  );
}

/** A parameter that is given twice is a list. */
function queryOf(c: Context): { readonly [name: string]: string | readonly string[] } {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? "") : values,
    ]),
  );
}

function undocumented(reply: Reply<unknown>, described: Endpoint["success"]["headers"]): void {
  for (const name of Object.keys(reply.headers ?? {})) {
    if (!Object.keys(described ?? {}).some((known) => known.toLowerCase() === name.toLowerCase())) {
      throw new Error(
        `The answer carries the header ${name}, which the document does not mention.`,
      );
    }
  }
}
