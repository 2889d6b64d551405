import type { Pool } from "pg";
import type { Principal } from "../../api/principal.ts";
import { createBundles } from "../../api/services/bundles.ts";
import { createLog, type LogService } from "../../api/services/log.ts";
import { withConnection } from "../../audit/connection.ts";
import { createDisclosures } from "../../audit/disclosures.ts";
import { formatCheckpoint } from "../../audit/log/checkpoint.ts";
import { EMPTY_EDGE, edgeRoot, grow } from "../../audit/log/edge.ts";
import { formatNote } from "../../audit/log/note.ts";
import { sha256, type NoteSigner } from "../../audit/log/signer.ts";
import { withTiles } from "../../audit/log/tile-reader.ts";
import { askWitness, type WitnessAnswer } from "../../audit/log/witness/client.ts";
import { consistencyProof } from "../../audit/log/merkle.ts";
import { readCheckpoint, readLeaves } from "../../audit/log/store.ts";
import { checkEverything } from "../../audit/self-check/self-check.ts";
import { verifyBundle } from "../../audit/verify/bundle.ts";
import { auditLog, type Kept, type LogSource } from "../../audit/verify/live/audit-log.ts";
import { nodePorts } from "../../audit/verify/node-ports.ts";
import { furtherChecks } from "../../infra/composition/self-check.ts";
import type { RecordedDemo } from "./recorded-demo.ts";

export type Statement = { readonly text: string; readonly values?: readonly unknown[] };

/** One step of an attack: a statement, or all tiles built anew from what is there now, under a checkpoint that somebody signs. */
export type Step = Statement | { readonly signedBy: NoteSigner };

/** Nothing in the database stands in the way of its superuser: triggers that go with replicas, and those that do not, are off. */
const GUARDED = ["event", "sequence", "checkpoint", "cosignature", "timestamp"] as const;
const EVERY_RIGHT = `set local session_replication_role = replica;
  ${GUARDED.map((table) => `alter table record.${table} disable trigger user`).join("; ")}`;
/** And afterwards everything stands as if nothing had been. */
const COVER_UP = `set local session_replication_role = origin;
  ${GUARDED.map((table) => `alter table record.${table} enable always trigger ${table}_only_grows`).join("; ")}`;

/** Looks at the database as an attack left it; then nothing of the attack is left. `guards`: the thief turns them off and on again. */
export async function afterAttack<T>(
  { thief }: RecordedDemo,
  steps: readonly Step[],
  look: () => Promise<T>,
  guards: "off" | "as they are" = "off",
): Promise<T> {
  await thief.query("begin");
  try {
    if (guards === "off") await thief.query(EVERY_RIGHT);
    for (const step of steps) {
      if ("signedBy" in step) await signAnew(thief, step.signedBy);
      else await thief.query(step.text, [...(step.values ?? [])]);
    }
    if (guards === "off") await thief.query(COVER_UP);
    return await look();
  } finally {
    await thief.query("rollback");
  }
}

/** The log as its key's holder would have published it, with no word of a witness. */
async function signAnew(thief: Pool, signer: NoteSigner): Promise<void> {
  const { edge, tiles } = grow(sha256, EMPTY_EDGE, await readLeaves(thief, 0, 1_000_000));
  const root = edgeRoot(sha256, edge);
  const text = formatCheckpoint({ origin: signer.name, size: edge.size, root, extension: [] });
  const note = formatNote({ text, signatures: [signer.sign(text)] });
  for (const table of ["cosignature", "checkpoint", "tile"]) {
    await thief.query(`delete from record.${table}`);
  }
  for (const { level, index, hashes } of tiles) {
    await thief.query("insert into record.tile (level, index, hashes) values ($1, $2, $3)", [
      level,
      index,
      Buffer.concat(hashes),
    ]);
  }
  await thief.query(
    "insert into record.checkpoint (size, previous, root, note) values ($1, -1, $2, $3)",
    [edge.size, root, note],
  );
}

/** What was found: by whoever checks the run's bundle, and by whoever audits the log. `told`: every message of a failure. */
export type Found = { readonly ok: boolean; readonly told: readonly string[] };

