import { z } from "@hono/zod-openapi";
import { plainIssue } from "../contracts/plain-issue.ts";
import type { Principal } from "../principal.ts";
import { problem, ProblemError, type FieldError, type ProblemCode } from "./problem.ts";

export type Method = "get" | "post" | "put" | "patch" | "delete";

/** For routes whose address has no parts to fill in, no query, or no body. */
export const NO_PARAMS = z.object({});
export const NO_QUERY = z.strictObject({});
export const NO_BODY = z.undefined();
/** For routes that take the bytes of a file as they arrive; null when there are none. */
export const BYTES = z.custom<ReadableStream<Uint8Array> | null>();
/** For routes that answer with the bytes of a file; the type of each is a header of its own. */
export const FILE = z.instanceof(ReadableStream<Uint8Array>);
/** For routes that answer with bytes that are in memory. */
export const BINARY = z.instanceof(Uint8Array<ArrayBuffer>);
/** For routes that answer with text as it is, of the media type that their success names. */
export const TEXT = z.string();

/** A request after its parts were checked. */
export type Call<P, Q, B> = {
  readonly principal: Principal;
  readonly params: P;
  readonly query: Q;
  readonly body: B;
  /** The Idempotency-Key, if one was sent. */
  readonly key: string | undefined;
  readonly headers: Headers;
};

export type Reply<R> = {
  readonly body: R;
  readonly status?: number;
  readonly headers?: { readonly [name: string]: string };
};

export type RequestHeader = {
  readonly name: string;
  readonly description: string;
  readonly required: boolean;
};

type Described = {
  readonly method: Method;
  /** As OpenAPI writes it: `/runs/{run}`. */
  readonly path: string;
  /** The path's last part, where it may hold slashes. */
  readonly rest?: string;
  /** OpenAPI's operationId. */
  readonly name: string;
  readonly tag: string;
  readonly summary: string;
  readonly description?: string;
  readonly requestHeaders?: readonly RequestHeader[];
  /** Beyond those which every such route can answer. */
  readonly problems?: readonly ProblemCode[];
};

type Success<R> = {
  readonly status: 200 | 201 | 202 | 204;
  readonly description: string;
  readonly schema: z.ZodType<R>;
  /** The media type; JSON, or for bytes what the answer's own header says, when it is left out. */
  readonly type?: string;
  readonly headers?: { readonly [name: string]: string };
};

/** A route as its author writes it. */
type Written<P, Q, B, R> = Described & {
  readonly params: z.ZodObject & z.ZodType<P>;
  readonly query: z.ZodObject & z.ZodType<Q>;
  readonly body: z.ZodType<B>;
  readonly success: Success<R>;
  handle(call: Call<P, Q, B>): Promise<Reply<R>>;
};

/** A route that answers everybody alike, signed in or not. */
type WrittenOpen<P, Q, R> = Omit<Written<P, Q, undefined, R>, "method" | "body" | "handle"> & {
  handle(call: Pick<Call<P, Q, undefined>, "params" | "query">): Promise<Reply<R>>;
};

/** A route as the application mounts and documents it: its types are its own business by then. */
export type Endpoint = Described & {
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType;
  readonly success: Success<unknown>;
} & (
    | {
        /** Nobody is asked who they are. */
        readonly open: true;
        serve(call: OpenCall): Promise<Reply<unknown>>;
      }
    | {
        readonly open: false;
        /** Checks the parts of a request, then handles it. @throws ProblemError */
        serve(call: RawCall): Promise<Reply<unknown>>;
      }
  );

/** A request before anything was checked but who sent it. */
export type RawCall = Call<
  { readonly [name: string]: string },
  { readonly [name: string]: string | readonly string[] },
  unknown
>;

type OpenCall = Pick<RawCall, "params" | "query">;

/** Ties a route's contract to its handler. */
export function endpoint<P, Q, B, R>(written: Written<P, Q, B, R>): Endpoint {
  const { params, query, body, handle } = written;
  return {
    ...written,
    open: false,
    serve: async (raw) =>
      handle({
        ...raw,
        params: placeIn(params, raw.params),
        query: check(query, raw.query, "?"),
        body: check(body, raw.body, "/"),
      }),
  };
}

/** Ties the contract of a route that everybody may read to its handler. */
export function openEndpoint<P, Q, R>(written: WrittenOpen<P, Q, R>): Endpoint {
  const { params, query, handle } = written;
  return {
    ...written,
    method: "get",
    body: NO_BODY,
    open: true,
    serve: async (raw) =>
      handle({ params: placeIn(params, raw.params), query: check(query, raw.query, "?") }),
  };
}

/** An address that cannot exist is not found: what it names stays unsaid. @throws ProblemError */
function placeIn<P>(schema: z.ZodType<P>, params: RawCall["params"]): P {
  const where = schema.safeParse(params);
  if (where.success) return where.data;
  throw new ProblemError(problem("not-found", "There is nothing at this address."));
}

/** @throws ProblemError `invalid` (422), which names everything that is wrong. */
function check<T>(schema: z.ZodType<T>, value: unknown, root: "?" | "/"): T {
  const parsed = schema.safeParse(value, { error: plainIssue });
  if (parsed.success) return parsed.data;
  const errors: FieldError[] = parsed.error.issues.map((issue) => ({
    pointer: root + issue.path.map(String).join("/"),
    message: issue.message,
  }));
  throw new ProblemError(
    problem(
      "invalid",
      errors.length === 1 ? "One thing is not right." : `${errors.length} things are not right.`,
      { errors: errors.slice(0, MOST_ERRORS) },
    ),
  );
}

/** A hostile body can be wrong in more ways than anybody reads. */
const MOST_ERRORS = 50;
