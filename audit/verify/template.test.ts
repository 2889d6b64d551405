import { describe, expect, it } from "vitest";
import { builtIn } from "../../programmes/all.ts";
import { hostile, logged } from "../../test/support/logged.ts";
import type { JsonObject, JsonValue } from "../json.ts";
import { canCount, isBounded, templateIn } from "./template.ts";

const template: JsonObject = {
  name: "t",
  version: 1,
  steps: [],
  parameters: [],
  declarations: [],
  circles: {},
};

describe("a template is taken when it has the form of one", () => {
  it("as those that come with the product", () => {
    for (const each of builtIn) expect(templateIn(each)).toBe(each);
    expect(templateIn(template)).toBe(template);
  });

  it.each(["steps", "parameters", "declarations"])("not without its list of %s", (key) => {
    expect(templateIn({ ...template, [key]: {} })).toBeNull();
  });

  it("not without its circles", () => {
    expect(templateIn({ ...template, circles: [] })).toBeNull();
  });

  it("not without a name, a number of its version, or bounds", () => {
    expect(templateIn({ ...template, name: 1 })).toBeNull();
    expect(templateIn({ ...template, version: "1" })).toBeNull();
    for (const step of [null, "more", []])
      expect(templateIn({ ...template, steps: [step] })).toBeNull();
    expect(templateIn({ ...template, steps: [{ due: { days: 4_001 } }] })).toBeNull();
  });
});

describe("periods have bounds", () => {
  it.each<readonly [JsonValue, boolean]>([
    [null, true],
    ["days", true],
    [4_001, true],
    [{ days: 4_000 }, true],
    [{ days: -4_000 }, true],
    [{ days: 4_001 }, false],
    [{ days: -4_001 }, false],
    [{ workingDays: 4_001 }, false],
    [{ months: 4_001 }, false],
    [{ weeks: 4_001 }, true],
    [{ days: "many" }, true],
    [{ seconds: 1e9 }, true],
    [{ seconds: 1e9 + 1 }, false],
    [{ seconds: 4_001 }, true],
    [[1, { a: [{ b: { months: 4_001 } }] }], false],
    [[{ months: 1 }, { months: 2 }], true],
    [[{ months: 1 }, { months: 4_001 }], false],
    [{ a: { months: 4_001 }, b: 1 }, false],
  ])("%j: %s", (value, bounded) => {
    expect(isBounded(value)).toBe(bounded);
  });
});

describe("a launch can be counted with", () => {
  const launch = (data: object) =>
    canCount(hostile(logged(1, { type: "resumed", data: {} }), data));
  const calendar = { holidays: ["2026-12-25", "2026-12-28"] };

  it("when its calendar holds days, and its periods have bounds", () => {
    expect(launch({ calendar, parameters: {} })).toBe(true);
    expect(launch({ calendar: { holidays: [] }, parameters: { every: { months: 1 } } })).toBe(true);
  });

  it.each([
    {},
    { parameters: {} },
    { calendar: null, parameters: {} },
    { calendar: { holidays: {} }, parameters: {} },
    { calendar: { holidays: ["2026-12-25", 1] }, parameters: {} },
    { calendar: { holidays: ["2026-13-25"] }, parameters: {} },
    { calendar: { holidays: ["2026-12-25T"] }, parameters: {} },
    { calendar: { holidays: ["+2026-12-25"] }, parameters: {} },
    { calendar: { holidays: [["2026-12-25"]] }, parameters: {} },
    { calendar },
    { calendar, parameters: [] },
    { calendar, parameters: { every: { months: 4_001 } } },
  ])("but not of %j", (data) => {
    expect(launch(data)).toBe(false);
  });
});
