import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Authenticate } from "./auth/authenticate.ts";
import { docsPage } from "./http/docs-page.ts";
import { document } from "./http/document.ts";
import type { Endpoint } from "./http/endpoint.ts";
import type { Metrics } from "./http/metrics.ts";
import { logRoutes } from "./http/log-routes.ts";
import { onError, type ErrorLog } from "./http/on-error.ts";
import { problem, problemResponse } from "./http/problem.ts";
import { DATA_HEADERS } from "./http/security-headers.ts";
import { serveEndpoint } from "./http/serve.ts";
import { endpointsOf } from "./routes/index.ts";
import type { Services } from "./services.ts";
import type { LogService } from "./services/log.ts";

export type AppDependencies = {
  readonly services: Services;
  readonly authenticate: Authenticate;
  readonly log: LogService;
  /** Without a trailing slash. */
  readonly publicUrl: string;
  readonly onUnexpected: ErrorLog;
  /** What does not work now, in plain words; empty when everything that serving needs is there. */
  readonly notReady: () => Promise<readonly string[]>;
  readonly metrics: Metrics;
  /** For tests: checks every answer against the document. */
  readonly checkAnswers?: boolean;
};

const INFO = {
  title: "Alongside",
  version: "1",
  description:
    "Runs co-production pathways and keeps a record of who agreed to what. Authenticate with `Authorization: Bearer <token>` (`npx alongside token`). Errors are problem details (RFC 9457) with a stable `code` and a `mend`.",
} as const;

/** The HTTP API. Pages are mounted beside it: `app.route("/", createPages(…))` before the first request. */
export function createApp(deps: AppDependencies): OpenAPIHono {
  const app = new OpenAPIHono({ strict: true });
  const endpoints = endpointsOf(deps.services);
  for (const endpoint of endpoints) {
    document(app, endpoint);
    const serve = serveEndpoint(endpoint, {
      authenticate: deps.authenticate,
      publicOrigin: new URL(deps.publicUrl).origin,
      checkAnswers: deps.checkAnswers === true,
    });
    app.on(
      endpoint.method.toUpperCase(),
      honoPath(endpoint.path),
      deps.metrics.timed(endpoint, serve),
    );
  }
  logRoutes(app, deps.log, deps.authenticate);
  operations(app, deps, endpoints);
  app.notFound(notFound(endpoints));
  app.onError(onError(deps.onUnexpected));
  return app;
}

/** What those who run the server ask, and the documents; open to everybody, and without a word about anybody. */
function operations(app: OpenAPIHono, deps: AppDependencies, endpoints: readonly Endpoint[]): void {
  app.openAPIRegistry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    description: "A program's token.",
  });
  app.openAPIRegistry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "alongside.session_token",
    description:
      "A person's session. Requests that change something must come from this site's own pages.",
  });
  const text = (body: string, status: number) =>
    new Response(`${body}\n`, {
      status,
      headers: { ...DATA_HEADERS, "content-type": "text/plain; charset=utf-8" },
    });
  app.get("/health/live", () => text("alive", 200));
  app.get("/health/ready", async () => {
    const missing = await deps.notReady();
    return missing.length === 0 ? text("ready", 200) : text(missing.join("\n"), 503);
  });
  app.get("/metrics", async () => {
    const { contentType, body } = await deps.metrics.read();
    return new Response(body, { headers: { ...DATA_HEADERS, "content-type": contentType } });
  });
  let openapi: string | undefined;
  app.get("/openapi.json", () => {
    openapi ??= JSON.stringify(openApiDocument(app));
    return new Response(openapi, {
      headers: { ...DATA_HEADERS, "content-type": "application/json" },
    });
  });
  let docs: Response | undefined;
  app.get("/docs", () => {
    docs ??= docsPage(endpoints);
    return docs.clone();
  });
}

/** The document without a server, so that it is right wherever it is read. */
export const openApiDocument = (app: OpenAPIHono) =>
  app.getOpenAPI31Document({ openapi: "3.1.0", info: INFO });

/**
 * What is not served: an address that takes other methods, or none at all. It is found out here, and not by a further handler on
 * each address, so that the requests which are served run through one handler alone.
 */
function notFound(endpoints: readonly Endpoint[]): (c: Context) => Response {
  const paths = [...Map.groupBy(endpoints, (endpoint) => endpoint.path)].map(([path, group]) => {
    const methods = group.map((endpoint) => endpoint.method.toUpperCase());
    return {
      pattern: new RegExp(`^${path.replaceAll(/\{\w+\}/g, "[^/]+")}$`),
      allow: [...methods, ...(methods.includes("GET") ? ["HEAD"] : [])].join(", "),
    };
  });
  return (c) => {
    const known = paths.find(({ pattern }) => pattern.test(c.req.path));
    if (known === undefined) {
      return problemResponse(problem("not-found", "There is nothing at this address."));
    }
    const { allow } = known;
    return problemResponse(
      problem("method-not-allowed", `${c.req.method} does nothing here; there is ${allow}.`),
      { allow },
    );
  };
}

const honoPath = (path: string): string => path.replaceAll(/\{(\w+)\}/g, ":$1");
