import { describe, expect, test } from "vitest";
import { everywhere, inPlace, withEntry, withItem } from "./change.ts";

const table = { a: 1, b: 2 } as const;
type Table = { readonly [key: string]: number };

describe("a table or a list with one more", () => {
  test("is another one each time, and the one before stays as it was", () => {
    const once: Table = withEntry<number>(table, "c", 3);
    const twice = withEntry(once, "a", 4);
    expect([table, once, twice]).toEqual([
      { a: 1, b: 2 },
      { a: 1, b: 2, c: 3 },
      { a: 4, b: 2, c: 3 },
    ]);
    const list = withItem<number>([1], 2);
    expect([list, withItem(list, 3), list]).toEqual([
      [1, 2],
      [1, 2, 3],
      [1, 2],
    ]);
  });

  test("is changed where it is in a fold that made it itself", () => {
    const before: Table = table;
    const tables = new WeakSet<object>();
    const first = inPlace(tables, () => withEntry(before, "c", 3));
    const second = inPlace(tables, () => withEntry(first, "d", 4));
    expect(second).toBe(first);
    expect([before, first]).toEqual([
      { a: 1, b: 2 },
      { a: 1, b: 2, c: 3, d: 4 },
    ]);
    const [list, longer] = inPlace(tables, () => {
      const made = withItem<number>([1], 2);
      return [made, withItem(made, 3)] as const;
    });
    expect(longer).toBe(list);
    expect(list).toEqual([1, 2, 3]);
  });

  test("is not changed where it is after that fold, in another one, or within one that gives way", () => {
    const tables = new WeakSet<object>();
    const made: Table = inPlace(tables, () => withEntry<number>(table, "c", 3));
    const list = inPlace(tables, () => withItem<number>([1], 2));
    const others = [
      () => withEntry(made, "a", 4),
      () => withItem(list, 3),
      () => inPlace(new WeakSet(), () => withEntry(made, "a", 4)),
      () => inPlace(tables, () => inPlace(new WeakSet(), () => withItem(list, 3))),
    ];
    for (const change of others) change();
    expect([made, list]).toEqual([{ a: 1, b: 2, c: 3 }, [1, 2]]);
    const again = inPlace(tables, () => {
      inPlace(new WeakSet(), () => withItem(list, 3));
      return withItem(list, 4);
    });
    expect(again).toBe(list);
    const fails = (): never => {
      throw new Error("it fails");
    };
    expect(() => inPlace(tables, fails)).toThrow("it fails");
    withEntry(made, "a", 4);
    expect(made["a"]).toBe(1);
  });
});

test("every entry that is picked is changed, and the table stays the same when none is", () => {
  const more = (value: number): number => value + 10;
  expect(everywhere<number>(table, (value) => value > 1, more)).toEqual({ a: 1, b: 12 });
  expect(everywhere<number>(table, (value) => value > 0, more)).toEqual({ a: 11, b: 12 });
  expect(everywhere<number>(table, (value) => value > 2, more)).toBe(table);
});
