import type { FormValues } from "../../domain/blocks/form/form.ts";
import type { Scenario, Step } from "../scenario.ts";
import { people } from "./scenario/people.ts";

const agreed = (part: string, form: FormValues): readonly Step[] => [
  { do: "write", by: "sid", part, form },
  { do: "ask", by: "sid", part },
  { do: "all-agree", part },
];

const does = (part: string, who: string, what: string): readonly Step[] => [
  { do: "plan-session", by: "sid", part, block: "doing", place: what },
  {
    do: "hold-session",
    by: "sid",
    part,
    came: [who],
    ledBy: [who],
    others: 20,
    account: "It went well, and they want to do it again.",
  },
  { do: "bear-out", part, people: [who] },
  {
    do: "write",
    by: "sid",
    part,
    form: {
      year: {
        did: [{ what }],
        support: "A lift there and back. A call the day after was missing.",
        next: "The same, with somebody new beside them.",
      },
    },
  },
  { do: "submit", by: "sid", part },
];

const policy = (again: "again" | "done", changed: string): FormValues => ({
  policy: {
    name: "Paying people's costs",
    file: { upload: "costs.pdf", type: "application/pdf" },
    changed,
    reviewOn: "day+365",
  },
  next: { again },
});

/** Each chooses; all learn; a rule is made better; and in a year it is looked at again. */
export const volunteerRolesScenario: Scenario = {
  name: "Volunteers choose what they do, and make a rule better",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "volunteer-roles",
  title: "What we do this year",
  nation: "scotland",
  parameters: { trainingDay: "day+0" },
  people,
  manager: "iona",
  steps: [
    { do: "join", people: ["sid", "nia", "baz", "tess", "olu", "pam"] },
    { do: "pay", by: "sid", people: ["nia", "baz", "tess", "olu"], pence: 2_000 },
    ...agreed("offer:1", {
      offer: {
        roles: [
          { role: "Speak", needs: "A friend beside you, and time to rest" },
          { role: "Lead workshops", needs: "Two days of training" },
          { role: "Shape the rules", needs: "Three short meetings" },
          { role: "Help at events", needs: "Good shoes" },
        ],
        change: "A word to Sid is enough, at any time.",
      },
    }),
    { do: "tell", text: "Nobody is given a role. Each says what they want to do." },
    { do: "declare", by: "nia", declares: "speaking" },
    { do: "declare", by: "nia", declares: "policies" },
    { do: "declare", by: "baz", declares: "workshops" },
    { do: "declare", by: "tess", declares: "policies" },
    { do: "declare", by: "olu", declares: "events" },
    {
      do: "plan-session",
      by: "sid",
      part: "training:1",
      block: "day",
      place: "The old mill",
      mode: "in-person",
      offers: "Lunch, and travel paid in cash.",
    },
    {
      do: "hold-session",
      by: "sid",
      part: "training:1",
      came: ["nia", "baz", "tess", "olu", "pam"],
      ledBy: ["sid"],
      account: "Staff and volunteers drew the town as each of them sees it.",
    },
    { do: "bear-out", part: "training:1", people: ["nia", "baz", "tess", "olu"] },
    {
      do: "write",
      by: "sid",
      part: "training:1",
      form: {
        plan: {
          plans: [{ what: "Talks in six schools", who: "Nia and Pam" }],
          learned: "Staff did not know how far the last bus is.",
        },
      },
    },
    { do: "submit", by: "sid", part: "training:1" },
    ...does("roles:1", "nia", "A talk at the college"),
    ...does("roles:2", "baz", "A workshop at the gym"),
    ...does("roles:3", "olu", "A walk by the river"),
    ...agreed("policies:1", policy("again", "Costs are paid before, not after. Tess asked.")),
    ...agreed("policies:2", policy("done", "It says how to ask, in four lines.")),
    { do: "tell", text: "The run now waits for a year, until the day that the rule itself names." },
    { do: "wait", until: { wait: "need" } },
  ],
  left: {
    text: "In a year the rule is looked at again.",
    steps: [
      ...agreed("review:1", {
        review: { works: "Yes. Nobody waits for their fare any more.", next: "It stays." },
      }),
      { do: "wait", until: "finished" },
    ],
  },
};
