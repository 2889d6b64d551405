import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";

const ROOT = path.resolve(import.meta.dirname, "..");
const NAMED = /\bname: "([^"]+)",\s*text\b/gu;

test("no two statements are prepared under one name: a connection that has prepared the one refuses the other", () => {
  const names = ["api", "audit", "projections", "activities", "infra"].flatMap((room) =>
    readdirSync(path.join(ROOT, room), { recursive: true, encoding: "utf8" })
      .filter((file) => file.endsWith(".ts") && !file.endsWith(".test.ts"))
      .flatMap((file) => [...readFileSync(path.join(ROOT, room, file), "utf8").matchAll(NAMED)])
      .map(([, name]) => name),
  );
  expect(names.length).toBeGreaterThan(10);
  expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
});
