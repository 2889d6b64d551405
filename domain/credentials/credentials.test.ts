import { describe, expect, test } from "vitest";
import type { Given } from "../../test/specification/run.ts";
import {
  asked,
  joined,
  launched,
  specify,
  who,
  wrote,
  yes,
} from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import type { Template } from "../template.ts";

const template: Template = {
  ...shapes("group"),
  credentials: [
    { key: "champion", label: "Champion", from: "a-training" },
    { key: "host", label: "Host", earnedBy: { steps: ["group"], came: 1 } },
  ],
  circles: {
    group: { of: [] },
    agree: { of: [{ side: "pwle", holds: ["champion"], atLeast: 2 }] },
  },
};

const act = (
  type: "showCredential" | "stopShowingCredential",
  member: string,
  by = member,
): Given =>
  type === "showCredential"
    ? {
        type,
        actor: who(by),
        data: { member, credential: "champion", run: "a training", event: "an event" },
      }
    : { type, actor: who(by), data: { member, credential: "champion" } };

const three = ["ada", "ben", "dee"];
const scene: readonly Given[] = [
  launched(),
  ...three.map((id) => joined(id, "pwle", ["decision-maker"], [])),
  joined("cyd", "staff", ["coordinator"], []),
  ...three.map((id) => act("showCredential", id)),
];

describe("somebody who stops showing what they earned", () => {
  const { when } = specify(template).given(...scene);

  test("holds it no longer in this run, and can show it again", () => {
    const { run, types } = when(act("stopShowingCredential", "ada"));
    expect(types).toEqual(["credentialNoLongerShown"]);
    expect(run.state.members["ada"]?.holds).toEqual([]);
    const { when: then } = specify(template).given(...scene, act("stopShowingCredential", "ada"));
    expect(then(act("showCredential", "ada")).run.state.members["ada"]?.holds).toEqual([
      "champion",
    ]);
    expect(then(act("stopShowingCredential", "ada")).code).toBe("credential-not-shown");
  });

  test("does it themselves, for what they showed and not for what is earned here", () => {
    expect(when(act("stopShowingCredential", "ada", "cyd")).code).toBe("not-yourself");
    const of = (credential: string): Given => ({
      type: "stopShowingCredential",
      actor: who("ada"),
      data: { member: "ada", credential },
    });
    expect(when(of("host")).code).toBe("credential-not-shown");
    expect(when(of("juggler")).code).toBe("unknown-credential");
  });

  test("stays among those who were asked: the electorate is settled until people are asked again", () => {
    const { when: open } = specify(template).given(
      ...scene,
      wrote("group:1", 0),
      asked("group:1"),
      yes("ada"),
    );
    const stopped = open(act("stopShowingCredential", "ada"));
    expect(stopped.types).toEqual(["credentialNoLongerShown"]);
    expect(stopped.run.state.requests["r1"]?.asked).toContain("ada");
    const { run } = specify(template).given(
      ...scene,
      act("stopShowingCredential", "ada"),
      wrote("group:1", 0),
      asked("group:1"),
    );
    expect(run.state.requests["r1"]?.asked).not.toContain("ada");
  });
});
