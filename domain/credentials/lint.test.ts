import { describe, expect, test } from "vitest";
import type { Block, Credential, Step, Template } from "../template.ts";
import { shapes } from "../../test/specification/template.ts";
import { credentialFindings, needsCredential } from "./lint.ts";

const session: Block = { block: "session", key: "session" };
const delivery: Block = { block: "delivery", key: "delivery" };
const step = (key: string, ...blocks: readonly Block[]): Step => ({
  ...{ key, title: key, purpose: "Test.", kind: "meet" },
  parts: { kind: "one", blocks },
});
const base: Template = {
  ...{ ...shapes(), name: "this", circles: {} },
  steps: [step("talk", delivery), step("meet", delivery, session)],
};
const earned = (key: string, ...steps: readonly string[]): Credential => ({
  ...{ key, label: key, earnedBy: { steps, came: 1 } },
});
const from = (key: string, name: string): Credential => ({ key, label: key, from: name });
const findings = (template: Partial<Template>) =>
  credentialFindings({ ...base, ...template }).map(({ code, path }) => [code, path.join(" ")]);

describe("the credentials of a template", () => {
  test.each<readonly [string, Partial<Template>, readonly (readonly string[])[]]>([
    ["may be none", {}, []],
    [
      "are earned in sessions, or elsewhere",
      { credentials: [earned("a", "meet"), from("b", "other")] },
      [],
    ],
    [
      "have a key each",
      { credentials: [from("a", "other"), from("b", "other"), from("a", "another")] },
      [["key-twice", "credentials 2 key"]],
    ],
    [
      "come from another template",
      { credentials: [from("a", "other"), from("b", "this")] },
      [["credential-from-itself", "credentials 1 from"]],
    ],
    [
      "are earned in steps that there are",
      { credentials: [earned("a", "meet", "lunch")] },
      [["credential-unknown-step", "credentials 0 earnedBy steps 1"]],
    ],
    [
      "are earned in steps with sessions",
      { credentials: [earned("a", "talk", "meet")] },
      [["credential-without-session", "credentials 0 earnedBy steps 0"]],
    ],
    [
      "are asked for by circles where there are such",
      {
        credentials: [from("a", "other"), from("b", "other")],
        circles: {
          few: { of: [{ side: "staff" }, { side: "pwle", holds: ["a", "x", "b"] }] },
          all: { of: [{ side: "pwle", holds: ["b"] }] },
        },
      },
      [["unknown-credential", "circles few of 1 holds 1"]],
    ],
    [
      "are asked for by no circle where there are none",
      { circles: { few: { of: [{ side: "pwle", holds: ["a"] }] } } },
      [["unknown-credential", "circles few of 0 holds 0"]],
    ],
  ])("%s", (_, template, found) => {
    expect(findings(template)).toEqual(found);
  });

  test("say what is wrong with a step in its own words", () => {
    const [unknown] = credentialFindings({ ...base, credentials: [earned("a", "lunch")] });
    expect(unknown?.message).toContain('There is no step "lunch"');
    const [without] = credentialFindings({ ...base, credentials: [earned("a", "talk")] });
    expect(without?.message).toContain('No session is held in "talk"');
  });

  test("are needed by their key", () => {
    const two = { ...base, credentials: [from("a", "other"), from("b", "other")] };
    expect(needsCredential(two, "b", ["here"])).toEqual([]);
    expect(needsCredential(two, "c", ["here"])).toMatchObject([
      { code: "unknown-credential", path: ["here"] },
    ]);
    expect(needsCredential(base, "a", ["here"])).toHaveLength(1);
  });
});
