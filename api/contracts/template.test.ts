import { describe, expect, it } from "vitest";
import { communityChampionsTraining } from "../../programmes/community-champions-training/template.ts";
import { communityConversations } from "../../programmes/community-conversations/template.ts";
import { implementationPathway } from "../../programmes/implementation-pathway/template.ts";
import { builtIn } from "../../programmes/all.ts";
import { resourcePanel } from "../../programmes/resource-panel/template.ts";
import {
  blockAt,
  broken,
  changed,
  problemsOf,
  stepAt,
} from "../../test/support/broken-template.ts";
import { parseTemplate } from "./template.ts";

describe("a template from outside", () => {
  it.each(builtIn.map((template) => [template.name, template] as const))(
    "%s, which comes with the product, is one",
    (_, template) => {
      const parsed = parseTemplate(JSON.parse(JSON.stringify(template)));
      expect(parsed).toEqual({ ok: true, template });
    },
  );

  it("is refused with an unknown key, which could be a misspelt rule", () => {
    expect(broken(resourcePanel, [...blockAt(2, 1), "quorom"], {})).toContain("quorom");
  });

  it("is refused with a share of more than everybody", () => {
    expect(broken(implementationPathway, [...blockAt(0, 1), "share"], 60)).toBe(
      "steps.0.parts.blocks.1.share: Write a share from 0 to 1: three in five is 0.6.",
    );
  });

  it("is refused when nobody with lived experience need agree", () => {
    expect(broken(implementationPathway, ["circles", "agree", "of", 0, "atLeast"], 0)).toContain(
      "circles.agree.of.0.atLeast",
    );
    expect(broken(implementationPathway, ["circles", "agree", "of", 0, "side"], "staff")).toContain(
      'could pass without anybody with lived experience. Say in "agree" how many',
    );
  });

  it("is refused when a partner would vote", () => {
    expect(
      broken(implementationPathway, ["circles", "agree", "of", 1, "side"], "partner"),
    ).toContain('steps.1.parts.blocks.1.circle: The gate "agree" asks a partner.');
  });

  it("is refused when a gate needs more people than are sure to be there", () => {
    expect(broken(implementationPathway, ["circles", "agree", "of", 0, "atLeast"], 4)).toContain(
      'The gate "agree" needs 4 of the side "pwle", and only 3 are sure to be there.',
    );
    expect(
      broken(implementationPathway, ["circles", "agree", "of", 1, "side"], "stakeholder"),
    ).toContain('needs 1 of the side "stakeholder", and only 0 are sure to be there.');
  });

  it("is refused when people would be asked at less than two working days", () => {
    for (const short of [{ workingDays: 1 }, { days: 5 }, { seconds: 600_000 }, { months: 0 }])
      expect(broken(implementationPathway, [...blockAt(1, 1), "notice"], short)).toContain(
        "gives people too little notice",
      );
    for (const long of [{ workingDays: 2 }, { days: 6 }, { months: 1 }])
      expect(broken(implementationPathway, [...blockAt(1, 1), "notice"], long)).toBe("");
  });

  it("is refused when what people go through does not work one after another", () => {
    const blocks = implementationPathway.steps[1]?.parts.blocks ?? [];
    const path = ["steps", 1, "parts", "blocks"];
    expect(broken(implementationPathway, path, blocks.slice(1))).toContain(
      "has no form before it since the last gate, so there is nothing to sign off",
    );
    expect(broken(implementationPathway, path, blocks.toReversed())).toContain("Put a form before");
    const again = blocks.slice(1).map((block) => ({ ...block, key: "agree-again" }));
    expect(broken(implementationPathway, path, [...blocks, ...again])).toContain(
      'The gate "agree-again" has no form before it since the last gate',
    );
    const twice = blocks.map((block) => ({ ...block, key: `${block.key}-again` }));
    expect(broken(implementationPathway, path, [...blocks, ...twice])).toBe("");
    expect(broken(implementationPathway, path, [])).toContain("add a block");
    const named = ["steps", 1, "parts", "parts", 0];
    expect(broken(communityChampionsTraining, named, { key: "power", title: "Power" })).toContain(
      "add a block, or give each part blocks of its own",
    );
  });

  it("is refused when a circle that a block names is missing", () => {
    expect(broken(implementationPathway, [...blockAt(1, 1), "circle"], "everybody")).toContain(
      'There is no circle "everybody".',
    );
    expect(broken(implementationPathway, [...blockAt(1, 0), "circle"], "writers")).toContain(
      'There is no circle "writers".',
    );
  });

  it("is refused when a circle is always empty, or says two things", () => {
    expect(broken(implementationPathway, ["circles", "agree", "of"], [])).toContain("always empty");
    expect(broken(resourcePanel, ["declarations", 0, "conflict"], true)).toContain(
      "so this line is always empty",
    );
    expect(broken(resourcePanel, ["circles", "panel", "of", 0, "atLeast"], 1)).toContain(
      'says both "atLeast" and "exactly"',
    );
    expect(
      broken(resourcePanel, ["circles", "panel", "except"], [{ authorsOf: "nowhere" }]),
    ).toContain('There is no step "nowhere" whose authors could be left out.');
  });
});

