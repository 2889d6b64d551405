import { z } from "@hono/zod-openapi";
import { Id, Key } from "../contracts/values.ts";
import { endpoint, FILE, NO_BODY, NO_QUERY, TEXT, type Endpoint } from "../http/endpoint.ts";
import { problem, ProblemError } from "../http/problem.ts";
import type { Principal } from "../principal.ts";
import type { BundleService } from "../services/bundles.ts";
import type { ReceiptService, ReceiptText } from "../services/receipts.ts";

const TAG = "History and receipts";
const PLAIN = "text/plain; charset=utf-8";
const SAVED = { "Content-Disposition": "Always `attachment`, with a name for the file." } as const;

const notFound = (detail: string): ProblemError => new ProblemError(problem("not-found", detail));

/** Bundles are sent line by line as they are made, so that a long run needs no memory here. */
export function bundleRoutes(bundles: BundleService): readonly Endpoint[] {
  const bundleOf = async (principal: Principal, run: string, step: string | null) => {
    const result = await bundles.bundle(principal, run, step);
    if (result.kind === "not-found") throw notFound("There is no such run or step.");
    if (result.kind === "not-yet") {
      throw notFound("The log has not signed this run's events yet. Ask again in a moment.");
    }
    const name = `alongside-${run}${step === null ? "" : `-${step}`}.jsonl`;
    return {
      body: streamOf(result.lines),
      headers: { "content-disposition": `attachment; filename="${name}"` },
    };
  };
  const shared = {
    method: "get",
    tag: TAG,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "A JSON value on each line (docs/bundle.md)",
      schema: FILE,
      type: "application/jsonl; charset=utf-8",
      headers: SAVED,
    },
  } as const;
  return [
    endpoint({
      ...shared,
      path: "/runs/{run}/bundle",
      name: "getBundle",
      summary: "The decision history of a run as one file that can be checked offline",
      params: z.object({ run: Id }),
      handle: ({ principal, params }) => bundleOf(principal, params.run, null),
    }),
    endpoint({
      ...shared,
      path: "/runs/{run}/steps/{step}/bundle",
      name: "getStepBundle",
      summary:
        "The decision history up to the end of a step as one file that can be checked offline",
      params: z.object({ run: Id, step: Key }),
      handle: ({ principal, params }) => bundleOf(principal, params.run, params.step),
    }),
  ];
}

/** The texts of receipts. */
export function receiptRoutes(receipts: ReceiptService): readonly Endpoint[] {
  const textOf = (result: ReceiptText): string => {
    if (result.kind === "found") return result.text;
    throw notFound(
      result.kind === "not-found"
        ? "There is no such act."
        : "The log has not signed this act yet. Ask again in a moment.",
    );
  };
  const shared = {
    method: "get",
    tag: TAG,
    params: z.object({ run: Id, event: Id }),
    query: NO_QUERY,
    body: NO_BODY,
  } as const;
  return [
    endpoint({
      ...shared,
      path: "/runs/{run}/receipts/{event}/proof",
      name: "getReceiptProof",
      summary: "The proof that an act is in the log (C2SP tlog-proof v1)",
      success: { status: 200, description: "The proof", schema: TEXT, type: PLAIN },
      async handle({ principal, params: { run, event } }) {
        return { body: textOf(await receipts.proof(principal, run, event)) };
      },
    }),
    endpoint({
      ...shared,
      path: "/runs/{run}/receipts/{event}/file",
      name: "getReceiptFile",
      summary: "A receipt that stands on its own: the entry, its proof and the keys to check it by",
      success: {
        status: 200,
        description: "The receipt (docs/log.md)",
        schema: TEXT,
        type: PLAIN,
        headers: SAVED,
      },
      async handle({ principal, params: { run, event } }) {
        return {
          body: textOf(await receipts.file(principal, run, event)),
          headers: {
            "content-disposition": `attachment; filename="alongside-receipt-${event}.txt"`,
          },
        };
      },
    }),
  ];
}

const streamOf = (lines: AsyncIterable<string>): ReadableStream<Uint8Array> => {
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
