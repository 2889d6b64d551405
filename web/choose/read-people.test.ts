import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bodyOf } from "../body.ts";
import { isolated } from "../words/isolate.ts";
import { matching, MOST_LISTED, type Choosable } from "./matching.ts";
import { chosenIn, withPeople } from "./read-people.ts";

const person = (value: string, name: string): Choosable => ({ value, label: isolated(name) });

const GROUP = [
  person("a", "Ann Lee"),
  person("b", "Ann Leeson"),
  person("c", "Björn Ek"),
  person("d", "Dee  Okafor"),
  ...Array.from({ length: MOST_LISTED + 1 }, (_, n) => person(`s${n}`, `Sam Number${n}`)),
];

const sent = (values: { readonly [name: string]: readonly string[] }) =>
  withPeople(bodyOf(values), GROUP);

describe("a person who is written by name", () => {
  test.each([
    ["the whole name", "ann lee", "a"],
    ["a part that only they have", "leeson", "b"],
    ["letters that were put together another way", "bjo\u0308rn", "c"],
    ["other spaces", "Dee Okafor", "d"],
  ])("is found by %s", (_, name, wanted) => {
    const { body, mistakes } = sent({ "to.find": [name], to: [""] });
    expect([mistakes, body.text("to")]).toEqual([[], wanted]);
  });

  test.each([
    ["nobody", "Zed", "to.find", "Nobody to choose"],
    ["two people", "Ann", "to.find", "2 people have “Ann”"],
    ["more than a list holds", "Sam", "to.find", "Write more of it"],
  ])("is asked for again when it means %s, and stays written", (_, name, link, message) => {
    const { body, mistakes } = sent({ "to.find": [name] });
    expect(mistakes).toEqual([
      {
        field: "to",
        link,
        message: expect.objectContaining({ en: expect.stringContaining(message) }),
      },
    ]);
    expect([body.text("to"), body.text("to.find")]).toEqual(["", name]);
  });

  test("is whoever was chosen from those who have it in their name, and somebody else once another name is written", () => {
    expect(sent({ "to.find": ["Ann"], to: ["b"] }).body.text("to")).toBe("b");
    expect(sent({ "to.find": ["Dee"], to: ["b"] }).body.text("to")).toBe("d");
    expect(sent({ "to.find": [""], to: ["b"] }).body.text("to")).toBe("b");
  });
});

describe("people who are written by name, one on each line", () => {
  test("join those who are ticked; a line that is not clear stays, with word of what to mend", () => {
    const { body, mistakes } = sent({ came: ["c"], "came.add": ["dee\r\nAnn\r\n\r\nZed"] });
    expect(chosenIn(body, "came")).toEqual({ chosen: ["c", "d"], unclear: ["Ann", "Zed"] });
    expect(mistakes.map(({ field, link }) => [field, link])).toEqual([
      ["came", "came.add"],
      ["came", "came.add"],
    ]);
  });

  test("are clear once who is meant is ticked", () => {
    const { body, mistakes } = sent({ came: ["a"], "came.add": ["Ann"], "came.which": ["b"] });
    expect(chosenIn(body, "came")).toEqual({ chosen: ["a", "b"], unclear: [] });
    expect(mistakes).toEqual([]);
  });
});

test("everybody is found by their whole name, or is one of those who are called the same", () => {
  fc.assert(
    fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1, maxLength: 20 }), (names) => {
      const people = names.map((name, n) => person(String(n), name));
      for (const [n, name] of names.entries()) {
        if (name.trim() === "") continue;
        expect(matching(people, name).map(({ value }) => value)).toContain(String(n));
      }
    }),
  );
});
