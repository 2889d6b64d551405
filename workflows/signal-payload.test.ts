import { expect, test } from "vitest";
import { isAbout, mergePayloads, readPayload } from "./signal-payload.ts";

const payload = { events: ["e1"], version: 7, parts: ["sites:1"] };

test("a payload is heard only if each of its parts can be understood, and carries nothing else on", () => {
  expect(readPayload({ ...payload, answer: "yes" })).toEqual(payload);
  const lies = [
    undefined,
    null,
    "yes",
    7,
    [],
    { version: 7 },
    { ...payload, version: "7" },
    { ...payload, version: Number.NaN },
    { ...payload, version: 7.5 },
    { ...payload, events: undefined },
    { ...payload, events: "e1" },
    { ...payload, parts: [1] },
    { ...payload, parts: null },
  ];
  expect(lies.map(readPayload)).toEqual(lies.map(() => null));
});

test("words that meet are about all that either was about, up to the higher version", () => {
  const later = { events: ["e2", "e1"], version: 5, parts: ["sites:2"] };
  expect(mergePayloads(payload, later)).toEqual({
    events: ["e1", "e2"],
    version: 7,
    parts: ["sites:1", "sites:2"],
  });
  const whole = mergePayloads(payload, { ...later, parts: [] });
  expect([isAbout(whole, "sites:9"), isAbout(payload, "sites:9")]).toEqual([true, false]);
});
