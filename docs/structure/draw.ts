import { readFileSync, writeFileSync } from "node:fs";
import { drawRooms, drawWay } from "./drawing.ts";
import { readImports, sourceFiles, type Imports } from "./imports.ts";
import { ways } from "./ways.ts";

/** The page that the drawings stand on. */
export const PAGE = "docs/architecture.md";

/** The page with its drawings made anew from the code. @throws Error when a drawing has no place on it. */
export function redrawn(page: string, imports: Imports): string {
  const drawings = new Map([
    ["rooms", drawRooms(imports)],
    ...ways.map((way) => [way.name, drawWay(imports, way)] as const),
  ]);
  let drawn = page;
  for (const [name, drawing] of drawings) {
    const place = new RegExp(`(<!-- drawing: ${name} -->)[^]*?(<!-- end -->)`, "u");
    if (!place.test(drawn)) throw new Error(`${PAGE} has no place for the drawing "${name}".`);
    drawn = drawn.replace(
      place,
      (_, start: string, end: string) => `${start}\n\n\`\`\`mermaid\n${drawing}\n\`\`\`\n\n${end}`,
    );
  }
  return drawn;
}

if (import.meta.main) {
  writeFileSync(PAGE, redrawn(readFileSync(PAGE, "utf8"), readImports(sourceFiles())));
}
