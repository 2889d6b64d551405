import { describe, expect, test } from "vitest";
import { ENGINE } from "../actor.ts";
import { initial } from "../initial.ts";
import type { Role, Side, Template } from "../template.ts";
import { MONDAY, who } from "../../test/specification/scene.ts";
import { shapes } from "../../test/specification/template.ts";
import { mayJoinByThemselves, wrongRoles } from "./roles.ts";

const led = (lead?: Side): Template => ({
  ...shapes("gathering"),
  ...(lead === undefined ? {} : { lead: { side: lead } }),
});

describe("who may have which role", () => {
  test.each<readonly [string, Side | undefined, Side, readonly Role[], Role | null]>([
    ["nobody leads where no template has a lead", undefined, "pwle", ["lead"], "lead"],
    ["a lead is of the side that leads", "pwle", "pwle", ["lead", "author"], null],
    ["and of no other", "pwle", "staff", ["lead"], "lead"],
    ["nor of one without power", "pwle", "partner", ["lead"], "lead"],
    ["whoever leads does not decide", "pwle", "pwle", ["lead", "decision-maker"], "lead"],
    ["nor whoever supports", undefined, "staff", ["decision-maker", "supporter"], "supporter"],
    ["whoever supports may do more", undefined, "staff", ["supporter", "author"], null],
    ["whoever decides may steer", undefined, "staff", ["decision-maker", "coordinator"], null],
    ["staff steer where nobody leads", undefined, "staff", ["coordinator"], null],
    ["and where staff lead", "staff", "staff", ["coordinator"], null],
    ["and not where somebody else leads", "pwle", "staff", ["supporter", "chair"], "chair"],
    ["nor do leaders", "pwle", "leadership", ["author"], "author"],
    ["also where staff lead", "staff", "leadership", ["facilitator"], "facilitator"],
    ["partners may", "pwle", "partner", ["coordinator"], null],
    ["and others with a stake", "pwle", "stakeholder", ["decision-maker"], null],
    ["and those on whose side the lead is", "pwle", "pwle", ["coordinator"], null],
    ["staff support", "pwle", "staff", ["supporter", "deliverer"], null],
    ["in each way", "pwle", "leadership", ["contributor", "guardian"], null],
    ["nothing is anybody's", "pwle", "staff", [], null],
  ])("%s", (_, lead, side, roles, wrong) => {
    expect(wrongRoles(initial(led(lead)), side, roles)).toEqual(
      wrong === null ? null : expect.objectContaining({ code: "role-not-here", about: wrong }),
    );
  });

  test("says whether anybody leads a run of this kind", () => {
    const said = (lead?: Side) => wrongRoles(initial(led(lead)), "staff", ["lead"])?.message;
    expect(said()).toBe("Nobody leads a run of this kind.");
    expect(said("pwle")).toBe("Somebody from another side leads this run.");
  });
});

describe("who may join by themselves", () => {
  const open: Template = {
    ...shapes("gathering"),
    joins: [{ side: "pwle", roles: ["contributor", "author"] }],
  };
  const joins = (roles: readonly Role[], side: Side = "pwle", actor = who("ada"), of = open) =>
    mayJoinByThemselves(initial(of), {
      type: "joinMember",
      actor,
      at: MONDAY,
      data: { member: "ada", side, roles, declares: [] },
    });

  test.each<readonly [string, boolean, boolean]>([
    ["in some of the roles", joins(["author"]), true],
    ["in all of them", joins(["author", "contributor"]), true],
    ["in none", joins([]), true],
    ["not in one more", joins(["author", "chair"]), false],
    ["not on another side", joins(["author"], "staff"), false],
    ["not somebody else", joins(["author"], "pwle", who("ben")), false],
    ["not the engine", joins(["author"], "pwle", { ...ENGINE, id: "ada" }), false],
    ["not where no template says so", joins([], "pwle", who("ada"), shapes("gathering")), false],
  ])("%s", (_, may, expected) => {
    expect(may).toBe(expected);
  });
});
