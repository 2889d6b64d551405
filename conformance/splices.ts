/** Replaces `remove` bytes at `at` of the base by the bytes of `insert` (base64, or as they are in UTF-8). */
export type Splice = { readonly at: number; readonly remove: number } & (
  | { readonly insert: string }
  | { readonly insertBase64: string }
);

/** The one stretch in which two files differ, `from` bytes into the base; null when they are the same. */
const stretch = (base: Buffer, changed: Buffer, from: number): Splice | null => {
  const shorter = Math.min(base.length, changed.length);
  let at = 0;
  while (at < shorter && base[at] === changed[at]) at += 1;
  let end = 0;
  while (end < shorter - at && base.at(-1 - end) === changed.at(-1 - end)) end += 1;
  if (at === base.length && at === changed.length) return null;
  const bytes = changed.subarray(at, changed.length - end);
  const place = { at: from + at, remove: base.length - end - at };
  const text = bytes.toString("utf8");
  return Buffer.from(text).equals(bytes)
    ? { ...place, insert: text }
    : { ...place, insertBase64: bytes.toString("base64") };
};

const linesOf = (bytes: Buffer): readonly Buffer[] => {
  const lines: Buffer[] = [];
  for (let from = 0; from < bytes.length;) {
    const end = bytes.indexOf("\n", from);
    lines.push(bytes.subarray(from, end < 0 ? bytes.length : end + 1));
    from = end < 0 ? bytes.length : end + 1;
  }
  return lines;
};

/** What a line is about: it has the same name in the base and in what is made of it. */
const nameOf = (line: Buffer): string =>
  /"(?:event|commitment)":"[^"]*"/u.exec(line.toString("utf8"))?.[0] ??
  line.toString("utf8").slice(0, 16);

/** The base's lines and the changed file's, side by side; null where their order is another. */
const aligned = (
  base: readonly Buffer[],
  changed: readonly Buffer[],
): readonly (readonly [Buffer, Buffer])[] | null => {
  const names = changed.map(nameOf);
  const known = new Set(base.map(nameOf));
  const pairs: (readonly [Buffer, Buffer])[] = [];
  let at = 0;
  for (const line of base) {
    const found = names.indexOf(nameOf(line), at);
    if (found < 0) {
      pairs.push([line, Buffer.alloc(0)]);
      continue;
    }
    // Lines between are new ones; a line that the base has elsewhere would be out of order.
    if (names.slice(at, found).some((name) => known.has(name))) return null;
    pairs.push([line, Buffer.concat(changed.slice(at, found + 1))]);
    at = found + 1;
  }
  const rest = Buffer.concat(changed.slice(at));
  return rest.length > 0 ? [...pairs, [Buffer.alloc(0), rest]] : pairs;
};

/** What makes one file of another, in the order of the base, none overlapping another. */
export const splicesOf = (base: Buffer, changed: Buffer): readonly Splice[] => {
  const pairs = aligned(linesOf(base), linesOf(changed)) ?? [[base, changed] as const];
  let from = 0;
  return pairs.flatMap(([before, after]) => {
    const splice = stretch(before, after, from);
    from += before.length;
    return splice ?? [];
  });
};

/** The base with its stretches replaced. */
export const spliced = (base: Uint8Array, splices: readonly Splice[]): Buffer => {
  const pieces: Uint8Array[] = [];
  let from = 0;
  for (const splice of splices) {
    pieces.push(base.subarray(from, splice.at));
    pieces.push(
      "insert" in splice ? Buffer.from(splice.insert) : Buffer.from(splice.insertBase64, "base64"),
    );
    from = splice.at + splice.remove;
  }
  return Buffer.concat([...pieces, base.subarray(from)]);
};
