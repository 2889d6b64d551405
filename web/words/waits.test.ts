import { expect, test } from "vitest";
import { initial } from "../../domain/initial.ts";
import { everyShape } from "../../test/specification/template.ts";
import { waitWords } from "./waits.ts";

const all = Array.from({ length: 5_000 }, (_, index) => `m${index}`);
const names = Object.fromEntries(all.map((id, index) => [id, `Person ${index}`]));
const view: Parameters<typeof waitWords>[1] = {
  ...{ run: "r", title: null, disclosed: {}, names, asked: {}, results: {}, withheld: null },
  state: initial(everyShape),
  plan: {
    ...{ version: 0, status: "running", step: null, orders: [], parts: [], notices: [] },
    ...{ waits: [], wakeAt: null },
  },
};

test("a wait for very many names some of them and counts the others", () => {
  const wait = { part: null, for: "answers", members: all, until: null } as const;
  expect(waitWords(wait, view).who).toMatch(/Person 0.*Person 19.* and 4980 others$/u);
  const cut = { ...wait, members: all.slice(0, 200), more: 4_800 };
  expect(waitWords(cut, view).who).toMatch(/ and 4980 others$/u);
  expect(waitWords({ ...wait, members: all.slice(0, 2) }, view).who).not.toContain("other");
});
