import { canonicalBytes } from "../entry.ts";
import type { JsonObject } from "../json.ts";
import { base64 } from "../log/note.ts";
import type { HeadStatement } from "../verify/bundle-lines.ts";

/** A statement of heads as a bundle's header holds it (docs/spec/01-bundle.md, B9). */
export const headsLine = ({
  index,
  entry,
  proof,
  version,
  leaf,
  path,
}: HeadStatement): JsonObject & object => ({
  index,
  entry: base64.encode(entry),
  proof: proof.map(base64.encode),
  version,
  leaf: base64.encode(leaf),
  path: path.map(base64.encode),
});

/** The same as the extra data of a receipt's proof (docs/spec/07-verification.md, V19). */
export const headsExtra = (heads: HeadStatement): Uint8Array => canonicalBytes(headsLine(heads));
