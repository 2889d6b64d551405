import { describe, expect, it } from "vitest";
import { implementationPathway } from "../../programmes/implementation-pathway/template.ts";
import { resourcePanel } from "../../programmes/resource-panel/template.ts";
import { lines, upload } from "../../programmes/shared/questions.ts";
import {
  blockAt,
  broken,
  changed,
  problemsOf,
  stepAt,
} from "../../test/support/broken-template.ts";

describe("a question for a file", () => {
  const fields = [...blockAt(1, 0), "form", "sections", 0, "fields"];
  const film = upload("film", "The film", ["video/*", "application/pdf"]);
  const withField = (field: unknown): string =>
    problemsOf(changed(implementationPathway, [...fields, 0], field)).join("\n");

  it("may limit the media types and the bytes", () => {
    expect(withField(film)).toBe("");
    expect(withField({ ...film, maxBytes: 50_000_000 })).toBe("");
  });

  it("is refused with what is no media type, or with room for nothing", () => {
    for (const type of ["mp4", ".mp4", "*/*", "video/", "Video/mp4", "text/html; charset=utf-8"])
      expect(withField({ ...film, accept: [type] })).toContain("Write a media type like");
    expect(withField({ ...film, accept: [] })).toContain("accept");
    expect(withField({ ...film, maxBytes: 0 })).toContain("maxBytes");
  });

  it("is the only one that limits them, and is no column of a list", () => {
    for (const kind of ["text", "number", "options"])
      expect(withField({ ...film, kind })).toContain(
        `Only a file has "accept" and "maxBytes"; "film" is of kind ${kind}.`,
      );
    expect(withField(lines("films", "The films", [film]))).toContain(
      "Ask for a file, and for a list, in a question of its own.",
    );
  });
});

describe("who leads, joins and consents", () => {
  const withLead = (side: string): unknown => ({ ...resourcePanel, lead: { side } });

  it("is accepted when it fits with who decides", () => {
    expect(problemsOf({ ...resourcePanel, lead: { side: "staff" } })).toEqual([]);
    expect(
      problemsOf({ ...resourcePanel, joins: [{ side: "pwle", roles: ["decision-maker"] }] }),
    ).toEqual([]);
  });

  it("is refused when staff would decide in a run that somebody else leads", () => {
    expect(problemsOf(withLead("pwle")).join("\n")).toContain(
      'circles.panel.of.1.side: In a run that somebody of the side "pwle" leads, staff support and never decide. Take them out of "panel".',
    );
  });

  it("is refused when somebody could join by themselves and steer, or vote as a partner", () => {
    const joins = (side: string, ...roles: readonly string[]) =>
      problemsOf({ ...resourcePanel, joins: [{ side, roles }] }).join("\n");
    expect(joins("pwle", "contributor", "coordinator")).toContain(
      'joins.0.roles: Whoever joins by themselves could steer the run. Take "coordinator" out.',
    );
    expect(joins("partner", "decision-maker")).toContain("A partner proposes and never votes");
  });

  it("is refused when a circle means nobody", () => {
    const roles = ["circles", "panel", "of", 0, "roles"];
    expect(broken(resourcePanel, roles, ["lead"])).toContain(
      'Nobody leads a run of this template, so "lead" in the circle "panel" means nobody.',
    );
    expect(broken(resourcePanel, roles, ["supporter"])).toContain(
      'The circle "panel" is asked to decide, and who leads or supports never decides.',
    );
  });

  it("is refused when a conflict of interest could be consented to", () => {
    expect(
      problemsOf({
        ...resourcePanel,
        declarations: [
          ...resourcePanel.declarations,
          { key: "gain", label: "I gain by it.", conflict: true, guardian: true },
        ],
      }).join("\n"),
    ).toContain('"gain" is a conflict of interest, and nobody consents to that');
  });
});

describe("what ties a run to others", () => {
  it("retires a template that a parameter names", () => {
    expect(broken(resourcePanel, ["steps", 3, "retires"], "oldName")).toContain(
      'steps.3.retires: There is no parameter "oldName". Add it, of kind text.',
    );
  });

  it("adds up linked amounts only when the adopter says so", () => {
    const together = ["steps", 1, "next", 0, "when", "together"];
    const when = (parameter: string, is: string) =>
      broken(resourcePanel, together, { parameter, is });
    expect(when("splitRequests", "added-together")).toBe("");
    expect(when("splitRequests", "always")).toContain('"always" is no answer to "splitRequests"');
    expect(when("split", "always")).toContain('There is no parameter "split".');
  });
});

describe("a need that nothing meets", () => {
  const needs = (need: object, step = "goal") =>
    broken(implementationPathway, ["steps", stepAt(implementationPathway, step), "needs"], [need]);

  it.each([
    [{ step: "goal" }, '"goal" waits for "goal"'],
    [{ step: "pilot" }, "it would wait for ever"],
    [{ measured: "trust", at: "before" }, 'There is no indicator "trust".'],
    [{ declared: "consent", by: "self", of: "agree" }, 'There is no declaration "consent"'],
    [{ declared: "consent", by: "self", of: "nobody" }, 'There is no circle "nobody".'],
    [{ holds: "champion", of: "agree" }, 'Nobody can earn or show "champion".'],
    [{ day: "starts" }, 'There is no parameter "starts". Add it, of kind date.'],
    [{ dayOf: { step: "problem", section: "x", field: "y" } }, 'has no question "x.y"'],
    [{ answered: "pilot" }, "it would wait for ever"],
    [{ somehow: true }, "Write a need as one of"],
  ] as const)("%j is refused", (need, message) => {
    expect(needs(need)).toContain(message);
  });

  it("is none where every way goes through what it names", () => {
    expect(needs({ step: "problem" })).toBe("");
  });
});
