import { expect, test } from "vitest";
import { foundOnce } from "./found-once.ts";

test("what follows from a value is found once for each value, also where it is nothing", () => {
  const asked: string[] = [];
  const longOf = foundOnce(({ name }: { readonly name: string }): string | undefined => {
    asked.push(name);
    return name.length > 3 ? name : undefined;
  });
  const [short, long, alike] = [{ name: "ada" }, { name: "bella" }, { name: "bella" }];
  expect([short, long, short, long, alike].map(longOf)).toEqual([
    ...[undefined, "bella"],
    ...[undefined, "bella"],
    "bella",
  ]);
  expect(asked).toEqual(["ada", "bella", "bella"]);
});
