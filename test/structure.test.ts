import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { drawnLists } from "../docs/structure/blocks.ts";
import { circlesIn } from "../docs/structure/circles.ts";
import { drawRooms, drawWay } from "../docs/structure/drawing.ts";
import { PAGE, redrawn } from "../docs/structure/draw.ts";
import { modulesIn, readImports, sourceFiles } from "../docs/structure/imports.ts";

/** Lines that a file may have. */
const MOST = 350;

const graph = (files: { readonly [file: string]: readonly string[] }) =>
  new Map(Object.entries(files));

describe("the structure of the sources", () => {
  it("has no circle of files that import each other, types counted", { timeout: 60_000 }, () => {
    expect(circlesIn(readImports(sourceFiles()))).toEqual([]);
  });

  it(`has no file of more than ${MOST} lines`, () => {
    const long = sourceFiles().filter(
      (file) => readFileSync(file, "utf8").trimEnd().split("\n").length > MOST,
    );
    expect(long).toEqual([]);
  });
});

describe("the lists of kinds of block", () => {
  it.each([...drawnLists()])(
    "%s is as the folders are: else npm run draw makes it anew",
    (file, text) => {
      expect(readFileSync(file, "utf8")).toBe(text);
    },
  );
});

describe("the drawings of the architecture", () => {
  const page = readFileSync(PAGE, "utf8");

  it("are those of the code as it is: else npm run draw makes them anew", () => {
    expect(redrawn(page, readImports(sourceFiles()))).toBe(page);
  });

  it("show an arrow between rooms that the code has, and refuse a stop that is gone", () => {
    const imports = graph({
      "web/a.ts": ["api/b.ts"],
      "api/b.ts": [],
      "api/b.test.ts": ["web/a.ts"],
    });
    expect(drawRooms(imports)).toContain("web --> api");
    expect(drawRooms(imports)).not.toContain("api --> web");
    const stops = [
      { file: "web/a.ts", does: "asks" },
      { file: "audit/gone.ts", does: "is gone" },
    ];
    expect(() => drawWay(imports, { name: "x", stops })).toThrow("audit/gone.ts");
  });

  it("tell imports from meetings in a database", () => {
    const imports = graph({ "web/a.ts": ["api/b.ts"], "api/b.ts": [], "audit/c.ts": [] });
    const stops = [...imports.keys()].map((file) => ({ file, does: "acts" }));
    expect(drawWay(imports, { name: "x", stops }).split("\n").slice(-2)).toEqual([
      "  s0 --> s1",
      "  s1 -.-> s2",
    ]);
  });
});

describe("finding circles", () => {
  it("finds two files that import each other, and a file that imports itself", () => {
    const imports = graph({ a: ["b"], b: ["c"], c: ["b"], d: ["d"], e: ["a"] });
    expect(circlesIn(imports).map((circle) => circle.toSorted())).toEqual([["b", "c"], ["d"]]);
  });

  it("finds one circle where two share a file", () => {
    const imports = graph({ a: ["b", "c"], b: ["a"], c: ["d"], d: ["a"] });
    expect(circlesIn(imports).map((circle) => circle.toSorted())).toEqual([["a", "b", "c", "d"]]);
  });

  it("finds none where files share what they import", () => {
    expect(circlesIn(graph({ a: ["b", "c"], b: ["d"], c: ["d"], d: [] }))).toEqual([]);
  });

  it.each([
    `import { a } from "./a.ts";`,
    `import type { A } from "./a.ts";`,
    `import { type A } from "./a.ts";`,
    `import "./a.ts";`,
    `export { a } from "./a.ts";`,
    `export type { A } from "./a.ts";`,
    `export * from "./a.ts";`,
    `const a = await import("./a.ts");`,
    `type A = typeof import("./a.ts");`,
    `type A = import("./a.ts").A;`,
  ])("reads the module of %s", (source) => {
    expect(modulesIn("one.ts", source)).toEqual(["./a.ts"]);
  });
});
