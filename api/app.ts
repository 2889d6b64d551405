import { OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Authenticate } from "./auth/authenticate.ts";
import { document } from "./http/document.ts";
import type { Endpoint } from "./http/endpoint.ts";
import { onError, type ErrorLog } from "./http/on-error.ts";
import { mountOperations, type OperationsDependencies } from "./http/operations.ts";
import { problem, problemResponse } from "./http/problem.ts";
import { serveEndpoint } from "./http/serve.ts";
import { allEndpoints, type Served } from "./routes/index.ts";

export type AppDependencies = OperationsDependencies &
  Served & {
    readonly authenticate: Authenticate;
    /** Without a trailing slash. */
    readonly publicUrl: string;
    readonly onUnexpected: ErrorLog;
    /** For tests: checks every answer against the document. */
    readonly checkAnswers?: boolean;
  };

/** The HTTP API. Pages are mounted beside it: `app.route("/", createPages(…))` before the first request. */
export function createApp(deps: AppDependencies): OpenAPIHono {
  const app = new OpenAPIHono({ strict: true });
  const endpoints = allEndpoints(deps);
  for (const endpoint of endpoints) {
    document(app, endpoint);
    const serve = serveEndpoint(endpoint, {
      authenticate: deps.authenticate,
      publicOrigin: new URL(deps.publicUrl).origin,
      checkAnswers: deps.checkAnswers === true,
    });
    app.on(endpoint.method.toUpperCase(), honoPath(endpoint), deps.metrics.timed(endpoint, serve));
  }
  mountOperations(app, deps, endpoints);
  app.notFound(notFound(endpoints));
  app.onError(onError(deps.onUnexpected));
  return app;
}

/**
 * What is not served: an address that takes other methods, or none at all. It is found out here, and not by a further handler on
 * each address, so that the requests which are served run through one handler alone.
 */
function notFound(endpoints: readonly Endpoint[]): (c: Context) => Response {
  const paths = [...Map.groupBy(endpoints, patternOf)].map(([pattern, group]) => {
    const methods = group.map((endpoint) => endpoint.method.toUpperCase());
    return {
      pattern: new RegExp(pattern),
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

const PART = /\{(\w+)\}/g;

const honoPath = ({ path, rest }: Endpoint): string =>
  path.replaceAll(PART, (_, name: string) => (name === rest ? `:${name}{.+}` : `:${name}`));

const patternOf = ({ path, rest }: Endpoint): string =>
  `^${path.replaceAll(PART, (_, name: string) => (name === rest ? ".+" : "[^/]+"))}$`;
