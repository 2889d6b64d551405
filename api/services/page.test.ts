import fc from "fast-check";
import { expect, test } from "vitest";
import { pageOf, type PageOf, type Wanted } from "./page.ts";

const list = (length: number) => Array.from({ length }, (_, index) => `item ${index}`);
const page = (all: readonly string[], wanted: Wanted) => pageOf(all, wanted, (item) => item);

test("pages forwards give every item once, in order, and lead back by the same items", () => {
  fc.assert(
    fc.property(fc.nat(40), fc.integer({ min: 1, max: 9 }), (length, limit) => {
      const all = list(length);
      const pages: PageOf<string>[] = [page(all, { limit })];
      for (let next = pages[0]?.next ?? null; next !== null;) {
        const one = page(all, { limit, after: next });
        pages.push(one);
        ({ next } = one);
      }
      expect(pages.flatMap(({ items }) => items)).toEqual(all);
      expect(pages[0]?.previous).toBeNull();
      for (const [index, { previous }] of pages.entries()) {
        if (index === 0 || previous === null) continue;
        expect(page(all, { limit, before: previous }).items).toEqual(pages[index - 1]?.items);
      }
      expect(pages.filter(({ previous }) => previous === null)).toHaveLength(1);
    }),
  );
});

test("a bound that is not in the list shows nothing", () => {
  expect(page(list(3), { after: "gone" }).items).toEqual([]);
});
