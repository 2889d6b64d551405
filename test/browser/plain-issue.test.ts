import { z } from "@hono/zod-openapi";
import { expect, test } from "vitest";
import { plainIssue } from "../../api/contracts/plain-issue.ts";
import { templateContract } from "../../api/contracts/template.ts";
import { endpointsOf } from "../../api/routes/index.ts";
import { CODE, MENDS } from "../specification/mending.ts";
import { asked } from "./fixture/story.ts";

/** Values that some contract refuses, of every type, too short and too long. */
const JUNK: readonly unknown[] = [
  ...[undefined, null, true, "", "x", "x".repeat(20_001), "\u200b", "?", "2026-13-41", 5, -7, 1.5],
  ...[1e9, -1e9, Number.NaN, 10n, [], Array.from({ length: 20_001 }, () => "x"), {}],
  { "no such name": 1 },
];

/** A contract and every contract that it is put together from. */
function partsOf(whole: z.core.$ZodType, seen: Set<z.core.$ZodType>): void {
  if (seen.has(whole)) return;
  seen.add(whole);
  const inside = (value: unknown, depth: number): void => {
    if (value instanceof z.core.$ZodType) partsOf(value, seen);
    else if (typeof value === "object" && value !== null && depth < 3)
      for (const one of Object.values(value)) inside(one, depth + 1);
  };
  // A check takes only what its contract has taken.
  inside({ ...whole._zod.def, checks: [] }, 0);
}

test("whatever a contract refuses, it says in plain words how to mend", async () => {
  const { fixture } = await asked();
  const parts = new Set<z.core.$ZodType>();
  for (const { params, query, body } of endpointsOf(fixture.services))
    for (const contract of [params, query, body])
      if (contract instanceof z.core.$ZodType) partsOf(contract, parts);
  partsOf(templateContract, parts);
  const said = new Set<string>();
  for (const part of parts)
    for (const junk of JUNK) {
      const read = z.core.safeParse(part, junk, { error: plainIssue });
      for (const { message } of read.error?.issues ?? []) said.add(message);
    }
  expect(parts.size).toBeGreaterThan(300);
  expect(said.size).toBeGreaterThan(60);
  expect([...said].filter((words) => CODE.test(words))).toEqual([]);
  expect([...said].filter((words) => !MENDS.test(words))).toEqual([]);
});
