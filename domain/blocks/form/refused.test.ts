import { describe, expect, test } from "vitest";
import type { Actor } from "../../actor.ts";
import type { Order } from "../../command.ts";
import type { Given } from "../../../test/specification/run.ts";
import { gathering, part, pollBlock } from "../../../test/specification/poll.ts";
import {
  group,
  joined,
  launched,
  manager,
  MONDAY,
  settle,
  specify,
  waits,
  who,
  words,
  wrote,
  submitted,
} from "../../../test/specification/scene.ts";
import { everyShape } from "../../../test/specification/template.ts";
import type { Block, FormBlock, Role, Template } from "../../template.ts";
import { acts } from "../acts.ts";
import { coveredSections, missingFields } from "./complete.ts";

type Version = Extract<Order, { readonly type: "saveVersion" }>["data"];

const text: FormBlock = {
  block: "form",
  key: "text",
  form: {
    sections: ["what", "how"].map((key) => ({
      key,
      title: key === "what" ? "What we do" : "How we do it",
      fields: [{ key: "text", label: "Text", kind: "text", required: key === "what" }],
    })),
  },
};
const later: Block = { ...text, key: "later" };
const here = (blocks: readonly Block[] = [text], ...more: readonly Given[]) =>
  specify(gathering(blocks)).given(launched(), ...group, ...more);
const saves = (more: Partial<Version> = {}): Given => {
  const given = wrote(part, 0);
  return { ...given, type: "saveVersion", data: { ...dataOf(given), ...more } };
};
function dataOf(given: Given): Version {
  if (given.type !== "saveVersion") throw new Error("This saves no version.");
  return given.data;
}
const why = ({ refusal }: { refusal: { code: string; about?: string | null } | null }) =>
  refusal === null ? null : `${refusal.code}, ${refusal.about}`;
const section = (digest: string, fields: Version["sections"][string]["fields"] = {}) => ({
  digest,
  fields,
});

describe("a version is saved", () => {
  test.each<readonly [Partial<Version>, string | null]>([
    [{}, null],
    [{ part: "elsewhere:1" }, "unknown-part, elsewhere:1"],
    [{ basedOn: 1 }, "edit-conflict, 0"],
    [{ sections: { what: section("a"), why: section("b") } }, "form-incomplete, why"],
    [{ sections: {} }, `nothing-changed, ${part}`],
  ])("with %j: %s", (more, code) => {
    expect(why(here().when(saves(more)))).toBe(code);
  });

  test.each<readonly [Version["sections"], readonly string[]]>([
    [{ what: section("what"), how: section("else") }, ["how"]],
    [{ what: section("what") }, ["how"]],
    [{ what: section("else"), how: section("how") }, ["what"]],
    [{}, ["what", "how"]],
  ])("and names what %j changes: %j", (sections, changed) => {
    const saved = here([text], saves()).when(saves({ basedOn: 1, sections }));
    expect(saved.events).toMatchObject([{ data: { version: 2, changed } }]);
  });

  test("where a part has no form, none is written", () => {
    const measured = here([{ block: "delivery", key: "delivery" }]).when(saves());
    expect(why(measured)).toBe("form-incomplete, what");
  });

  test("before it is said to be finished, at its turn, and in a part that is open", () => {
    expect(why(here([text], saves(), submitted(part)).when(saves({ basedOn: 1 })))).toBe(
      `part-not-open, ${part}`,
    );
    const site: Given = { type: "addSite", data: { step: "gathering", title: words } };
    const gone: Given = { type: "dropPart", data: { part, reason: words } };
    const dropped = specify(gathering([text], "added")).given(launched(), ...group, site, gone);
    expect(why(dropped.when(saves()))).toBe(`part-not-open, ${part}`);
    expect(why(dropped.when(submitted(part)))).toBe(`part-not-open, ${part}`);
    const second = here([pollBlock(), later]);
    expect(why(second.when(saves()))).toBe("not-due, short-list");
    expect(why(second.when(submitted(part)))).toBe("not-due, short-list");
  });

  test.each<readonly [Role, boolean]>([
    ["author", true],
    ["chair", true],
    ["coordinator", true],
    ["facilitator", true],
    ["decision-maker", true],
    ["contributor", false],
    ["deliverer", false],
  ])("by whom: %s %s", (role, may) => {
    const run = here([text], joined("fay", "staff", [role]));
    const code = may ? null : "not-an-author, fay";
    expect(why(run.when({ ...saves(), actor: who("fay") }))).toBe(code);
    const saved = here([text], joined("fay", "staff", [role]), saves());
    expect(why(saved.when({ ...submitted(part), actor: who("fay") }))).toBe(code);
  });

  test("by those of its circle alone, where it has one", () => {
    const own = here([{ ...text, circle: "everybody" }], joined("pat", "partner", ["author"]));
    const engine: Actor = { ...who("ada"), role: "engine" };
    expect(why(own.when({ ...saves(), actor: who("ada") }))).toBeNull();
    expect(why(own.when({ ...saves(), actor: who("pat") }))).toBe("not-an-author, pat");
    expect(why(own.when({ ...saves(), actor: manager }))).toBe("not-an-author, manager");
    expect(why(here().when({ ...saves(), actor: engine }))).toBe("not-an-author, ada");
    expect(why(here().when(saves()))).toBeNull();
  });
});

