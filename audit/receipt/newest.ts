import type { JsonValue } from "../json.ts";
import { leafHash } from "../log/merkle.ts";
import type { Checkpoint } from "../log/checkpoint.ts";
import { headStatementIn, type HeadStatement } from "../verify/bundle-lines.ts";
import { sameBytes } from "../verify/bytes.ts";
import { MOST_BYTES } from "../verify/entries.ts";
import { provenHead } from "../verify/heads.ts";
import { isObject, parseCanonical } from "../verify/json.ts";
import { loggedEvent } from "../verify/logged-event.ts";
import type { Ports } from "../verify/ports.ts";
import { Unreadable } from "../verify/unreadable.ts";

/**
 * Whether an entry was the newest of its run, as the log stated it of its first `size` entries, at `at` (ISO 8601 UTC). `version`: the
 * run's newest one then; above the entry's own, newer entries exist. `not-told`: the receipt holds no statement that covers the entry.
 * `wrong`: it holds one that is not the log's, or that contradicts the entry.
 */
export type Newest =
  | {
      readonly kind: "newest" | "newer";
      readonly version: number;
      readonly size: number;
      readonly at: string;
    }
  | { readonly kind: "not-told" | "wrong" };

/** @param extra the extra data of a receipt's proof. @throws JsonError, Unreadable when it is no statement of heads. */
export const readStatement = (extra: Uint8Array): HeadStatement => {
  const value = parseCanonical(extra);
  if (!isObject(value)) throw new Unreadable("its extra data is no statement of heads");
  return headStatementIn(value);
};

/** @param entry and `event`: the same, as bytes and parsed. @param index its position in the checkpoint's tree. */
export const newestOf = (
  { sha256 }: Ports,
  {
    entry,
    event,
    index,
  }: { readonly entry: Uint8Array; readonly event: JsonValue; readonly index: number },
  heads: HeadStatement | null,
  checkpoint: Checkpoint,
): Newest => {
  if (heads === null) return { kind: "not-told" };
  const logged = entry.length > MOST_BYTES ? null : loggedEvent(event);
  const stated = logged === null ? null : provenHead(sha256, logged.run, heads, checkpoint);
  if (logged === null || stated === null) return { kind: "wrong" };
  const { version } = heads;
  if (index >= stated.size) {
    return { kind: version < logged.version ? "not-told" : "wrong" };
  }
  if (version > logged.version) return { kind: "newer", version, ...stated };
  const isItself = version === logged.version && sameBytes(heads.leaf, leafHash(sha256, entry));
  return isItself ? { kind: "newest", version, ...stated } : { kind: "wrong" };
};

/** In words for the person whose receipt it is; `holds` as of a check: null where it is not told. */
export const newestInWords = (
  newest: Newest,
): { readonly holds: boolean | null; readonly words: string } => {
  switch (newest.kind) {
    case "newest":
      return {
        holds: true,
        words: `It was the newest entry of its run: the log stated so of its first ${newest.size} entries, ${newest.at}. What came later, no receipt can show.`,
      };
    case "newer":
      return {
        holds: true,
        words: `Newer entries of the run exist since: among the log's first ${newest.size} entries, ${newest.at}, version ${newest.version} was the newest.`,
      };
    case "not-told":
      return {
        holds: null,
        words:
          "Whether it was the newest entry of its run, this receipt does not say. Get the receipt again later.",
      };
    case "wrong":
      return {
        holds: false,
        words: "What the receipt says of newer entries is not what the log stated.",
      };
  }
};
