import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseVerifierKey } from "../../audit/log/note.ts";
import { createCosigner, sha256, type NoteSigner } from "../../audit/log/signer.ts";
import { parseWitness, type WitnessAddress } from "../../audit/log/witness/client.ts";
import { witnessFolder } from "../../audit/log/witness/memory.ts";
import { createWitness } from "../../audit/log/witness/witness.ts";
import { serveWitness } from "../../infra/witness/serve-witness.ts";

/** What `npx alongside witness` runs, over HTTP, with its memory in a folder that goes with it. */
export async function startWitness(
  log: NoteSigner,
): Promise<{ readonly address: WitnessAddress; close(): Promise<void> }> {
  const folder = await mkdtemp(path.join(tmpdir(), "alongside-witness-"));
  const memory = witnessFolder(folder);
  const witness = createWitness({
    signers: [
      createCosigner("witness.example/w1", new Uint8Array(32).fill(4), () => 1_800_000_000),
    ],
    logs: [parseVerifierKey(sha256, log.verifierKey)],
    memory,
  });
  const server = await serveWitness({
    witness,
    memory,
    port: 0,
    host: "127.0.0.1",
    onError: (error) => console.error(error),
  });
  return {
    address: parseWitness(`${witness.verifierKeys[0]} http://127.0.0.1:${server.port}`),
    async close() {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