describe("a form is said to be finished", () => {
  test("of its newest version, when all is answered, once, where nobody signs it off", () => {
    expect(why(here().when(submitted(part)))).toBe(`no-version, ${part}`);
    expect(why(here([text], saves()).when(submitted(part, 2)))).toBe("not-current-version, 1");
    const how = { how: section("how", { text: words }) };
    expect(why(here([text], saves({ sections: how })).when(submitted(part)))).toBe(
      "form-incomplete, what.text",
    );
    expect(why(here([text], saves(), submitted(part)).when(submitted(part)))).toBe(
      `part-not-open, ${part}`,
    );
    expect(why(here().when(submitted("elsewhere:1")))).toBe("unknown-part, elsewhere:1");
    const none = here([{ block: "delivery", key: "delivery" }]);
    expect(why(none.when(submitted(part)))).toBe(`unknown-part, ${part}`);
    const [group1] = everyShape.steps;
    const signed: Template = { ...everyShape, steps: group1 === undefined ? [] : [group1] };
    const asked = specify(signed).given(launched(), ...group, wrote("group:1", 0));
    expect(why(asked.when(submitted("group:1")))).toBe("not-due, group:1");
  });

  test("and is waited for until then", () => {
    expect(waits(here().run, MONDAY)).toEqual(["version"]);
    expect(waits(here([text], saves({ sections: { how: section("h") } })).run, MONDAY)).toEqual([
      "version",
    ]);
    expect(waits(here([text], saves()).run, MONDAY)).toEqual(["submission"]);
    expect(settle(here([text], saves(), submitted(part)).run, MONDAY).state.status).toBe(
      "finished",
    );
  });
});

describe("what a version leaves out", () => {
  const form = {
    sections: ["one", "two"].map((key) => ({
      key,
      title: key,
      fields: [
        { key: "must", label: "Must", kind: "choices" as const, required: true },
        { key: "may", label: "May", kind: "text" as const },
      ],
    })),
  };
  const version = (one: Version["sections"][string]["fields"]) => ({
    ...{ number: 1, digest: "d", author: "ada", at: MONDAY },
    sections: { one: section("one", one) },
  });

  test.each<readonly [Version["sections"][string]["fields"], boolean]>([
    [{}, true],
    [{ must: null }, true],
    [{ must: "" }, true],
    [{ must: [] }, true],
    [{ must: ["a"] }, false],
    [{ must: "a" }, false],
    [{ must: 0 }, false],
    [{ must: false }, false],
    [{ must: words }, false],
  ])("of %j: %s", (one, lacks) => {
    expect(missingFields(form, version(one), ["one"])).toEqual(lacks ? ["one.must"] : []);
  });

  test("is looked for in the sections that are meant, or in all", () => {
    expect(missingFields(form, version({}), ["two"])).toEqual(["two.must"]);
    expect(missingFields(form, version({}))).toEqual(["one.must", "two.must"]);
    expect(coveredSections(form, [])).toEqual(["one", "two"]);
    expect(coveredSections(form, ["two"])).toEqual(["two"]);
  });
});

test("a form says in words what is written, and of which circle it is", () => {
  expect(acts.blocks.form.words(everyShape, text)).toEqual([
    "Somebody writes: “What we do” and “How we do it”.",
  ]);
  const found = (block: FormBlock) =>
    acts.blocks.form
      .findings(everyShape, block, ["here"], undefined)
      .map(({ code, path }) => `${code}, ${path.join(".")}`);
  const [what] = text.form.sections;
  expect(found(text)).toEqual([]);
  expect(found({ ...text, circle: "panel" })).toEqual([]);
  expect(found({ ...text, circle: "nobody" })).toEqual(["unknown-circle, here.circle"]);
  expect(found({ ...text, form: { sections: what === undefined ? [] : [what, what] } })).toEqual([
    "key-twice, here.form.sections.1.key",
  ]);
});
