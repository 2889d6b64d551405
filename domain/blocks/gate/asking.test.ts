import { describe, expect, test } from "vitest";
import {
  asked,
  group,
  joined,
  launched,
  runOf,
  who,
  wrote,
} from "../../../test/specification/scene.ts";

const { given } = runOf("group");

describe("asking", () => {
  const launch = [launched(), ...group, wrote("group:1", 0)];
  const first = (sections: readonly string[]) =>
    given(...launch, asked("group:1", "r1", 1, sections));
  test.each([
    ["all, after all", [], [], "already-requested"],
    ["all, after a part", ["what"], [], "already-requested"],
    ["a part, after all", [], ["what"], "already-requested"],
    ["one of both, after both", ["what", "how"], ["how"], "already-requested"],
    ["both, after one", ["how"], ["what", "how"], "already-requested"],
    ["the other, after one", ["what"], ["how"], null],
  ] as const)("about %s", (_, before, now, code) => {
    expect(first(before).when(asked("group:1", "r2", 1, now)).code).toBe(code);
  });

  test("needs the whole group, and says which side is missing", () => {
    const few = [launched(), joined("ada", "pwle"), joined("ben", "pwle"), wrote("group:1", 0)];
    expect(given(...few).when(asked("group:1")).refusal).toMatchObject({
      code: "group-incomplete",
      about: "staff",
    });
  });

  test.each(["author", "coordinator", "chair", "facilitator", "decision-maker"] as const)(
    "is open to a %s",
    (role) => {
      const asker = joined("fay", "staff", [role]);
      expect(
        given(...launch, asker).when({ ...asked("group:1"), actor: who("fay") }).types,
      ).toEqual(["signOffRequested"]);
    },
  );

  test("is not open to who only contributes", () => {
    const asker = joined("fay", "staff", ["contributor"]);
    expect(given(...launch, asker).when({ ...asked("group:1"), actor: who("fay") }).code).toBe(
      "not-allowed",
    );
  });
});
