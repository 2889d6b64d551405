import { describe, expect, test } from "vitest";
import { opens, meets, passes, toldBy } from "../../test/specification/steps-trail.ts";
import { sealed } from "../../test/specification/verdict.ts";
import type { DomainEvent } from "../event.ts";
import * as people from "./people.ts";

describe("what people said before comes in after the pilot began", () => {
  const starts = (part = "pilot:1", on = "2026-03-02"): DomainEvent => ({
    type: "deliveryStarted",
    data: { part, on },
  });
  const wrote = (baseline: string | null, part = "plan:1"): DomainEvent => ({
    type: "versionSaved",
    data: {
      ...{ part, version: 1, digest: "d", changed: ["all"], note: null },
      sections: {
        all: {
          digest: "d",
          fields: { text: "2026-12-31", ...(baseline === null ? {} : { baseline }) },
        },
      },
    },
  });
  const began = [...opens("pilot"), starts()];
  const late = (...cited: readonly string[]) => [
    ["baseline-after-pilot", "weakens", "plan:1", "gatePassed", ...cited],
  ];
  test.each([
    ["after the day", [wrote("2026-03-03"), passes("plan:1"), ...began], late("deliveryStarted")],
    ["not on that day", [wrote("2026-03-02"), passes("plan:1"), ...began], []],
    ["not before", [wrote("2026-03-01"), passes("plan:1"), ...began], []],
    ["not where no day is given", [wrote(null), passes("plan:1"), ...began], []],
    ["not while none has begun", [wrote("2026-03-03"), passes("plan:1"), ...opens("pilot")], []],
    ["not of what was not passed", [wrote("2026-03-03"), ...began], []],
    [
      "not of a version that is not there",
      [wrote("2026-03-03"), passes("plan:1", 2), ...began],
      [],
    ],
    [
      "not where something else was delivered",
      [wrote("2026-03-03"), passes("plan:1"), ...opens("roll"), starts("roll:1")],
      [],
    ],
    [
      "from the day on which people first met in it",
      [wrote("2026-03-03"), passes("plan:1"), ...opens("pilot"), ...meets("pilot:1", ["ada"])],
      late("sessionHeld"),
    ],
    [
      "from the first of several",
      [
        wrote("2026-03-03"),
        passes("plan:1"),
        ...opens("pilot"),
        starts(),
        starts("pilot:1", "2026-03-09"),
      ],
      late("deliveryStarted"),
    ],
    [
      "where nothing is delivered, from its opening",
      [wrote("2026-03-04"), passes("plan:1"), ...opens("trial")],
      late("stepOpened"),
    ],
    [
      "not on the day of its opening",
      [wrote("2026-03-03"), passes("plan:1"), ...opens("trial")],
      [],
    ],
    [
      "not from the opening of another step",
      [wrote("2026-03-04"), passes("plan:1"), ...opens("tell")],
      [],
    ],
  ] as const)("%s", (_, further, found) => {
    expect(toldBy(people.baselines, further)).toEqual(found);
  });

  const read = (
    indicator: string,
    on: string,
    value: number | null = 3,
    part = "plan:1",
  ): DomainEvent => ({
    type: "measured",
    data: {
      ...{ part, block: "m", indicator, point: "before", how: "counted", value },
      ...{ withheld: null, people: null, on, source: sealed },
    },
  });
  const figure = (...cited: readonly string[]) => [
    ["baseline-after-pilot", "weakens", "plan:1", ...cited],
  ];
  test.each([
    [
      "a figure that was read afterwards",
      [...began, read("waits", "2026-03-03")],
      figure("measured", "deliveryStarted"),
    ],
    ["not one of that day", [...began, read("waits", "2026-03-02")], []],
    [
      "not one that was read before, too",
      [read("waits", "2026-03-01"), ...began, read("waits", "2026-03-09")],
      [],
    ],
    [
      "only the first of it",
      [...began, read("waits", "2026-03-03"), read("waits", "2026-03-09")],
      figure("measured", "deliveryStarted"),
    ],
    [
      "while another was read before",
      [read("calls", "2026-03-01"), ...began, read("waits", "2026-03-03")],
      figure("measured", "deliveryStarted"),
    ],
    [
      "each of two",
      [...began, read("waits", "2026-03-03"), read("calls", "2026-03-03")],
      [...figure("measured", "deliveryStarted"), ...figure("measured", "deliveryStarted")],
    ],
    ["not one that says nothing", [...began, read("waits", "2026-03-03", null)], []],
    [
      "though one before says nothing",
      [read("waits", "2026-03-01", null), ...began, read("waits", "2026-03-03")],
      figure("measured", "deliveryStarted"),
    ],
    ["not while none has begun", [read("waits", "2026-03-03")], []],
  ] as const)("%s", (_, further, found) => {
    expect(toldBy(people.withoutBefore, further)).toEqual(found);
  });
});
