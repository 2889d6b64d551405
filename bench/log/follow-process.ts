import path from "node:path";
import { openPool } from "../../audit/connection.ts";
import { lastPublishedFile } from "../../audit/log/last-published.ts";
import { createStater } from "../../audit/heads/stater.ts";
import { createPublisher } from "../../audit/log/publisher.ts";
import { createLogSigner } from "../../audit/log/signer.ts";
import { createSequencer } from "../../audit/sequencer.ts";
import { lowerPriority } from "../../infra/lower-priority.ts";
import type { Followed } from "./follow.ts";

// Sequencer, publisher and, if wanted, stater in a process of their own that gives way to others, as in the product.
const [databaseUrl = "", folder = ".", states] = process.argv.slice(2);
await lowerPriority();
const pool = openPool(databaseUrl, 4);
const tell = (followed: Followed) => {
  if (process.connected) process.send?.(followed);
};
const onError = (error: unknown) => tell({ kind: "trouble", message: String(error) });
const began = performance.now();
const since = () => performance.now() - began;
const workers = [
  createSequencer({
    pool,
    onSequenced: ({ to }) => tell({ kind: "sequenced", size: to + 1, milliseconds: since() }),
    onError,
  }),
  createPublisher({
    pool,
    signer: createLogSigner("log.example/bench", new Uint8Array(32).fill(7)),
    lastPublished: lastPublishedFile(path.join(folder, "checkpoint")),
    onPublished: ({ size }) => tell({ kind: "published", size, milliseconds: since() }),
    onError,
  }),
  ...(states === undefined ? [] : [createStater({ pool, onError })]),
];
for (const worker of workers) worker.start();
process.on("disconnect", () => {
  void Promise.all(workers.map((worker) => worker.stop())).then(() => process.exit(0));
});
