import { randomUUID } from "node:crypto";
import pg from "pg";
import type { Generator } from "../load/generator.ts";
import type { HttpRound } from "../load/http-load.ts";
import { requestBytes } from "../load/http-messages.ts";
import type { Asked } from "./ask-for-sign-offs.ts";
import type { OpenRequest, Product, Voter } from "./product.ts";

/** A sign-off as a person's program sends it, with a fresh Idempotency-Key. */
export const signOffRequest = (request: OpenRequest, voter: Voter): Buffer =>
  requestBytes({
    method: "POST",
    path: `/runs/${request.run}/sign-off-requests/${request.request}/answers`,
    who: voter.session,
    key: randomUUID(),
    body: { answer: "yes", version: request.version, digest: request.digest },
  });

/** Rounds of sign-offs over all runs, one person after another, each request made beforehand. */
export function signOffs(
  product: Product,
  asked: Asked,
  generator: Generator,
): (connections: number, seconds: number) => Promise<HttpRound> {
  let voter = 0;
  return async (connections, seconds) => {
    // More than any machine manages, so that none is sent twice: a repeated key would be answered from the record.
    const wanted = Math.ceil(seconds * (connections === 1 ? 4_000 : 15_000));
    const requests: Buffer[] = [];
    while (requests.length < wanted) {
      const by = asked.voters[voter++ % asked.voters.length];
      if (by === undefined) break;
      for (const request of asked.requests) requests.push(signOffRequest(request, by));
    }
    return await generator.run({ port: product.port, connections, requests, seconds });
  };
}

/** How many sign-offs are on record in these runs. */
export async function countOf(product: Product, runs: readonly string[]): Promise<number> {
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ count: number }>(
      "select count(*)::int as count from record.event where type = 'signedOff' and run = any ($1)",
      [runs],
    );
    return rows[0]?.count ?? 0;
  } finally {
    await client.end();
  }
}
