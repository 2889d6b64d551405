import { randomUUID } from "node:crypto";
import { mkdir, open, writeFile } from "node:fs/promises";
import path from "node:path";
import { leafHash } from "../../audit/entry.ts";
import { formatCheckpoint } from "../../audit/log/checkpoint.ts";
import { edgeRoot, EMPTY_EDGE, grow, type Edge } from "../../audit/log/edge.ts";
import { formatNote } from "../../audit/log/note.ts";
import { createLogSigner, sha256 } from "../../audit/log/signer.ts";
import {
  encodeEntries,
  hashesAtLevel,
  tilePath,
  type Tile,
  TILE_WIDTH,
} from "../../audit/log/tile.ts";
import { demoRuns } from "../../test/support/demo-runs.ts";

const signer = createLogSigner("log.example/bench", new Uint8Array(32).fill(7));

export type WrittenLog = {
  readonly folder: string;
  readonly verifierKey: string;
  readonly origin: string;
  readonly events: number;
  readonly bytes: number;
  /** All entries one after another, for `sha256sum`. */
  readonly entriesFile: string;
};

/**
 * Writes a log as it is served, as files: the demo's runs again and again, each with ids of its own.
 * @param events a multiple of 256.
 */
export async function writeLog(folder: string, events: number): Promise<WrittenLog> {
  const entries = endlessEntries(await demoRuns());
  const entriesFile = path.join(folder, "entries.bin");
  await mkdir(folder, { recursive: true });
  const file = await open(entriesFile, "w");
  let edge: Edge = EMPTY_EDGE;
  let bytes = 0;
  const put = async (tile: Tile, of: "hashes" | "entries", content: Uint8Array) => {
    const target = path.join(folder, tilePath(tile, of));
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, content);
  };
  for (let index = 0; index * TILE_WIDTH < events; index += 1) {
    const batch = Array.from({ length: TILE_WIDTH }, () => entries.next().value ?? Buffer.alloc(0));
    const grown = grow(sha256, edge, batch.map(leafHash));
    edge = grown.edge;
    const bundle = encodeEntries(batch);
    bytes += bundle.length;
    await file.write(bundle);
    await put({ level: 0, index, width: TILE_WIDTH }, "entries", bundle);
    for (const tile of grown.tiles) {
      const most = hashesAtLevel(events, tile.level) - tile.index * TILE_WIDTH;
      if (tile.width === Math.min(TILE_WIDTH, most)) {
        await put(tile, "hashes", Buffer.concat(tile.hashes));
      }
    }
  }
  await file.close();
  const text = formatCheckpoint({
    origin: signer.name,
    size: events,
    root: edgeRoot(sha256, edge),
    extension: [],
  });
  await writeFile(
    path.join(folder, "checkpoint"),
    formatNote({ text, signatures: [signer.sign(text)] }),
  );
  await writeFile(path.join(folder, "key"), `${signer.verifierKey}\n`);
  return {
    folder,
    verifierKey: signer.verifierKey,
    origin: signer.name,
    events,
    bytes,
    entriesFile,
  };
}

function* endlessEntries(runs: Awaited<ReturnType<typeof demoRuns>>): Generator<Buffer> {
  for (;;) {
    for (const { run, entries, events } of runs) {
      const fresh = randomUUID();
      for (const [at, entry] of entries.entries()) {
        const text = Buffer.from(entry).toString("utf8");
        yield Buffer.from(text.replace(run, fresh).replace(events[at]?.id ?? "", randomUUID()));
      }
    }
  }
}
