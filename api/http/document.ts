import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { BINARY, BYTES, FILE, NO_BODY, TEXT, type Endpoint } from "./endpoint.ts";
import { mendOf, statusOf, titleOf, type ProblemCode } from "./problem.ts";

/** Any route may answer with these. */
const ALWAYS: readonly ProblemCode[] = ["internal-error", "unavailable"];
/** Any route that is not open to everybody may answer with these. */
const ON_SIGN_IN: readonly ProblemCode[] = ["sign-in-needed", "sign-in-rejected"];
const ON_CHANGE: readonly ProblemCode[] = [
  "malformed-request",
  "cross-site",
  "forbidden",
  "persons-word",
  "new-address",
];
const ON_BODY: readonly ProblemCode[] = ["invalid", "too-large", "not-json"];

const IDEMPOTENCY_KEY = z.string().min(1).max(200).optional().openapi({
  description:
    "A value of your own, fresh for each new request. The same request with the same key is carried out once and answered alike, with `Idempotency-Replayed: true`; another request with that key is answered 422.",
  example: "5f0c7a0e-0f0b-4d0e-8f57-0c4b9c1d2a31",
});

/** Routes that make something new, or put something on record; a change of the directory can be repeated as it is. */
const isRepeatable = ({ method }: Endpoint): boolean => method === "post" || method === "put";

/** Every problem that a route can answer with. */
export function problemsOf(endpoint: Endpoint): readonly ProblemCode[] {
  const codes = new Set<ProblemCode>([
    ...(endpoint.open ? [] : ON_SIGN_IN),
    ...ALWAYS,
    ...(endpoint.problems ?? []),
  ]);
  if (endpoint.method !== "get") for (const code of ON_CHANGE) codes.add(code);
  if (isRepeatable(endpoint)) codes.add("key-reused");
  if (endpoint.body !== NO_BODY && endpoint.body !== BYTES)
    for (const code of ON_BODY) codes.add(code);
  if (Object.keys(endpoint.query.shape).length > 0) codes.add("invalid");
  if (Object.keys(endpoint.params.shape).length > 0) codes.add("not-found");
  return [...codes];
}

/** Writes a route into the OpenAPI document. */
export function document(app: OpenAPIHono, endpoint: Endpoint): void {
  const { success } = endpoint;
  const requestHeaders = Object.fromEntries(
    (endpoint.requestHeaders ?? []).map((header) => [
      header.name,
      (header.required ? z.string() : z.string().optional()).openapi({
        description: header.description,
      }),
    ]),
  );
  app.openAPIRegistry.registerPath({
    method: endpoint.method,
    path: endpoint.path,
    operationId: endpoint.name,
    tags: [endpoint.tag],
    summary: endpoint.summary,
    ...(endpoint.description === undefined ? {} : { description: endpoint.description }),
    security: endpoint.open ? [] : [{ token: [] }, { session: [] }],
    request: {
      params: endpoint.params,
      query: endpoint.query,
      headers: z.object({
        ...(isRepeatable(endpoint) ? { "Idempotency-Key": IDEMPOTENCY_KEY } : {}),
        ...requestHeaders,
      }),
      ...(endpoint.body === NO_BODY
        ? {}
        : {
            body: {
              required: true,
              content: contentOf(endpoint.body),
            },
          }),
    },
    responses: {
      [success.status]: {
        description: success.description,
        ...(success.headers === undefined ? {} : { headers: headersOf(success.headers) }),
        ...(success.status === 204 ? {} : { content: contentOf(success.schema, success.type) }),
      },
      ...problemResponses(problemsOf(endpoint)),
    },
  });
}

/** The bytes of a file have whichever type the file has. */
const contentOf = (schema: z.ZodType, type?: string) => {
  if (schema === BYTES || schema === FILE || schema === BINARY) {
    const binary = z.string().openapi({ type: "string", format: "binary" });
    return { [type ?? "application/octet-stream"]: { schema: binary } };
  }
  return { [schema === TEXT ? (type ?? "text/plain") : "application/json"]: { schema } };
};

const headersOf = (headers: { readonly [name: string]: string }) =>
  Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [
      name,
      { description, schema: { type: "string" as const } },
    ]),
  );

function problemResponses(codes: readonly ProblemCode[]) {
  const byStatus = Map.groupBy(codes, statusOf);
  return Object.fromEntries(
    [...byStatus].map(([status, group]) => [
      String(status),
      {
        description: group
          .map((code) => `\`${code}\`: ${titleOf(code)}. ${mendOf(code)}`)
          .join("\n\n"),
        ...(status === 503 || status === 429
          ? { headers: headersOf({ "Retry-After": "Seconds to wait before trying again." }) }
          : {}),
        content: {
          "application/problem+json": {
            schema: ProblemSchema.extend({ code: z.enum(group), status: z.literal(status) }),
          },
        },
      },
    ]),
  );
}

/** RFC 9457. */
export const ProblemSchema = z.object({
  type: z.string().openapi({ description: "Leads to the description of this kind of problem." }),
  title: z.string(),
  status: z.number().int(),
  detail: z.string().openapi({ description: "What is wrong this time, in plain words." }),
  mend: z.string().openapi({ description: "What to do about it." }),
  code: z.string(),
  errors: z
    .array(z.object({ pointer: z.string(), message: z.string() }))
    .optional()
    .openapi({ description: "Each thing that is wrong, and where." }),
  currentVersion: z.number().int().optional(),
});
