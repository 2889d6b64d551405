import { expect, test } from "vitest";
import type { Form } from "../../domain/template.ts";
import { merge } from "./merge.ts";

const form: Form = {
  sections: [
    {
      key: "goal",
      title: "Goal",
      fields: [
        { key: "what", label: "What?", kind: "long-text" },
        { key: "who", label: "Who?", kind: "text" },
      ],
    },
  ],
};
const base = { goal: { what: "A", who: "B" } };

test("what only one of them changed is taken from that one", () => {
  const theirs = { goal: { what: "theirs", who: "B" } };
  const yours = { goal: { what: "A", who: "yours" } };
  expect(merge(form, base, theirs, yours)).toMatchObject({
    values: { goal: { what: "theirs", who: "yours" } },
    both: [],
    taken: [{ section: "goal", field: "what" }],
  });
});

test("what both changed is left to the person, with their own words in the form", () => {
  const theirs = { goal: { what: "theirs", who: "B" } };
  const yours = { goal: { what: "yours", who: "B" } };
  expect(merge(form, base, theirs, yours)).toMatchObject({
    values: { goal: { what: "yours", who: "B" } },
    both: [{ section: "goal", field: "what" }],
    taken: [],
  });
});

test("the same change twice is no conflict", () => {
  const same = { goal: { what: "same", who: "B" } };
  expect(merge(form, base, same, same)).toMatchObject({ values: same, both: [], taken: [] });
});

test("an answer that they took out stays out, unless you wrote there", () => {
  const theirs = { goal: { who: "B" } };
  expect(merge(form, base, theirs, base).values).toEqual({ goal: { who: "B" } });
  const yours = { goal: { what: "yours", who: "B" } };
  expect(merge(form, base, theirs, yours).values).toEqual(yours);
});
