import type { Scenario, Step } from "../scenario.ts";
import { people } from "./scenario/people.ts";
import { staff } from "./scenario/staff.ts";

const keys = staff.map(({ key }) => key);

/** The survey is opened and everybody answers; and one figure of it is read. */
const survey = (part: string, say: readonly number[], value: number): readonly Step[] => [
  { do: "open-poll", by: "col", part, block: "survey", voters: keys },
  ...keys.map((by, at): Step => ({
    do: "vote",
    by,
    part,
    block: "survey",
    choice: [say[at] ?? null, 3, 4],
  })),
  {
    do: "measure",
    by: "col",
    part,
    block: "read",
    indicator: "say",
    value,
    people: keys.length,
    how: "scored",
    source: "The survey of all staff, 8 answers.",
  },
];

const agreed = (part: string, form: Extract<Step, { do: "write" }>["form"]): readonly Step[] => [
  { do: "write", by: "col", part, form },
  { do: "ask", by: "col", part },
  { do: "all-agree", part },
];

const plan = (again: "again" | "ready", first: string) => ({
  shown: {
    worst: "On the night shift: nobody there would say so to their boss.",
    well: "Most know where to get help.",
  },
  actions: {
    actions: [{ what: first, from: "Who could say so to their boss", who: "Head of nights" }],
    not: "The sick pay rules, because they are looked at next year.",
  },
  next: { again },
});

/** Staff first, then the plan, then one action, then staff again. */
export const seeMeInWorkScenario: Scenario = {
  name: "Staff are asked first, and again after the first action",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "see-me-in-work",
  title: "Nights at the depot",
  nation: "scotland",
  parameters: { surveys: 1, surveyEvery: { seconds: 1 } },
  people: [...people, ...staff],
  manager: "ines",
  steps: [
    { do: "join", people: ["col", "efe", "joan", "sami", "liz"] },
    { do: "pay", by: "col", people: ["efe", "joan"], pence: 2_500, declined: ["joan"] },
    {
      do: "train",
      by: "col",
      people: ["efe"],
      kind: "chairing",
      what: "Leads the group for the first time.",
    },
    ...agreed("survey:1", {
      survey: {
        why: "To see where it is hard. What comes of it is on the wall in a month.",
        asked: [{ whom: "The night shift" }, { whom: "The day shift" }],
        reach: "A letter with a link, and a phone that can be borrowed in the canteen.",
      },
    }),
    ...survey("survey:1", [1, 2, 2, 1, 3, 2, 4, 5], 25),
    ...agreed("plan:1", plan("again", "A talk for all bosses")),
    ...agreed("plan:2", plan("ready", "Bosses of the night shift learn to ask")),
    { do: "add-site", by: "col", step: "actions", title: "Learning to ask" },
    ...agreed("actions:1", {
      action: {
        what: "Bosses of the night shift learn to ask",
        how: "Joan and a trainer, two nights.",
        sign: "Somebody asks how you are, and waits for the answer.",
      },
    }),
    { do: "start", by: "col", part: "actions:1" },
    {
      do: "complete",
      by: "col",
      part: "actions:1",
      reached: 11,
      deliveredBy: ["joan"],
      report: "All eleven came, two of them twice.",
    },
    { do: "sites-complete", by: "col", step: "actions" },
    ...survey("check:1", [3, 4, 4, 3, 4, 2, 4, 5], 62),
    ...agreed("check:1", {
      check: {
        better: "Five of eight could say so now. It was two.",
        next: "The same for the day shift.",
      },
    }),
    { do: "wait", until: "finished" },
  ],
};
