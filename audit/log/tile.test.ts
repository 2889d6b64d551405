import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { decodeEntries, encodeEntries, newTiles, parseTilePath, tilePath } from "./tile.ts";

const tiles = fc.record({
  level: fc.nat({ max: 7 }),
  index: fc.nat({ max: 2 ** 31 - 1 }),
  width: fc.integer({ min: 1, max: 256 }),
});

describe("a tile's path", () => {
  it("is the one that tlog-tiles gives as its example", () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe("tile/0/x001/x234/067");
    expect(tilePath({ level: 1, index: 0, width: 17 })).toBe("tile/1/000.p/17");
    expect(tilePath({ level: 0, index: 5, width: 3 }, "entries")).toBe("tile/entries/005.p/3");
  });

  it("reads back", () => {
    fc.assert(
      fc.property(tiles, (tile) => {
        expect(parseTilePath(tilePath(tile))).toEqual({ ...tile, of: "hashes" });
      }),
    );
  });

  it.each([
    "tile/0/1",
    "tile/0/x000/001",
    "tile/0/000.p/0",
    "tile/0/000.p/256",
    "tile/00/000",
    "tile/64/000",
    "tile/0/001/234",
    "tile/entries/000.p/07",
  ])("refuses %s", (path) => expect(parseTilePath(path)).toBeNull());
});

describe("the tiles to write when a log grows", () => {
  it("cover each new hash at each level once", () => {
    fc.assert(
      fc.property(fc.nat({ max: 200_000 }), fc.nat({ max: 70_000 }), (before, more) => {
        const written = newTiles(before, before + more);
        for (const level of [0, 1, 2]) {
          const first = Math.floor(before / 256 ** level);
          const last = Math.floor((before + more) / 256 ** level);
          const covered = written
            .filter((tile) => tile.level === level)
            .map((tile) => [tile.index * 256, tile.index * 256 + tile.width]);
          const [start] = covered[0] ?? [last];
          expect(start).toBeLessThanOrEqual(Math.max(first, last));
          if (last > first) {
            expect(covered.at(-1)?.[1]).toBe(last);
            expect(first - (covered[0]?.[0] ?? 0)).toBeLessThan(256);
            covered.slice(1).forEach(([from], at) => expect(from).toBe(covered[at]?.[1]));
          } else expect(covered).toEqual([]);
        }
      }),
    );
  });
});

describe("an entry bundle", () => {
  it("reads back, and is refused when it was cut short", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { minLength: 1 }), (entries) => {
        const bytes = encodeEntries(entries);
        expect(decodeEntries(bytes)?.map((entry) => [...entry])).toEqual(
          entries.map((e) => [...e]),
        );
        const last = entries.at(-1);
        if (last !== undefined) expect(decodeEntries(bytes.slice(0, -1))).toBeNull();
      }),
    );
  });

  it("holds entries of at most 65,535 bytes", () => {
    expect(() => encodeEntries([new Uint8Array(65_536)])).toThrow(RangeError);
    expect(decodeEntries(encodeEntries([new Uint8Array(65_535)]))?.[0]?.length).toBe(65_535);
  });
});
