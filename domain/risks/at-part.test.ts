import { expect, test } from "vitest";
import { player } from "../../test/properties/driver.ts";
import { everyShape } from "../../test/specification/template.ts";
import type { Risk } from "./risk.ts";
import { risksAt, risksIn } from "./risks.ts";

const choices = (seed: number): readonly number[] =>
  Array.from({ length: 400 }, (_, index) => (seed * 7_919 + index * 104_729) % 65_536);

test("the risks of a part are those of the run that are about it, whatever happened", () => {
  const seen = new Set<Risk["code"]>();
  for (const seed of [1, 2]) {
    player(everyShape, (_, { at }, { state }) => {
      const all = risksIn(state, at);
      for (const part of Object.keys(state.parts)) {
        const here = risksAt(state, part);
        for (const { code } of here) seen.add(code);
        expect(here).toEqual(all.filter((risk) => risk.part === part));
      }
    }).play("refuse", choices(seed));
  }
  expect(seen.size).toBeGreaterThan(2);
});
