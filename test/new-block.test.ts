import { execFileSync } from "node:child_process";
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";

const root = path.resolve(import.meta.dirname, "..");
const page = readFileSync(path.join(root, "docs/new-block.md"), "utf8");

/** The code of the page: each block stands after a sentence that begins with its file's name. */
const shown = [...page.matchAll(/^`([\w./-]+)`[^\n]*:\n\n```(\w+)\n([^]*?)^```$/gmu)].map(
  ([, file = "", language = "", code = ""]) => ({ file, language, code }),
);

/** Where a new kind of block takes a line by hand, in the order of the page. */
const PLACES = ["web/board/part-routes.tsx", "test/adversary/moves/doing.ts"];
const changes = shown.filter(({ language }) => language === "diff").map(({ file }) => file);

/** Changes the one place at which the old lines of a hunk stand. */
const changed = (text: string, hunk: string): string => {
  const lines = hunk.split("\n").slice(0, -1);
  const side = (other: "+" | "-") =>
    lines
      .filter((line) => !line.startsWith(other))
      .map((line) => `${line.slice(1)}\n`)
      .join("");
  const [before, ...rest] = text.split(side("+"));
  expect([hunk, rest.length]).toEqual([hunk, 1]);
  return [before, ...rest].join(side("-"));
};

/** A copy of the sources, with the packages of this checkout. */
const scratch = mkdtempSync(path.join(tmpdir(), "alongside-new-block-"));
afterAll(() => rmSync(scratch, { recursive: true }));

const OF_THE_COPY = readdirSync(root).filter(
  (name) => !name.startsWith(".") && name !== "node_modules",
);

test("the kind of block that the documentation adds has its types right, and its specification holds", () => {
  for (const name of OF_THE_COPY)
    cpSync(path.join(root, name), path.join(scratch, name), {
      recursive: true,
      filter: (from) => !/\.gz$|node_modules/u.test(from),
    });
  symlinkSync(path.join(root, "node_modules"), path.join(scratch, "node_modules"));
  expect(changes).toEqual(PLACES);
  for (const { file, language, code } of shown) {
    const target = path.join(scratch, file);
    mkdirSync(path.dirname(target), { recursive: true });
    const hunks = code.split(/^@@\n/mu).slice(1);
    const text = language === "diff" ? hunks.reduce(changed, readFileSync(target, "utf8")) : code;
    writeFileSync(target, text);
  }
  const run = (program: string, ...args: readonly string[]): string => {
    try {
      return execFileSync(process.execPath, [path.join(scratch, program), ...args], {
        cwd: scratch,
        encoding: "utf8",
        stdio: "pipe",
      });
    } catch (error) {
      throw new Error(String(Object(error).stdout), { cause: error });
    }
  };
  run("docs/structure/blocks.ts");
  expect(run("node_modules/typescript/bin/tsc", "--noEmit")).toBe("");
  const specification = run(
    "node_modules/vitest/vitest.mjs",
    ...["run", "--project", "unit", "domain/blocks/walk"],
  );
  expect(specification).toMatch(/3 passed/u);
}, 240_000);
