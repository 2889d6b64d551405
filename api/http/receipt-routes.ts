import { z, type OpenAPIHono } from "@hono/zod-openapi";
import type { Context } from "hono";
import type { Authenticate } from "../auth/authenticate.ts";
import type { ReceiptService } from "../services/receipts.ts";
import { ProblemSchema } from "./document.ts";
import { problem, ProblemError } from "./problem.ts";
import { DATA_HEADERS } from "./security-headers.ts";

const ROUTES = [
  {
    path: "/runs/{run}/receipts/{event}/proof",
    name: "getReceiptProof",
    summary: "The proof that an act is in the log (C2SP tlog-proof v1)",
  },
  {
    path: "/runs/{run}/receipts/{event}/file",
    name: "getReceiptFile",
    summary: "A receipt that stands on its own: the entry, its proof and the keys to check it by",
  },
] as const;

/** Mounts the texts of receipts. */
export function receiptRoutes(
  app: OpenAPIHono,
  receipts: ReceiptService,
  authenticate: Authenticate,
): void {
  for (const route of ROUTES) describe(app, route);
  const answer = async (c: Context, ask: "proof" | "file"): Promise<Response> => {
    const found = await authenticate(c.req.raw.headers);
    if (found.kind !== "principal") {
      throw new ProblemError(problem("sign-in-needed", "Only those who may read a run get it."), {
        "www-authenticate": 'Bearer realm="alongside"',
      });
    }
    const { run = "", event = "" } = c.req.param();
    const result = await receipts[ask](found.principal, run, event);
    switch (result.kind) {
      case "not-found":
        throw new ProblemError(problem("not-found", "There is no such act."));
      case "not-yet":
        throw new ProblemError(
          problem("not-found", "The log has not signed this act yet. Ask again in a moment."),
        );
      case "found":
        return new Response(result.text, {
          headers: {
            ...DATA_HEADERS,
            "content-type": "text/plain; charset=utf-8",
            ...(ask === "file"
              ? { "content-disposition": `attachment; filename="alongside-receipt-${event}.txt"` }
              : {}),
          },
        });
    }
  };
  app.get("/runs/:run/receipts/:event/proof", (c) => answer(c, "proof"));
  app.get("/runs/:run/receipts/:event/file", (c) => answer(c, "file"));
}

function describe(app: OpenAPIHono, { path, name, summary }: (typeof ROUTES)[number]): void {
  const problems = { content: { "application/problem+json": { schema: ProblemSchema } } };
  app.openAPIRegistry.registerPath({
    method: "get",
    path,
    operationId: name,
    tags: ["History and receipts"],
    summary,
    security: [{ token: [] }, { session: [] }],
    request: { params: z.object({ run: z.string(), event: z.string() }) },
    responses: {
      200: { description: summary, content: { "text/plain": { schema: z.string() } } },
      401: { description: "Nobody is signed in", ...problems },
      404: {
        description: "There is no such act for whoever asks, or the log has not signed it yet",
        ...problems,
      },
      503: { description: "The record is away for the moment", ...problems },
    },
  });
}
