import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import { plan } from "../plan.ts";
import { blockAt } from "../rules/progress.ts";
import { stretchesOf } from "../rules/stretches.ts";
import type { Given, Run } from "../../test/specification/run.ts";
import {
  asked,
  chose,
  group,
  launched,
  MONDAY,
  passed,
  runOf,
  settle,
  submitted,
  told,
  waits,
  who,
  words,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import type { Block } from "../template.ts";

const form = (key: string): Block => ({ block: "form", key, form: { sections: [] } });
const delivery = (key: string): Block => ({ block: "delivery", key });
const gate = shapes("group").steps[0]?.parts.blocks[1];
if (gate?.block !== "gate") throw new Error("no gate");

describe("a list of blocks is cut into stretches", () => {
  test.each([
    [[], []],
    [[form("a"), gate, delivery("d")], ["a agree d"]],
    [
      [form("a"), form("b")],
      ["a", "b"],
    ],
    [
      [form("a"), gate, form("b"), gate],
      ["a agree", "b agree"],
    ],
    [
      [delivery("d"), delivery("e"), form("a")],
      ["d", "e", "a"],
    ],
    [
      [form("a"), delivery("d"), gate, delivery("e")],
      ["a d agree", "e"],
    ],
  ] satisfies [Block[], string[]][])("%#", (blocks, keys) => {
    expect(stretchesOf(blocks).map((one) => one.map(({ key }) => key).join(" "))).toEqual(keys);
  });
});

const everybody = ["ada", "ben", "eve", "cyd", "dee"];
const { given } = runOf("workshops");
const site = (title: string): Given => ({
  type: "addSite",
  data: { step: "workshops", title: { commitment: title } },
});
const agreed = (part: string): readonly Given[] => [
  wrote(part, 0),
  asked(part, `r-${part}`),
  ...told(everybody, `r-${part}`),
  ...everybody.map((member) => yes(member, `r-${part}`)),
  passed(part),
];
const delivered = (part: string): readonly Given[] => [
  { type: "startDelivery", data: { part, on: "2026-01-05" } },
  {
    type: "completeDelivery",
    data: { part, on: "2026-01-05", reached: 8, deliveredBy: ["ada"], report: words },
  },
];
const closed = (part: string): Given => ({ type: "closePart", actor: ENGINE, data: { part } });
const two = [launched(), ...group, site("A"), site("B")] as const;
const at = (run: Run, id: string) => {
  const part = run.state.parts[id];
  return part && blockAt(run.state, part)?.key;
};

describe("a part whose list goes on after its gate and its delivery", () => {
  const first = [...agreed("workshops:1"), ...delivered("workshops:1"), closed("workshops:1")];

  test("is at one block after another", () => {
    expect(at(given(...two).run, "workshops:1")).toBe("text");
    expect(at(given(...two, wrote("workshops:1", 0)).run, "workshops:1")).toBe("agree");
    expect(at(given(...two, ...agreed("workshops:1")).run, "workshops:1")).toBe("delivery");
  });

  test("opens its next stretch when the one before has closed, whatever the others do", () => {
    const { run, when } = given(...two, ...first);
    const order = { step: "workshops", key: null, follows: "workshops:1" };
    expect(plan(run.state, MONDAY).orders).toEqual([{ type: "openPart", data: order }]);
    for (const follows of [null, "workshops:2"])
      expect(when({ type: "openPart", actor: ENGINE, data: { ...order, follows } }).code).toBe(
        "not-due",
      );
    expect(when({ type: "openPart", actor: ENGINE, data: order }).events).toEqual([
      {
        type: "partOpened",
        data: { part: "workshops:3", ...order, title: null, stretch: 2 },
      },
    ]);
    const next = settle(run, MONDAY);
    expect(next.state.parts["workshops:3"]).toMatchObject({
      stretch: 2,
      ordinal: 1,
      title: { commitment: "A" },
      gate: "none",
    });
    expect(at(next, "workshops:3")).toBe("looking-back");
    expect(at(next, "workshops:2")).toBe("text");
  });

  test("is complete when its last stretch is", () => {
    const complete: Given = { type: "completeSites", data: { step: "workshops" } };
    const one = [launched(), ...group, site("A"), complete, ...first] as const;
    const open = settle(given(...one).run, MONDAY);
    expect(waits(open, MONDAY)).toEqual(["version"]);
    expect(open.state.status).toBe("running");
    const next: Given = {
      type: "openPart",
      actor: ENGINE,
      data: { step: "workshops", key: null, follows: "workshops:1" },
    };
    const last = [next, chose("workshops:2", "which", "north"), submitted("workshops:2")] as const;
    expect(settle(given(...one, ...last).run, MONDAY).state.status).toBe("finished");
  });

  test("nothing of a block is done before its turn", () => {
    const [start, complete] = delivered("workshops:1");
    if (start === undefined || complete === undefined) throw new Error("no delivery");
    const { when } = given(...two, wrote("workshops:1", 0));
    expect(when(start)).toMatchObject({ code: "not-due", refusal: { about: "agree" } });
    expect(when(complete).code).toBe("not-due");
  });
});

describe("a part that people added", () => {
  const dropped: Given = { type: "dropPart", data: { part: "workshops:1", reason: words } };
  const openRequest = [wrote("workshops:1", 0), asked("workshops:1")] as const;

  test("may be given up with a reason: whoever was asked hears of it, and the rest goes on", () => {
    const { run } = given(...two, ...openRequest, dropped);
    expect(run.state.parts["workshops:1"]).toMatchObject({ status: "closed", dropped: true });
    expect(plan(run.state, MONDAY).notices.map(({ member, kind }) => `${member} ${kind}`)).toEqual(
      everybody.map((member) => `${member} outcome`),
    );
    expect(plan(run.state, MONDAY).orders).toEqual([]);
    expect(settle(run, MONDAY).state.parts["workshops:2"]?.status).toBe("open");
  });

  test("asks nobody any more, and is not dropped twice", () => {
    const { when } = given(...two, ...openRequest, dropped);
    expect(when(yes("ada")).code).toBe("gate-closed");
    expect(when(dropped).code).toBe("part-not-open");
  });

  test("is given up by whoever steers, and a part of the pathway by nobody", () => {
    expect(given(...two).when({ ...dropped, actor: who("ada") }).code).toBe("not-allowed");
    const other = runOf("group").given(launched());
    const order: Given = { type: "dropPart", data: { part: "group:1", reason: words } };
    expect(other.when(order).code).toBe("not-due");
  });

  test("may be the last: the step closes without it", () => {
    const complete: Given = { type: "completeSites", data: { step: "workshops" } };
    const { run } = given(launched(), ...group, site("A"), complete, dropped);
    expect(settle(run, MONDAY).state.status).toBe("finished");
  });
});
