import { block, step, type Broken } from "./change.ts";

const twoReds = [1, 2].map(() => ({ value: "red", label: "Red" }));
const inFirst = (key: string) => step("sides", "parts", "parts", 0, "blocks", 0, key);

/** Gates, polls and measures. */
export const brokenBlocks: readonly Broken[] = [
  {
    code: "gate-without-form",
    at: step("words", "parts", "blocks"),
    value: [{ ...gate(), circle: "group" }],
    says: 'steps.0.parts.blocks.0: The gate "agree" has no form before it since the last gate, so there is nothing to sign off. Put a form before it.',
  },
  {
    code: "gate-short-notice",
    at: block("words", 1, "notice"),
    value: { workingDays: 1 },
    says: 'steps.0.parts.blocks.1.notice: The gate "agree" gives people too little notice. Nobody may be asked at less than two working days: say {"workingDays": 2} or more.',
  },
  {
    code: "gate-tie-without-majority",
    at: block("words", 1, "tie"),
    value: "tie",
    says: 'steps.0.parts.blocks.1.tie: The gate "agree" decides by consent: only a majority can end in a tie. Take "tie" out.',
  },
  {
    code: "gate-options",
    at: block("words", 1, "rule"),
    value: "preference",
    says: 'steps.0.parts.blocks.1.options: The gate "agree" decides by preference: only a preference ranks "options", and each says where they stand.',
  },
  {
    code: "gate-asks-partner",
    at: ["circles", "group", "of", 1, "side"],
    value: "partner",
    says: 'steps.0.parts.blocks.1.circle: The gate "agree" asks a partner. A partner proposes and never votes: take that side out of "group".',
  },
  {
    code: "gate-without-lived-experience",
    at: ["circles", "group", "of", 0, "atLeast"],
    value: undefined,
    says: 'steps.0.parts.blocks.1.circle: The gate "agree" could pass without anybody with lived experience. Say in "group" how many of the side "pwle" must agree, at least.',
  },
  {
    code: "gate-without-tie-rule",
    at: block("vote", 1, "tie"),
    value: undefined,
    says: 'steps.6.parts.blocks.1.tie: The gate "decide" decides by majority and can end in a tie: name the parameter ("tie") in which the adopter states what happens then.',
  },
  {
    code: "gate-too-few-people",
    at: ["circles", "panel", "of", 0, "exactly"],
    value: 4,
    says: 'steps.6.parts.blocks.1.circle: The gate "decide" needs 4 of the side "pwle", and only 3 are sure to be there. Ask for fewer, or for a larger group.',
  },
  {
    code: "tie-rule-default",
    at: ["parameters", 4, "default"],
    value: "refuse",
    says: 'steps.6.parts.blocks.1.tie: The tie rule "tie" has a default. Take it out: whoever adopts the template must state it.',
  },
  {
    code: "tie-rule-unknown",
    at: ["parameters", 4, "options", 0, "value"],
    value: "coin",
    says: 'steps.6.parts.blocks.1.tie: No tie can be settled by "coin": use refuse, defer-to-another-panel, lived-experience-decides.',
  },
  {
    code: "unknown-indicator",
    at: block("ask", 2, "indicators"),
    value: ["waits", "trust"],
    says: 'steps.1.parts.blocks.2.indicators.1: There is no indicator "trust". Add it to the template\'s indicators, or name another.',
  },
  {
    code: "measure-twice",
    at: block("ask", 2, "indicators"),
    value: ["waits", "waits"],
    says: 'steps.1.parts.blocks.2.indicators.1: "read" measures "waits" twice. Take one out.',
  },
  {
    code: "indicator-never-measured",
    at: ["indicators"],
    value: ["waits", "trust"].map((key) => ({ key, label: "One", unit: "days", better: "lower" })),
    says: 'indicators.1: Nothing measures "trust". Add a "measure" block that reads it, or take it out.',
  },
  {
    code: "poll-without-options",
    at: inFirst("options"),
    value: { section: "list", field: "posters" },
    says: 'steps.3.parts.parts.0.blocks.0.options: The poll "short-list" has no form before it that lists its options. Put the form before it, or list them here.',
  },
  {
    code: "poll-scale",
    at: inFirst("choose"),
    value: "scale",
    says: 'steps.3.parts.parts.0.blocks.0.scale: The poll "short-list" chooses by scale: only a scale has ends ("scale"), and each says them.',
  },
  {
    code: "poll-scale-ends",
    at: inFirst("scale"),
    value: { least: 5, most: 1 },
    says: 'steps.3.parts.parts.0.blocks.0.scale: The poll "short-list" needs a scale whose "most" is over its "least", by 20 at most.',
  },
  {
    code: "poll-closes-at-once",
    at: inFirst("open"),
    value: { days: 0 },
    says: 'steps.3.parts.parts.0.blocks.0.open: The poll "short-list" closes as it opens. Say how long it stays open.',
  },
  {
    code: "poll-one-option",
    at: inFirst("options"),
    value: twoReds.slice(1),
    says: 'steps.3.parts.parts.0.blocks.0.options: The poll "short-list" offers one option, so there is nothing to choose. Add another.',
  },
  {
    code: "key-twice",
    at: inFirst("options"),
    value: twoReds,
    says: 'steps.3.parts.parts.0.blocks.0.options.1.key: There are two of the option "red". Give each a key of its own.',
  },
];

function gate() {
  return {
    ...{ block: "gate", key: "agree", rule: "consent", share: 0.6, reminders: [] },
    ...{ notice: { workingDays: 3 }, due: { workingDays: 5 }, extension: { workingDays: 2 } },
  };
}
