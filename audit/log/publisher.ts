import type { Pool, PoolClient } from "pg";
import { preferIndexes } from "../connection.ts";
import { SEQUENCED } from "../hint.ts";
import { createLeader, LONGEST_REST, type Leader } from "../leader.ts";
import { RECEIPT_COOLDOWN } from "../sequencer.ts";
import { formatCheckpoint, parseCheckpoint } from "./checkpoint.ts";
import { edgeRoot, grow, type Edge } from "./edge.ts";
import type { LastPublished } from "./last-published.ts";
import { LogDisagrees } from "./log-disagrees.ts";
import { consistencyProof, treeRoot, verifyConsistency } from "./merkle.ts";
import { formatNote, parseNote, parseVerifierKey } from "./note.ts";
import { checkSignature, sha256, type NoteSigner } from "./signer.ts";
import {
  readCheckpoint,
  readEdge,
  readLeaves,
  storeGrowth,
  storeKey,
  type StoredCheckpoint,
} from "./store.ts";
import { withTiles } from "./tile-reader.ts";

export type PublisherOptions = {
  readonly pool: Pool;
  readonly signer: NoteSigner;
  /** The key before this one, while a rotation lasts: it signs too, and what it alone has signed may be continued. */
  readonly previous?: NoteSigner | undefined;
  readonly lastPublished: LastPublished;
  readonly onPublished?: (checkpoint: StoredCheckpoint) => void;
  readonly onError?: (error: unknown) => void;
  /** Leaves in one round. */
  readonly batch?: number;
};

/** Before the first checkpoint there is no size to follow. */
const NOTHING = -1;

const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/**
 * Builds tiles over sequenced events and signs checkpoints. One process at a time does so; the others stand by.
 * `onError` gets a `LogDisagrees` when the stored log, its key and what was published don't fit: it then signs nothing.
 */
export function createPublisher(options: PublisherOptions): Leader {
  const { pool, onPublished, batch = 10_000 } = options;
  let publish: () => Promise<StoredCheckpoint | null> = () => Promise.resolve(null);
  return createLeader({
    pool,
    name: "alongside.record.publisher",
    channel: SEQUENCED,
    begin: async (client) => {
      publish = await startPublishing(client, options, batch);
    },
    round: async () => {
      const checkpoint = await publish();
      if (checkpoint !== null) onPublished?.(checkpoint);
      return checkpoint !== null;
    },
    cooldown: () => RECEIPT_COOLDOWN,
    onError: (error) => options.onError?.(error),
    longestRest,
  });
}

/** Milliseconds: a log that disagrees stays so until a person has looked, and says so once a minute until then. */
export const longestRest = (error: unknown): number =>
  error instanceof LogDisagrees ? 60_000 : LONGEST_REST;

/**
 * Checks that the stored log may be continued, then answers a round that publishes what was sequenced since.
 * @throws LogDisagrees when it may not.
 */
export async function startPublishing(
  client: PoolClient,
  {
    signer,
    previous,
    lastPublished,
  }: Pick<PublisherOptions, "signer" | "previous" | "lastPublished">,
  batch: number,
): Promise<() => Promise<StoredCheckpoint | null>> {
  await preferIndexes(client);
  let stored: StoredCheckpoint | null = await readCheckpoint(client);
  let edge: Edge = await readEdge(client, stored?.size ?? 0);
  const signers = previous === undefined ? [signer] : [signer, previous];
  if (previous !== undefined && previous.name !== signer.name) {
    throw new LogDisagrees(
      "wrong-key",
      `The previous key is that of ${previous.name}, and the key is that of ${signer.name}: a log keeps its name when its key changes.`,
    );
  }
  checkStored(stored, edge, signers);
  let published = await lastPublished.read();
  await checkPublished(client, published, stored, signer);
  for (const { verifierKey } of signers.toReversed()) await storeKey(client, verifierKey);

  return async () => {
    const leaves = await readLeaves(client, edge.size, batch);
    if (leaves.length === 0 && stored !== null) {
      // A crash between storing a checkpoint and publishing it leaves the file behind.
      if (published === stored.note) return null;
      published = await announce(lastPublished, published, stored.note);
      return stored;
    }
    const next = grow(sha256, edge, leaves);
    const root = edgeRoot(sha256, next.edge);
    const text = formatCheckpoint({
      origin: signer.name,
      size: next.edge.size,
      root,
      extension: [],
    });
    const note = formatNote({ text, signatures: signers.map((each) => each.sign(text)) });
    const checkpoint = { size: next.edge.size, root, note };
    await storeGrowth(client, stored?.size ?? NOTHING, next.tiles, checkpoint);
    published = await announce(lastPublished, published, note);
    edge = next.edge;
    stored = checkpoint;
    return checkpoint;
  };
}

const announce = async (
  lastPublished: LastPublished,
  before: string | null,
  after: string,
): Promise<string> => {
  if (await lastPublished.swap(before, after)) return after;
  throw new LogDisagrees(
    "forked",
    "Another deployment has published a checkpoint of this log meanwhile. Run one deployment on one database and one key.",
  );
};

function checkStored(
  stored: StoredCheckpoint | null,
  edge: Edge,
  signers: readonly NoteSigner[],
): void {
  if (stored === null) return;
  const note = parseNote(stored.note);
  const signed = signers.some(
    ({ verifierKey }) =>
      checkSignature(note, parseVerifierKey(sha256, verifierKey)).result === "signed",
  );
  if (!signed) {
    throw new LogDisagrees(
      "wrong-key",
      `The stored log was not signed with the configured key of ${signers[0]?.name}. Configure the key that signed it, or rotate keys as the documentation says.`,
    );
  }
  const { size, root } = parseCheckpoint(parseNote(stored.note).text);
  if (size !== stored.size || !same(root, stored.root) || !same(edgeRoot(sha256, edge), root)) {
    throw new LogDisagrees(
      "wrong-root",
      `The stored tiles don't have the root that was signed for ${stored.size} entries: something changed them. Restore them from a copy and run the self-check.`,
    );
  }
}

/** The stored log must hold everything that the last published checkpoint covers. */
async function checkPublished(
  client: PoolClient,
  published: string | null,
  stored: StoredCheckpoint | null,
  signer: NoteSigner,
): Promise<void> {
  if (published === null) return;
  const { origin, size, root } = parseCheckpoint(parseNote(published).text);
  if (origin !== signer.name) {
    throw new LogDisagrees(
      "wrong-key",
      `This deployment last published a checkpoint of ${origin}, not of ${signer.name}. Set the name and key that belong to this data.`,
    );
  }
  if (stored === null || stored.size < size) {
    throw new LogDisagrees(
      "rolled-back",
      `A checkpoint of ${size} entries was published, but the database holds ${stored?.size ?? 0}: it is an older copy. Restore the newest backup; signing on would fork the log.`,
    );
  }
  const [old, proof] = await withTiles(client, (read) => [
    treeRoot(sha256, read, size),
    consistencyProof(sha256, read, size, stored.size),
  ]);
  const isSame =
    same(old, root) && verifyConsistency(sha256, size, stored.size, proof, root, stored.root);
  if (!isSame) {
    throw new LogDisagrees(
      "forked",
      `The database's log is not the one whose checkpoint of ${size} entries was published. Find out which is right before anything is signed.`,
    );
  }
}
