import { describe, expect, test } from "vitest";
import { ENGINE } from "../../actor.ts";
import type { Given } from "../../../test/specification/run.ts";
import {
  asked,
  group,
  told,
  about,
  declared,
  joined,
  launched,
  no,
  runOf,
  who,
  wrote,
  yes,
} from "../../../test/specification/scene.ts";

const { given } = runOf("survey");
const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const list: Given = {
  type: "saveVersion",
  data: {
    part: "survey:1",
    basedOn: 0,
    digest: "what how",
    sections: { list: { digest: "l", fields: { options: ["tea", "walk", "film"] } } },
    note: null,
  },
};
const asking = [launched(), ...group, list, asked("survey:1"), ...told(everybody)] as const;
const ranks = (member: string, ...ranking: readonly string[]): Given => ({
  type: "prefer",
  actor: who(member),
  data: { ...about(member), ranking },
});

describe("where people put options in order", () => {
  test.each([
    ["one of them", ["walk"], null],
    ["all of them", ["film", "tea", "walk"], null],
    ["none", [], "invalid-ranking"],
    ["one of them twice", ["tea", "tea"], "invalid-ranking"],
    ["one that is none of them", ["tea", "swim"], "invalid-ranking"],
    ["only one that is none of them", ["swim"], "invalid-ranking"],
  ] as const)("somebody names %s", (_, ranking, code) => {
    const { refusal, events } = given(...asking).when(ranks("ada", ...ranking));
    expect(refusal?.code ?? null).toBe(code);
    if (refusal) expect(refusal.about).toBe("ranking");
    else expect(events).toMatchObject([{ type: "preferred", data: { member: "ada", ranking } }]);
  });

  test("a yes or a no is no order, and says what is", () => {
    for (const order of [yes("ada"), no("ada")]) {
      const { refusal } = given(...asking).when(order);
      expect(refusal).toMatchObject({ code: "wrong-rule" });
      expect(refusal?.mend).toContain("Rank the options");
    }
  });

  test("an order counts as an answer for the quorum, and the ranking stands on record", () => {
    const { run } = given(...asking, ranks("ada", "tea"), ranks("ben", "walk", "tea"));
    const answer = run.state.requests["r1"]?.answers["ben"];
    expect(answer).toMatchObject({ kind: "preference", standing: "current" });
    expect(answer?.ranking).toEqual(["walk", "tea"]);
    const few = given(...asking, ranks("ada", "tea"));
    const enough = given(...asking, ranks("ada", "tea"), ranks("ben", "walk"));
    const pass: Given = {
      type: "passGate",
      actor: ENGINE,
      data: { part: "survey:1" },
    };
    expect(few.when(pass).code).toBe("gate-not-ready");
    expect(enough.when(pass).events).toMatchObject([
      { type: "gatePassed", data: { yes: ["ada", "ben"], eligible: 3 } },
    ]);
  });

  test("an order is no answer where people say yes or no", () => {
    const consent = runOf("group").given(
      launched(),
      ...group,
      wrote("group:1", 0),
      asked("group:1"),
    );
    expect(consent.when(ranks("ada", "tea")).refusal).toMatchObject({ code: "wrong-rule" });
    expect(consent.when(ranks("ada", "tea")).refusal?.mend).toContain("yes or no");
  });

  test("whoever joins after the asking, and could answer, is asked the next time", () => {
    const here = given(...asking, joined("fay", "staff"), declared("ada"));
    expect(here.when(ranks("fay", "tea")).code).toBe("asked-next-time");
  });
});
