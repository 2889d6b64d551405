import { z, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Authenticate } from "../auth/authenticate.ts";
import type { BundleService } from "../services/bundles.ts";
import { ProblemSchema } from "./document.ts";
import { problem, ProblemError } from "./problem.ts";
import { DATA_HEADERS } from "./security-headers.ts";

const TAG = "History and receipts";
const TYPE = "application/jsonl";

const ROUTES = [
  {
    path: "/runs/{run}/bundle",
    name: "getBundle",
    summary: "The decision history of a run as one file that can be checked offline",
    params: ["run"],
  },
  {
    path: "/runs/{run}/steps/{step}/bundle",
    name: "getStepBundle",
    summary: "The decision history up to the end of a step as one file that can be checked offline",
    params: ["run", "step"],
  },
] as const;

/** Mounts the bundles. They are sent line by line as they are made, so that a long run needs no memory here. */
export function bundleRoutes(
  app: OpenAPIHono,
  bundles: BundleService,
  authenticate: Authenticate,
): void {
  for (const route of ROUTES) describe(app, route);
  const answer = async (c: Context, step: string | null): Promise<Response> => {
    const found = await authenticate(c.req.raw.headers);
    if (found.kind !== "principal") {
      throw new ProblemError(problem("sign-in-needed", "Only those who may read a run get it."), {
        "www-authenticate": 'Bearer realm="alongside"',
      });
    }
    const run = c.req.param("run") ?? "";
    const result = await bundles.bundle(found.principal, run, step);
    switch (result.kind) {
      case "not-found":
        throw new ProblemError(problem("not-found", "There is no such run or step."));
      case "not-yet":
        throw new ProblemError(
          problem(
            "not-found",
            "The log has not signed this run's events yet. Ask again in a moment.",
          ),
        );
      case "found":
        return new Response(streamOf(result.lines), {
          headers: {
            ...DATA_HEADERS,
            "content-type": `${TYPE}; charset=utf-8`,
            "content-disposition": `attachment; filename="${nameOf(run, step)}"`,
          },
        });
    }
  };
  app.get("/runs/:run/bundle", (c) => answer(c, null));
  app.get("/runs/:run/steps/:step/bundle", (c) => answer(c, c.req.param("step")));
}

const nameOf = (run: string, step: string | null): string =>
  `alongside-${run}${step === null ? "" : `-${step}`}.jsonl`;

const streamOf = (lines: AsyncIterable<string>): ReadableStream<Uint8Array<ArrayBuffer>> => {
  const encoder = new TextEncoder();
  const iterator = lines[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const next = await iterator.next();
      if (next.done === true) controller.close();
      else controller.enqueue(encoder.encode(next.value));
    },
    async cancel() {
      await iterator.return?.();
    },
  });
};

function describe(
  app: OpenAPIHono,
  { path, name, summary, params }: (typeof ROUTES)[number],
): void {
  const problems = { content: { "application/problem+json": { schema: ProblemSchema } } };
  app.openAPIRegistry.registerPath({
    method: "get",
    path,
    operationId: name,
    tags: [TAG],
    summary,
    security: [{ token: [] }, { session: [] }],
    request: { params: z.object(Object.fromEntries(params.map((param) => [param, z.string()]))) },
    responses: {
      200: { description: summary, content: { [TYPE]: { schema: z.string() } } },
      401: { description: "Nobody is signed in", ...problems },
      404: {
        description: "There is no such run for whoever asks, or the log has not signed it yet",
        ...problems,
      },
      503: { description: "The record is away for the moment", ...problems },
    },
  });
}
