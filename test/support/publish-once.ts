import type { Pool } from "pg";
import { startStating } from "../../audit/heads/stater.ts";
import { startPublishing } from "../../audit/log/publisher.ts";
import type { NoteSigner } from "../../audit/log/signer.ts";
import { startSequencing } from "../../audit/sequencer.ts";

/** One round of each that a log has: what is on record gets its places, its heads are stated, and a checkpoint covers all of it. */
export async function publishOnce(pool: Pool, signer: NoteSigner): Promise<void> {
  const client = await pool.connect();
  const sequence = await startSequencing(client, 1_000);
  await sequence();
  const state = await startStating(client);
  await state();
  await sequence();
  const lastPublished = { read: () => Promise.resolve(null), swap: () => Promise.resolve(true) };
  const publish = await startPublishing(client, { signer, lastPublished }, 1_000);
  await publish();
  client.release(true);
}
