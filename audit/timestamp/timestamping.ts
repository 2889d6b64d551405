import type { Pool } from "pg";
import { createLeader, type Leader } from "../leader.ts";
import { readCheckpoint } from "../log/store.ts";
import { readTimestampOf, storeTimestamp } from "./store.ts";
import { readTimestamp, TimestampRefused, timestampRequest } from "./token.ts";

export type TimestampingOptions = {
  readonly pool: Pool;
  /** Of an RFC 3161 authority over HTTP (section 3.4). */
  readonly url: string;
  readonly onError: (error: unknown) => void;
  /** Milliseconds: between two tokens at least, between looks, after a failure, and how long a request may take. */
  readonly pace?: {
    readonly every: number;
    readonly look: number;
    readonly again: number;
    readonly patience: number;
  };
};

const HOUR = 3_600_000;
const PACE = { every: HOUR, look: 10_000, again: 60_000, patience: 30_000 };
/** A token with a chain of certificates has a few thousand bytes. */
const MOST = 262_144;

/** Has the newest checkpoint timestamped by an authority, once an hour while the log grows. */
export function createTimestamping(options: TimestampingOptions): Leader {
  const { pool, url, pace = PACE } = options;
  return createLeader({
    pool,
    name: "alongside.record.timestamps",
    // Nobody notifies it: it looks by itself.
    channel: "alongside_timestamps",
    poll: { active: pace.look, idle: pace.look, failed: pace.again },
    begin: () => Promise.resolve(),
    round: async (client) => {
      const [checkpoint, last] = [await readCheckpoint(client), await readTimestampOf(client)];
      const isDue =
        checkpoint !== null &&
        (last === null ||
          (last.size < checkpoint.size && Date.now() - last.at.getTime() >= pace.every));
      if (!isDue) return false;
      const { size, note } = checkpoint;
      const token = await ask(url, Buffer.from(note), pace.patience);
      await storeTimestamp(client, { size, note, token });
      return false;
    },
    onError: options.onError,
  });
}

async function ask(url: string, data: Uint8Array, patience: number): Promise<Uint8Array> {
  const { der, nonce } = timestampRequest(data);
  const response = await fetch(url, {
    method: "POST",
    body: Uint8Array.from(der),
    headers: { "content-type": "application/timestamp-query" },
    redirect: "error",
    signal: AbortSignal.timeout(patience),
  });
  if (!response.ok) throw new TimestampRefused(`the authority answered ${response.status}`);
  const token = new Uint8Array(await response.arrayBuffer());
  if (token.length > MOST) throw new TimestampRefused("the answer is too long");
  readTimestamp(token, data, nonce);
  return token;
}
