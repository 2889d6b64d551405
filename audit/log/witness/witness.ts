import { parseCheckpoint } from "../checkpoint.ts";
import { verifyConsistency } from "../merkle.ts";
import {
  formatNote,
  formatSignature,
  NoteError,
  parseNote,
  signatureOf,
  type VerifierKey,
} from "../note.ts";
import { checkSignature, sha256, type NoteSigner } from "../signer.ts";
import type { WitnessMemory } from "./memory.ts";
import { parseAddCheckpoint, SIZE_TYPE } from "./request.ts";

/** An answer to add-checkpoint, as HTTP gives it. */
export type WitnessReply = {
  readonly status: 200 | 400 | 403 | 404 | 409 | 422;
  readonly type: string;
  readonly body: string;
};

export type WitnessOptions = {
  /** One, or one for each kind of key that it signs with; all of one name. */
  readonly signers: readonly [NoteSigner, ...NoteSigner[]];
  /** The keys of each log that it watches; a log that changes its key has two for a while. */
  readonly logs: readonly VerifierKey[];
  readonly memory: WitnessMemory;
  /** Told of a checkpoint which the log signed and which does not continue what was cosigned. */
  readonly onRefused?: (origin: string, why: string) => void;
};

export type Witness = {
  readonly verifierKeys: readonly string[];
  readonly origins: readonly string[];
  addCheckpoint(body: string): Promise<WitnessReply>;
};

const TEXT = "text/plain; charset=utf-8";
const says = (status: WitnessReply["status"], words: string): WitnessReply => ({
  status,
  type: TEXT,
  body: `${words}\n`,
});
const knows = (size: number): WitnessReply => ({
  status: 409,
  type: SIZE_TYPE,
  body: `${size}\n`,
});
const same = (a: Uint8Array, b: Uint8Array): boolean => Buffer.compare(a, b) === 0;

/** A C2SP witness: it cosigns a log's checkpoint only when it continues everything that it cosigned before. */
export function createWitness({ signers, logs, memory, onRefused }: WitnessOptions): Witness {
  /** One request of a log at a time: checking what is known and replacing it must not interleave. */
  const turns = new Map<string, Promise<unknown>>();
  const inTurn = <T>(origin: string, act: () => Promise<T>): Promise<T> => {
    const turn = (turns.get(origin) ?? Promise.resolve()).then(act);
    turns.set(
      origin,
      turn.catch(() => undefined),
    );
    return turn;
  };

  const consider = async (body: string): Promise<WitnessReply> => {
    const { old, proof, checkpoint } = parseAddCheckpoint(body);
    const note = parseNote(checkpoint);
    const { origin, size, root } = parseCheckpoint(note.text);
    const keys = logs.filter(({ name }) => name === origin);
    if (keys.length === 0) return says(404, "This witness does not watch that log.");
    const signed = keys
      .filter((key) => checkSignature(note, key).result === "signed")
      .flatMap((key) => signatureOf(note, key) ?? []);
    if (signed.length === 0) return says(403, "No key of that log signed the checkpoint.");
    if (old > size) return says(400, "The old size is larger than the checkpoint.");

    return inTurn(origin, async () => {
      const known = await memory.read(origin);
      const last = known === null ? null : parseCheckpoint(parseNote(known).text);
      if (old !== (last?.size ?? 0)) return knows(last?.size ?? 0);
      const refuse = async (reply: WitnessReply, why: string): Promise<WitnessReply> => {
        await memory.keepRefused(origin, size, formatNote({ text: note.text, signatures: signed }));
        onRefused?.(origin, why);
        return reply;
      };
      if (last !== null && size === last.size && !same(root, last.root)) {
        return refuse(knows(last.size), `a second tree of ${size} entries`);
      }
      if (!continues(last, size, root, proof)) {
        return refuse(
          says(422, "The proof does not show that the checkpoint continues the one before."),
          `${size} entries that are not shown to continue the ${old} before`,
        );
      }
      const cosignatures = signers.map((signer) => signer.sign(note.text));
      await memory.write(
        origin,
        formatNote({ text: note.text, signatures: [...signed, ...cosignatures] }),
      );
      return { status: 200, type: TEXT, body: cosignatures.map(formatSignature).join("") };
    });
  };

  return {
    verifierKeys: signers.map(({ verifierKey }) => verifierKey),
    origins: [...new Set(logs.map(({ name }) => name))],
    addCheckpoint: async (body) => {
      try {
        return await consider(body);
      } catch (error) {
        if (error instanceof NoteError) return says(400, `Not understood: ${error.message}.`);
        throw error;
      }
    },
  };
}

function continues(
  last: { readonly size: number; readonly root: Uint8Array } | null,
  size: number,
  root: Uint8Array,
  proof: readonly Uint8Array[],
): boolean {
  // From nothing, and from an empty tree, there is nothing to prove.
  if (last === null || last.size === 0) return proof.length === 0;
  return verifyConsistency(sha256, last.size, size, proof, last.root, root);
}
