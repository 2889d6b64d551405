/** Tiles of C2SP tlog-tiles: 256 hashes wide, eight levels of the tree high. */
export const TILE_WIDTH = 256;
export const TILE_HEIGHT = 8;

/** A tile's place. `width` is 1..256; below 256 the tile is partial and will grow. */
export type Tile = { readonly level: number; readonly index: number; readonly width: number };

/** Groups of three digits, all but the last with an x: 1234067 is x001/x234/067. */
const formatIndex = (index: number): string => {
  const groups = [];
  for (let rest = index; ; rest = Math.floor(rest / 1000)) {
    groups.unshift(String(rest % 1000).padStart(3, "0"));
    if (rest < 1000) break;
  }
  return groups.map((group, at) => (at < groups.length - 1 ? `x${group}` : group)).join("/");
};

/** The path below `/log/`: `tile/L/N[.p/W]`, or `tile/entries/N[.p/W]` for the entries of a level-0 tile. */
export const tilePath = (
  { level, index, width }: Tile,
  of: "hashes" | "entries" = "hashes",
): string =>
  `tile/${of === "entries" ? "entries" : level}/${formatIndex(index)}${width < TILE_WIDTH ? `.p/${width}` : ""}`;

/** Reads a path of `tilePath`; null when it is not the canonical path of a tile. */
export const parseTilePath = (
  path: string,
): (Tile & { readonly of: "hashes" | "entries" }) | null => {
  const match =
    /^tile\/(entries|[0-9]{1,2})\/((?:x[0-9]{3}\/)*[0-9]{3})(?:\.p\/([1-9][0-9]{0,2}))?$/.exec(
      path,
    );
  const [, name, digits, partial] = match ?? [];
  if (name === undefined || digits === undefined) return null;
  const level = name === "entries" ? 0 : Number(name);
  const index = Number(digits.replaceAll(/[x/]/g, ""));
  const width = partial === undefined ? TILE_WIDTH : Number(partial);
  const of = name === "entries" ? ("entries" as const) : ("hashes" as const);
  const tile = { level, index, width, of };
  const canonical = level <= 63 && Number.isSafeInteger(index) && tilePath(tile, of) === path;
  return canonical ? tile : null;
};

/** How many hashes level `level` of the tiles has in a tree of `size` leaves. */
export const hashesAtLevel = (size: number, level: number): number =>
  Math.floor(size / 2 ** (TILE_HEIGHT * level));

/** Every tile that a tree of `after` leaves has and one of `before` had not: the ones to write, partial ones last. */
export const newTiles = (before: number, after: number): Tile[] => {
  const tiles: Tile[] = [];
  for (let level = 0; hashesAtLevel(after, level) > 0; level += 1) {
    const had = hashesAtLevel(before, level);
    const has = hashesAtLevel(after, level);
    if (had === has) continue;
    const first = Math.floor(had / TILE_WIDTH);
    for (let index = first; index * TILE_WIDTH < has; index += 1) {
      tiles.push({ level, index, width: Math.min(TILE_WIDTH, has - index * TILE_WIDTH) });
    }
  }
  return tiles;
};

/** Stands in a served tile for an entry that is withheld until a gate closes: it is no entry, and hashes to no leaf. */
export const WITHHELD: Uint8Array = new TextEncoder().encode("withheld");

/** The entry bundle's form: for each entry a big-endian uint16 length, then its bytes. */
export const encodeEntries = (entries: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0));
  let at = 0;
  for (const entry of entries) {
    if (entry.length > 0xffff) throw new RangeError("an entry is at most 65,535 bytes");
    bytes[at] = entry.length >> 8;
    bytes[at + 1] = entry.length & 0xff;
    bytes.set(entry, at + 2);
    at += 2 + entry.length;
  }
  return bytes;
};

/** Reads `encodeEntries`; null when the bytes end inside an entry. */
export const decodeEntries = (bytes: Uint8Array): Uint8Array[] | null => {
  const entries: Uint8Array[] = [];
  for (let at = 0; at < bytes.length;) {
    const [high, low] = [bytes[at], bytes[at + 1]];
    if (high === undefined || low === undefined) return null;
    const end = at + 2 + high * 256 + low;
    if (end > bytes.length) return null;
    entries.push(bytes.subarray(at + 2, end));
    at = end;
  }
  return entries;
};
