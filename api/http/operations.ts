import { z, type OpenAPIHono } from "@hono/zod-openapi";
import { templateSchema } from "../contracts/template-schema.ts";
import { docsPage } from "./docs-page.ts";
import type { Endpoint } from "./endpoint.ts";
import type { Metrics } from "./metrics.ts";
import { DATA_HEADERS } from "./security-headers.ts";

export type OperationsDependencies = {
  /** What does not work now, in plain words; empty when everything that serving needs is there. */
  readonly notReady: () => Promise<readonly string[]>;
  /** What somebody should look at while everything goes on being served. */
  readonly warnings?: () => Promise<readonly string[]>;
  readonly metrics: Metrics;
};

const INFO = {
  title: "Alongside",
  version: "1",
  description:
    "Runs co-production pathways and keeps a record of who agreed to what. Authenticate with `Authorization: Bearer <token>` (`npx alongside token`). Errors are problem details (RFC 9457) with a stable `code` and a `mend`.",
} as const;

const TEXT = "text/plain";

const DESCRIBED = [
  ["/health/live", "getLive", "Whether the process runs", TEXT],
  ["/health/ready", "getReady", "Whether it can serve: 503 says what is missing", TEXT],
  ["/metrics", "getMetrics", "Metrics for Prometheus", TEXT],
  ["/openapi.json", "getOpenApi", "This document", "application/json"],
  [
    "/schemas/template.json",
    "getTemplateSchema",
    "A template's shape, as JSON Schema",
    "application/schema+json",
  ],
  ["/docs", "getDocs", "The documentation as a page", "text/html"],
] as const;

/** What those who run the server ask, and the documents; open to everybody, and without a word about anybody. */
export function mountOperations(
  app: OpenAPIHono,
  deps: OperationsDependencies,
  endpoints: readonly Endpoint[],
): void {
  app.get("/health/live", () => answer("alive\n", TEXT));
  app.get("/health/ready", async () => {
    const missing = await deps.notReady();
    if (missing.length > 0) return answer(`${missing.join("\n")}\n`, TEXT, 503);
    const warnings = (await deps.warnings?.()) ?? [];
    const lines = ["ready", ...warnings.map((warning) => `warning: ${warning}`)];
    return answer(`${lines.join("\n")}\n`, TEXT);
  });
  app.get("/metrics", async () => {
    const { contentType, body } = await deps.metrics.read();
    return answer(body, contentType);
  });
  let openapi: string | undefined;
  app.get("/openapi.json", () => {
    openapi ??= JSON.stringify(openApiDocument(app));
    return answer(openapi, "application/json");
  });
  let schema: string | undefined;
  app.get("/schemas/template.json", () => {
    schema ??= JSON.stringify(templateSchema());
    return answer(schema, "application/schema+json");
  });
  let docs: Response | undefined;
  app.get("/docs", () => {
    docs ??= docsPage(endpoints);
    return docs.clone();
  });
  describeOperations(app);
}

/** The document without a server, so that it is right wherever it is read. */
export const openApiDocument = (app: OpenAPIHono) =>
  app.getOpenAPI31Document({ openapi: "3.1.0", info: INFO });

const answer = (body: string, type: string, status = 200): Response =>
  new Response(body, { status, headers: { ...DATA_HEADERS, "content-type": type } });

function describeOperations(app: OpenAPIHono): void {
  const { openAPIRegistry: registry } = app;
  registry.registerComponent("securitySchemes", "token", {
    type: "http",
    scheme: "bearer",
    description: "A program's token.",
  });
  registry.registerComponent("securitySchemes", "session", {
    type: "apiKey",
    in: "cookie",
    name: "alongside.session_token",
    description:
      "A person's session. Requests that change something must come from this site's own pages.",
  });
  for (const [path, operationId, summary, type] of DESCRIBED) {
    registry.registerPath({
      method: "get",
      path,
      operationId,
      tags: ["Operations"],
      summary,
      security: [],
      responses: {
        200: { description: summary, content: { [type]: { schema: z.string() } } },
        ...(path === "/health/ready" ? { 503: { description: "What is missing" } } : {}),
      },
    });
  }
}
