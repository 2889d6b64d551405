import { describe, expect, it } from "vitest";
import { communityConversations } from "../../domain/templates/community-conversations.ts";
import { implementationPathway } from "../../domain/templates/implementation-pathway.ts";
import { builtIn } from "../../domain/templates/index.ts";
import { resourcePanel } from "../../domain/templates/resource-panel.ts";
import type { Template } from "../../domain/template.ts";
import { parseTemplate } from "./template.ts";

type Place = string | number;

const isRecord = (value: unknown): value is { readonly [key: string]: unknown } =>
  typeof value === "object" && value !== null;

/** The same value with one place set, or taken out when `value` is undefined. */
const changed = (whole: unknown, path: readonly Place[], value: unknown): unknown => {
  const [at, ...rest] = path;
  if (at === undefined) return value;
  if (Array.isArray(whole)) {
    return whole.map((item, index) => (index === at ? changed(item, rest, value) : item));
  }
  const record = isRecord(whole) ? whole : {};
  const entries = Object.entries(record).filter(([key]) => key !== at);
  const inner = changed(record[at], rest, value);
  return Object.fromEntries(inner === undefined ? entries : [...entries, [at, inner]]);
};

const problemsOf = (template: unknown): readonly string[] => {
  const parsed = parseTemplate(JSON.parse(JSON.stringify(template)));
  return parsed.ok ? [] : parsed.problems.map(({ path, message }) => `${path}: ${message}`);
};

/** The template with one place changed, as problems of the form `place: message`. */
const broken = (template: Template, path: readonly Place[], value: unknown): string =>
  problemsOf(changed(template, path, value)).join("\n");

const stageAt = (template: Template, key: string): number =>
  template.stages.findIndex((stage) => stage.key === key);

describe("a template from outside", () => {
  it.each(builtIn.map((template) => [template.name, template] as const))(
    "%s, which comes with the product, is one",
    (_, template) => {
      const parsed = parseTemplate(JSON.parse(JSON.stringify(template)));
      expect(parsed).toEqual({ ok: true, template });
    },
  );

  it("is refused with an unknown key, which could be a misspelt rule", () => {
    expect(broken(resourcePanel, ["stages", 2, "gate", "quorom"], {})).toContain("quorom");
  });

  it("is refused with a share of more than everybody", () => {
    expect(broken(implementationPathway, ["stages", 0, "gate", "quorum", "share"], 60)).toBe(
      "stages.0.gate.quorum.share: A share is from 0 to 1: three in five is 0.6.",
    );
  });

  it("is refused when nobody with lived experience need agree", () => {
    expect(broken(implementationPathway, ["stages", 0, "gate", "quorum", "count"], 0)).toContain(
      "at least one person with lived experience",
    );
    expect(broken(resourcePanel, ["group", 0, "side"], "leadership")).toContain(
      "A group needs people with lived experience",
    );
  });

  it("is refused when a partner would vote", () => {
    expect(
      broken(implementationPathway, ["stages", 0, "gate", "composition", 0, "side"], "partner"),
    ).toContain('stages.0.gate: The gate of "form-group" asks a partner.');
  });

  it("is refused when a gate needs more people than are sure to be there", () => {
    expect(broken(implementationPathway, ["stages", 1, "gate", "quorum", "count"], 4)).toContain(
      'The gate of "problem" needs 4 people with lived experience, and only 3 are sure to be there.',
    );
    expect(
      broken(implementationPathway, ["stages", 1, "gate", "composition", 0, "side"], "stakeholder"),
    ).toContain('needs 1 of the side "stakeholder", and only 0 are sure to be there.');
  });
});

