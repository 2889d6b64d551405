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
  const { schema, status, headers: described } = endpoint.success;

  return async (c) => {
    const { headers } = c.req.raw;
    const principal = await whoAsks(options, headers, unsafe);
    const reply = await endpoint.serve({
      principal,
      params: takesParams ? c.req.param() : NOTHING,
      query: takesQuery ? queryOf(c) : NOTHING,
      body: await bodyOf(c.req.raw),
      key: unsafe ? keyOf(headers) : undefined,
      headers,
    });
    if (options.checkAnswers === true) {
      schema.parse(reply.body);
      undocumented(reply, described);
    }
    return answer(reply, status);
  };
}

function bodyReader({ body }: Endpoint): (request: Request) => Promise<unknown> {
  if (body === NO_BODY) return () => Promise.resolve();
  if (body === BYTES) return (request) => Promise.resolve(request.body);
  return readJson;
}

function answer(reply: Reply<unknown>, usual: number): Response {
  const status = reply.status ?? usual;
  if (status === 204)
    return new Response(null, { status, headers: { ...DATA_HEADERS, ...reply.headers } });
  if (reply.body instanceof ReadableStream)
    return new Response(reply.body, { status, headers: { ...DATA_HEADERS, ...reply.headers } });
  return new Response(JSON.stringify(reply.body), {
    status,
    headers: {
      ...DATA_HEADERS,
      "content-type": "application/json",
      ...reply.headers,
    },
  });
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
