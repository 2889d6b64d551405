import { describe, expect, test } from "vitest";
import type { Given } from "../../../test/specification/run.ts";
import {
  askedGroup,
  group,
  joined,
  launched,
  no,
  runOf,
  who,
  words,
  yes,
} from "../../../test/specification/scene.ts";

const { given } = runOf("group");
const leaves = (member: string): Given => ({
  type: "withdraw",
  actor: who(member),
  data: { member },
});

describe("an objection", () => {
  const objects = (member: string, version = 1, id = "o"): Given => ({
    type: "object",
    actor: who(member),
    data: { id, part: "group:1", member, version, reason: words },
  });
  test("is to the newest version, and is made once", () => {
    expect(given(...askedGroup).when(objects("ada", 2)).code).toBe("not-current-version");
    expect(given(launched(), ...group).when(objects("ada")).code).toBe("no-version");
    expect(given(...askedGroup, objects("ada")).when(objects("ada")).code).toBe("already-answered");
    expect(given(...askedGroup, leaves("ada")).when(objects("ada")).code).toBe("member-withdrew");
  });

  test("is lifted once, and as lifted", () => {
    const lift: Given = {
      type: "liftObjection",
      actor: who("ada"),
      data: { part: "group:1", objection: "o" },
    };
    const { events } = given(...askedGroup, objects("ada")).when(lift);
    expect(events).toEqual([
      {
        type: "objectionLifted",
        data: { part: "group:1", objection: "o", because: "lifted" },
      },
    ]);
    expect(given(...askedGroup, objects("ada"), lift).when(lift).code).toBe("unknown-objection");
  });

  test("is lifted by agreeing, and as agreed to", () => {
    const { events } = given(...askedGroup, no("ada")).when(yes("ada"));
    expect(events[1]?.data).toMatchObject({ objection: "o-ada", because: "agreed-to-version" });
  });

  test("holds the gate when it is of somebody with lived experience or who decides, else not", () => {
    const holds = (member: string, ...orders: readonly Given[]) =>
      given(...askedGroup, ...orders, objects(member)).run.state.parts["group:1"]?.objections["o"]
        ?.blocks;
    expect(holds("fay", joined("fay", "pwle", ["contributor"]))).toBe(true);
    expect(holds("fay", joined("fay", "leadership", ["decision-maker"]))).toBe(true);
    expect(holds("fay", joined("fay", "staff", ["contributor"]))).toBe(false);
    expect(holds("fay", joined("fay", "partner", ["decision-maker"]))).toBe(false);
  });
});
