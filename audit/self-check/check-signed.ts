import type { PoolClient } from "pg";
import { parseCheckpoint } from "../log/checkpoint.ts";
import { NoteError, parseNote, parseVerifierKey, type Note } from "../log/note.ts";
import { checkSignature, sha256 } from "../log/signer.ts";
import { readCheckpoint, readKeys, type StoredCheckpoint } from "../log/store.ts";
import type { SelfCheckProblem } from "./check-log.ts";

/** Whether the newest checkpoint's note, which everybody is shown, says what its row says and bears the log's signature. */
export async function checkSigned(client: PoolClient): Promise<readonly SelfCheckProblem[]> {
  const checkpoint = await readCheckpoint(client);
  if (checkpoint === null) return [];
  const name = `The newest checkpoint, of ${checkpoint.size} events,`;
  try {
    const note = parseNote(checkpoint.note);
    return [
      ...(isOf(checkpoint, note) ? [] : [`${name} says something else than its row.`]),
      ...(isSigned(note, await readKeys(client))
        ? []
        : [`${name} is signed by no key of the log.`]),
    ];
  } catch (error) {
    if (!(error instanceof NoteError)) throw error;
    return [`${name} can't be read: ${error.message}.`];
  }
}

function isOf({ size, root }: StoredCheckpoint, { text }: Note): boolean {
  const said = parseCheckpoint(text);
  return said.size === size && Buffer.compare(said.root, root) === 0;
}

const isSigned = (note: Note, keys: readonly string[]): boolean =>
  keys.some((key) => checkSignature(note, parseVerifierKey(sha256, key)).result === "signed");
