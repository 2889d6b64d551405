import { expect, it } from "vitest";
import { logged } from "../../test/support/logged.ts";
import { uuidOf } from "../../test/support/recorded-run.ts";
import type { LoggedEvent } from "./logged-event.ts";
import { collectFindings } from "./report.ts";
import { checkTimes } from "./times.ts";

const left = (version: number, at?: string): LoggedEvent =>
  logged(
    version,
    { type: "withdrew", data: { member: uuidOf(`member ${version}`) } },
    at === undefined ? {} : { at },
  );
const told = (...events: readonly LoggedEvent[]): readonly string[] => {
  const findings = collectFindings(["completeness"]);
  checkTimes(events, findings);
  return findings.checks().map(({ message }) => message);
};
const LATER = "2026-11-22T10:00:01.001Z";

it("times may stand still, or go on", () => {
  expect(told(left(1), left(2), left(3, LATER))).toEqual([]);
});

it("a time that runs backwards is named, and so is each after it that is still too early", () => {
  const [first, second, third] = [left(1, LATER), left(2), left(3)];
  expect(told(first, second, third)).toEqual(
    [second, third].map(
      ({ id, version, at }) =>
        `Event ${id} (version ${version}) is of ${at}, before what it follows.`,
    ),
  );
});

it("a time that the id does not say is named", () => {
  const event = { ...left(1), at: LATER };
  expect(told(event)).toEqual([
    `Event ${event.id} (version 1) says that it was at ${LATER}, and its id says another time.`,
  ]);
});
