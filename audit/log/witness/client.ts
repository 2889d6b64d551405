import {
  formatNote,
  isCosignature,
  NoteError,
  parseNote,
  parseVerifierKey,
  type VerifierKey,
} from "../note.ts";
import { checkSignature, sha256 } from "../signer.ts";
import { formatAddCheckpoint, parseSize, SIZE_TYPE, type AddCheckpoint } from "./request.ts";

/** A witness that a log asks. `url`: its submission prefix, without a trailing slash. */
export type WitnessAddress = {
  readonly key: VerifierKey;
  readonly verifierKey: string;
  readonly url: string;
};

/**
 * What a witness made of a checkpoint. `line`: its cosignature, a note's signature line; `time`: seconds since 1970.
 * `stale`: it knows another size. `inconsistent`: it says that this is not the history which it cosigned.
 */
export type WitnessAnswer =
  | { readonly kind: "cosigned"; readonly line: string; readonly time: number }
  | { readonly kind: "stale"; readonly size: number }
  | { readonly kind: "inconsistent" }
  | { readonly kind: "trouble"; readonly why: string };

const MOST = 65_536;

/** @throws NoteError when the key is not one; TypeError when the address is not one. */
export const parseWitness = (text: string): WitnessAddress => {
  const [verifierKey = "", address = "", ...more] = text.trim().split(/\s+/u);
  if (more.length > 0) throw new TypeError("more than a verifier key and an address");
  const url = new URL(address);
  if (url.protocol !== "https:" && url.protocol !== "http:") throw new TypeError("not http(s)");
  const key = parseVerifierKey(sha256, verifierKey);
  if (!isCosignature(key.type)) throw new NoteError(`${key.name} is not a witness's key`);
  return {
    key,
    verifierKey,
    url: url.href.replace(/\/+$/u, ""),
  };
};

/** Asks once. Never throws for what the witness or the network does. */
export async function askWitness(
  { key, url }: WitnessAddress,
  request: AddCheckpoint,
  signal: AbortSignal,
): Promise<WitnessAnswer> {
  let status: number;
  let type: string;
  let body: string;
  try {
    const response = await fetch(`${url}/add-checkpoint`, {
      method: "POST",
      body: formatAddCheckpoint(request),
      headers: { "content-type": "text/plain; charset=utf-8" },
      redirect: "error",
      signal,
    });
    ({ status } = response);
    type = response.headers.get("content-type") ?? "";
    body = await response.text();
  } catch (error) {
    return { kind: "trouble", why: error instanceof Error ? error.message : String(error) };
  }
  if (body.length > MOST) return { kind: "trouble", why: "its answer is too long" };
  if (status === 422) return { kind: "inconsistent" };
  if (status === 409) {
    const size = type.startsWith(SIZE_TYPE) ? parseSize(body) : null;
    return size === null ? { kind: "inconsistent" } : { kind: "stale", size };
  }
  if (status !== 200) {
    return { kind: "trouble", why: `it answered ${status}: ${body.slice(0, 200).trim()}` };
  }
  return cosignatureIn(body, request.checkpoint, key);
}

/** Takes the one line of the witness's key, if it holds for this checkpoint; lines of other keys are ignored. */
function cosignatureIn(body: string, checkpoint: string, key: VerifierKey): WitnessAnswer {
  try {
    const { text } = parseNote(checkpoint);
    for (const line of body.trimEnd().split("\n")) {
      const note = parseNote(`${text}\n${line}\n`);
      const { result, time } = checkSignature(note, key);
      if (result === "signed" && time !== undefined) {
        return { kind: "cosigned", line: formatNote(note).slice(text.length + 1, -1), time };
      }
    }
  } catch (error) {
    return { kind: "trouble", why: error instanceof Error ? error.message : String(error) };
  }
  return { kind: "trouble", why: "its cosignature does not hold" };
}
