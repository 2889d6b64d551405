import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const root = join(import.meta.dirname, "../..");
const table = readFileSync(join(root, "docs/rules.md"), "utf8");
const rules = table
  .split(/^## /mu)
  .slice(1)
  .map((text) => ({
    number: Number.parseInt(text, 10),
    cited: [...text.matchAll(/^- `([^`]+)`: (.+)$/gmu)].map(([, file = "", title = ""]) => ({
      file,
      title,
    })),
  }));

test("each of the twenty-one rules is in the table", () => {
  expect(rules.map(({ number }) => number)).toEqual(Array.from({ length: 21 }, (_, at) => at + 1));
});

test.each(rules)("rule $number is shown by specifications that are there", ({ cited }) => {
  expect(cited.length).toBeGreaterThan(0);
  for (const { file, title } of cited)
    expect(readFileSync(join(root, file), "utf8")).toContain(`"${title}"`);
});
