import fc from "fast-check";
import { expect, test } from "vitest";
import { repeatedName } from "./repeated-name.ts";

test.each([
  ['{"a":1,"a":2}', '"a"'],
  ['{"a":1,"\\u0061":2}', '"\\u0061"'],
  ['{"a":{"b":1,"c":[{"d":1},{"d":2,"d":3}]}}', '"d"'],
  ['[{"a":"{\\"a\\"","b":"a"},{"a":1}]', null],
  ['{"a":["a","a"],"b":{"a":1}}', null],
  ['"a"', null],
])("in %s it is %s", (json, name) => {
  expect(repeatedName(json)).toBe(name);
});

test("nothing that JSON.stringify writes names anything twice", () => {
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(repeatedName(JSON.stringify(JSON.parse(json)))).toBeNull();
    }),
  );
});
