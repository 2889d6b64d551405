import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import type { Product } from "./product.ts";

const limit = 120_000; // milliseconds
const every = 4; // milliseconds between looks: fine enough for the figure, and next to nothing for the server

/**
 * Resolves when a passed gate is on record in each of these runs.
 * @throws Error after two minutes, with how many did not pass.
 */
export async function watchGates(product: Product, runs: readonly string[]): Promise<void> {
  const client = new pg.Client({ connectionString: product.databaseUrl });
  await client.connect();
  const deadline = Date.now() + limit;
  try {
    for (;;) {
      const { rows } = await client.query<{ count: number }>({
        name: "gates",
        text: "select count(distinct run)::int as count from record.event where run = any ($1) and type = 'gatePassed'",
        values: [runs],
      });
      const count = rows[0]?.count ?? 0;
      if (count === runs.length) return;
      if (Date.now() > deadline) {
        throw new Error(
          `${runs.length - count} of ${runs.length} gates did not pass in two minutes.`,
        );
      }
      await sleep(every);
    }
  } finally {
    await client.end();
  }
}