describe("the tie rule of an even panel", () => {
  const gate = ["stages", stageAt(resourcePanel, "decision"), "gate"];
  const tie = resourcePanel.parameters.findIndex(({ key }) => key === "tie");

  it("must be named", () => {
    expect(broken(resourcePanel, [...gate, "tie"], undefined)).toBe(
      'stages.2.gate.tie: The gate of "decision" decides by majority and can end in a tie: name the parameter ("tie") in which the adopter states what happens then.',
    );
  });

  it("need not be named for an odd panel", () => {
    const odd = changed(resourcePanel, [...gate, "seats", 1, "count"], 3);
    expect(problemsOf(changed(odd, [...gate, "tie"], undefined))).toEqual([]);
  });

  it("is stated by the adopter: it has no default", () => {
    expect(broken(resourcePanel, ["parameters", tie, "default"], "refuse")).toContain(
      'The tie rule "tie" has a default. Take it out',
    );
  });

  it("is one that the engine can settle", () => {
    expect(broken(resourcePanel, ["parameters", tie, "options", 0, "value"], "coin")).toContain(
      'No tie can be settled by "coin": use refuse, defer-to-another-panel, lived-experience-decides.',
    );
  });

  it("belongs to a majority alone", () => {
    expect(broken(resourcePanel, [...gate, "rule"], "consent")).toContain(
      "only a majority has a tie or a refusal",
    );
  });
});

describe("what a template refers to must be there", () => {
  const decision = stageAt(implementationPathway, "decision");
  const refine = stageAt(implementationPathway, "refine");
  const monitor = stageAt(implementationPathway, "monitor");

  it.each([
    [
      implementationPathway,
      ["stages", decision, "goesTo", "stages", "scale"],
      "rollout",
      'There is no stage "rollout" to go to.',
    ],
    [
      implementationPathway,
      ["stages", decision, "goesTo", "stages", "scale"],
      undefined,
      'The answer "scale" leads nowhere.',
    ],
    [
      implementationPathway,
      ["stages", decision, "goesTo", "field"],
      "nxt",
      'This stage\'s form has no question "decision.nxt".',
    ],
    [
      implementationPathway,
      ["stages", refine, "arrangement", "again", "value"],
      "more",
      '"more" is no answer to "next.again": use one of again, ready.',
    ],
    [
      implementationPathway,
      ["stages", monitor, "arrangement", "every"],
      "monitoringRounds",
      'The parameter "monitoringRounds" is of kind number; here it must be period.',
    ],
    [
      communityConversations,
      ["stages", 2, "arrangement", "parts", 1, "titleFrom"],
      "thirdArea",
      'There is no parameter "thirdArea".',
    ],
    [
      resourcePanel,
      ["stages", 1, "splitsAt", "over"],
      "limit",
      'There is no parameter "limit". Add it, of kind number.',
    ],
    [
      resourcePanel,
      ["stages", 1, "splitsAt", "field"],
      "linked",
      'The question "money.linked" is of kind yes-no; here it must be number.',
    ],
    [
      resourcePanel,
      ["declarations", 0, "key"],
      "other",
      'There is no declaration "no-project-funding".',
    ],
    [
      resourcePanel,
      ["parameters", 0, "default"],
      "much",
      'The default of "threshold" does not fit',
    ],
  ])("%#: $1 = $2", (template, path, value, message) => {
    expect(broken(template, path, value)).toContain(message);
  });

  it("and is always answered, when it steers the run", () => {
    const field = ["stages", decision, "form", "sections", 0, "fields", 0, "required"];
    expect(broken(implementationPathway, field, false)).toContain(
      'The question "decision.next" steers the run: make it required.',
    );
  });

  it("and is a date, when it means the day of the baseline", () => {
    const evaluation = stageAt(implementationPathway, "evaluation");
    const field = ["stages", evaluation, "form", "sections", 0, "fields", 1];
    expect(broken(implementationPathway, [...field, "kind"], "text")).toContain(
      '"baselineBy" means the day of the baseline, so it must be of kind date.',
    );
  });

  it("and has a key of its own", () => {
    expect(broken(implementationPathway, ["stages", 1, "key"], "form-group")).toContain(
      'stages.1.key: There are two of the stage "form-group".',
    );
    const sections = ["stages", 0, "form", "sections"];
    expect(broken(implementationPathway, [...sections, 1, "key"], "people")).toContain(
      'There are two of the section "people".',
    );
    expect(broken(implementationPathway, [...sections, 0, "fields", 1, "key"], "chairs")).toContain(
      'There are two of the question "chairs".',
    );
  });

  it("and a stage of rounds can end", () => {
    const options = ["stages", refine, "form", "sections", 2, "fields", 0, "options"];
    const again = [{ value: "again", label: "Again" }];
    expect(broken(implementationPathway, options, again)).toContain("would never end");
  });
});
