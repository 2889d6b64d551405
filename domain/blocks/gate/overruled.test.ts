import { describe, expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import { shapes } from "../../../test/specification/template.ts";
import {
  asked,
  askedGroup,
  group,
  launched,
  no,
  passed,
  runOf,
  specify,
  told,
  who,
  words,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";

const { given } = runOf("group");
const everybody = ["ada", "ben", "eve", "cyd", "dee"];

describe("what those in power decide in their own name", () => {
  const override: Given = { type: "overrideGate", data: { part: "group:1", reason: words } };

  test.each([
    ["an open gate", askedGroup, null],
    ["one without words", [launched(), ...group], "no-version"],
    [
      "one that has passed",
      [...askedGroup, ...everybody.map((id) => yes(id)), passed("group:1")],
      "gate-closed",
    ],
    ["one that they have overruled", [...askedGroup, override], "gate-closed"],
  ] as const)("%s", (_, orders, code) => {
    expect(given(...orders).when(override).code).toBe(code);
  });

  test("one that was refused, and it is on record what they overruled", () => {
    const panel = specify(shapes("panel")).given(
      launched(),
      ...group.slice(0, 2),
      ...group.slice(3),
      ...["ada", "ben"].map((member): Given => ({
        type: "makeDeclaration",
        actor: who(member),
        data: { member, declares: "no-funding", holds: true, by: "self" },
      })),
      wrote("panel:1", 0),
      asked("panel:1"),
      ...told(["ada", "ben", "cyd", "dee"]),
      ...["ada", "ben", "cyd", "dee"].map((id) => no(id)),
      passed("panel:1"),
    );
    expect(panel.run.last).toMatchObject([
      { type: "gateRefused", data: { version: 1, tie: null } },
    ]);
    expect(
      panel.when({ type: "overrideGate", data: { part: "panel:1", reason: words } }).events,
    ).toMatchObject([
      { type: "gateOverridden", data: { version: 1, digest: "what how", by: "manager" } },
    ]);
  });

  test("a gate that waits says for what, each once", () => {
    const { refusal } = given(...askedGroup, no("ada"), no("ben")).when(passed("group:1"));
    expect(refusal?.message).toContain("answers");
    expect(refusal?.message).toContain("objection");
    expect(refusal?.message.match(/objection/gu)).toHaveLength(1);
  });
});