const foundIn = (report: {
  readonly ok: boolean;
  readonly checks: readonly { readonly result: string; readonly message: string }[];
}): Found => ({
  ok: report.ok,
  told: report.checks.filter(({ result }) => result === "fails").map(({ message }) => message),
});

/** Who may read all of it: words, hidden answers, entries. */
const auditor = ({ organisation }: RecordedDemo): Principal => ({
  id: "auditor",
  person: null,
  organisation,
  roles: ["auditor", "administrator"],
  scopes: "all",
  via: "token",
  assurance: "signed-in",
});

const logOf = ({ thief, witness }: RecordedDemo): LogService =>
  createLog(thief, { witnesses: [witness.verifierKey], quorum: 1 });

/** The log as the product serves it from the database. */
export const servedLog = (demo: RecordedDemo): LogSource => {
  const log = logOf(demo);
  return async (path) => {
    if (path === "checkpoint") return Buffer.from((await log.checkpoint())?.note ?? "");
    if (path === "key") return Buffer.from((await log.keys()).join("\n"));
    const found = path.startsWith("tile/entries/")
      ? await log.entries(auditor(demo), path)
      : await log.tile(path);
    return found.kind === "found" ? found.bytes : null;
  };
};

/** What somebody keeps of a visit: the checkpoint, and all leaves below it. */
export async function visit(demo: RecordedDemo): Promise<Kept> {
  const leaves: Uint8Array[] = [];
  const onLeaves = (hashes: Uint8Array): Promise<void> => {
    for (let at = 0; at < hashes.length; at += 32) leaves.push(hashes.slice(at, at + 32));
    return Promise.resolve();
  };
  const report = await auditLog(servedLog(demo), nodePorts, { entries: true, onLeaves });
  if (report.checkpoint === null) throw new Error("The honest log does not hold.");
  return { checkpoint: report.checkpoint, leaf: (index) => Promise.resolve(leaves[index] ?? null) };
}

/** Asks the witness to cosign what the log shows now, with the best proof that there is. */
export async function askToCosign(demo: RecordedDemo): Promise<WitnessAnswer> {
  const { thief, witness, size: known } = demo;
  const stored = await readCheckpoint(thief);
  if (stored === null) throw new Error("There is no checkpoint.");
  const { size, note: checkpoint } = stored;
  const old = Math.min(known, size);
  const proof =
    size < known
      ? []
      : await withTiles(thief, (read) => consistencyProof(sha256, read, known, size));
  return askWitness(witness, { old, proof, checkpoint }, AbortSignal.timeout(10_000));
}

async function* bytesOf(lines: AsyncIterable<string>): AsyncGenerator<Uint8Array> {
  for await (const line of lines) yield Buffer.from(line);
}

/** What the auditor trusts from elsewhere; without it, what the log says of itself. */
export type Trusted = {
  readonly keys?: readonly string[];
  readonly witnesses?: readonly string[];
  readonly kept?: Kept;
};

/** The run's bundle as the product writes it from the database, checked offline. Null: there is none to be had. */
export async function checkedBundle(
  demo: RecordedDemo,
  run: string,
  { kept: _, ...trusted }: Trusted,
): Promise<Found | null> {
  const { thief } = demo;
  const log = logOf(demo);
  const service = createBundles({
    pool: thief,
    checkpoint: log.checkpoint,
    keys: log.keys,
    witnesses: [],
    disclosures: createDisclosures(thief),
    load: () => Promise.resolve(demo.states.get(run) ?? null),
    damaged: { read: () => Promise.resolve(null) },
    powers: () => Promise.resolve([]),
  });
  const bundle = await service.bundle(auditor(demo), run, null);
  return bundle.kind === "found"
    ? foundIn(await verifyBundle(bytesOf(bundle.lines), nodePorts, trusted))
    : null;
}

export const auditedLog = async (demo: RecordedDemo, trusted: Trusted): Promise<Found> =>
  foundIn(await auditLog(servedLog(demo), nodePorts, { ...trusted, entries: true }));

/** What the installation finds out by itself. */
export async function selfChecked({ thief }: RecordedDemo): Promise<readonly string[]> {
  return withConnection(
    thief,
    async (client) => (await checkEverything(client, furtherChecks())).problems,
  );
}