describe("the tie rule of an even panel", () => {
  const gate = blockAt(stepAt(resourcePanel, "decision"), 1);
  const tie = resourcePanel.parameters.findIndex(({ key }) => key === "tie");

  it("must be named", () => {
    expect(broken(resourcePanel, [...gate, "tie"], undefined)).toContain(
      'steps.2.parts.blocks.1.tie: The gate "decide" decides by majority and can end in a tie: name the parameter ("tie") in which the adopter states what happens then.',
    );
  });

  it("need not be named for an odd panel", () => {
    const seats = changed(resourcePanel, ["circles", "panel", "of", 1, "exactly"], 3);
    const odd = changed(seats, ["circles", "group", "of", 1, "atLeast"], 3);
    const untied = changed(odd, [...gate, "tie"], undefined);
    expect(problemsOf(changed(untied, ["steps", 2, "next"], [{ to: "follow-up" }]))).toEqual([
      'steps.3: No way leads to "another-panel". Lead one to it, or take it out.',
    ]);
  });

  it("leads to other people where another panel decides", () => {
    const way = (next: unknown) => broken(resourcePanel, ["steps", 2, "next"], next);
    expect(way([{ to: "follow-up" }])).toContain("nothing leads to one");
    expect(
      broken(resourcePanel, ["circles", "another-panel", "except"], [{ askedIn: "another-panel" }]),
    ).toContain("could be the same people");
    expect(
      broken(resourcePanel, ["circles", "another-panel", "except"], [{ askedIn: "nowhere" }]),
    ).toContain('There is no step "nowhere" whose voters could be left out.');
    expect(
      broken(resourcePanel, ["steps", 0, "next"], [{ when: { gate: "tied" }, to: "end" }]),
    ).toContain("No tie of this step can be left to another panel.");
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
      "only a majority can end in a tie",
    );
  });
});

describe("what a template refers to must be there", () => {
  const decision = stepAt(implementationPathway, "decision");
  const refine = stepAt(implementationPathway, "refine");
  const monitor = stepAt(implementationPathway, "monitor");

  it.each([
    [
      implementationPathway,
      ["steps", decision, "next", 1, "to"],
      "rollout",
      'There is no step "rollout" to go to.',
    ],
    [
      implementationPathway,
      ["steps", decision, "next"],
      [{ when: { section: "decision", field: "next", is: "sustain" }, to: "embed" }],
      'The answer "scale" leads nowhere of its own.',
    ],
    [
      implementationPathway,
      ["steps", decision, "next", 0, "when", "field"],
      "nxt",
      'This form has no question "decision.nxt".',
    ],
    [
      implementationPathway,
      ["steps", refine, "parts", "again", "is"],
      "more",
      '"more" is no answer to "next.again": use one of again, ready.',
    ],
    [
      implementationPathway,
      ["steps", monitor, "parts", "every"],
      "monitoringRounds",
      'The parameter "monitoringRounds" is of kind number; here it must be period.',
    ],
    [
      communityConversations,
      ["steps", 2, "parts", "parts", 1, "titleFrom"],
      "thirdArea",
      'There is no parameter "thirdArea".',
    ],
    [
      resourcePanel,
      ["steps", 1, "next", 0, "when", "over"],
      "limit",
      'There is no parameter "limit". Add it, of kind number.',
    ],
    [
      resourcePanel,
      ["steps", 1, "next", 0, "when", "field"],
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
    const field = [...blockAt(decision, 0), "form", "sections", 0, "fields", 0, "required"];
    expect(broken(implementationPathway, field, false)).toContain(
      'The question "decision.next" steers the run: make it required.',
    );
  });

  it("and is a date, when it means the day of the baseline", () => {
    const evaluation = stepAt(implementationPathway, "evaluation");
    const field = [...blockAt(evaluation, 0), "form", "sections", 0, "fields", 1];
    expect(broken(implementationPathway, [...field, "kind"], "text")).toContain(
      '"baselineBy" means the day of the baseline, so it must be of kind date.',
    );
  });

  it("and has a key of its own", () => {
    expect(broken(implementationPathway, ["steps", 1, "key"], "form-group")).toContain(
      'steps.1.key: There are two of the step "form-group".',
    );
    const sections = [...blockAt(0, 0), "form", "sections"];
    expect(broken(implementationPathway, [...sections, 1, "key"], "people")).toContain(
      'There are two of the section "people".',
    );
    expect(broken(implementationPathway, [...sections, 0, "fields", 1, "key"], "chairs")).toContain(
      'There are two of the question "chairs".',
    );
  });

  it("and a step of rounds can end", () => {
    const options = [...blockAt(refine, 0), "form", "sections", 2, "fields", 0, "options"];
    const again = [{ value: "again", label: "Again" }];
    expect(broken(implementationPathway, options, again)).toContain("would never end");
  });

  it("and a run can come to its end", () => {
    const decision = stepAt(communityConversations, "decision");
    const round = [{ to: "toolkit" }];
    expect(broken(communityConversations, ["steps", decision, "next"], round)).toContain(
      'No way leads from "toolkit" to an end: the run would go round for ever.',
    );
    expect(broken(communityConversations, ["steps", decision, "next"], round)).toContain(
      'No way leads to "share".',
    );
    expect(
      broken(resourcePanel, ["steps", 1, "next"], [{ to: "end" }, { to: "follow-up" }]),
    ).toContain("this one is never taken");
    expect(
      broken(
        implementationPathway,
        ["steps", 1, "next"],
        [{ when: { gate: "refused" }, to: "end" }],
      ),
    ).toContain("Only a majority refuses.");
  });
});
