import { expect, test } from "vitest";
import { newerInWords } from "./newer.ts";

const kept = { run: "r", version: 4 };

test.each([
  [null, 0, /only the entries show/u],
  [
    5,
    0,
    /^Newer entries exist: version 4 of run r was kept, and the log holds versions up to 5\.$/u,
  ],
  [4, 0, /^Version 4 of run r, which was kept, is the newest that the log holds\.$/u],
  [4, 2, /holds, as far as its entries are not withheld\.$/u],
] as const)(
  "of a newest version %s, with %i entries withheld, it is said whether there are newer ones",
  (newest, withheld, said) => {
    expect(newerInWords(kept, newest, withheld)).toMatch(said);
  },
);
