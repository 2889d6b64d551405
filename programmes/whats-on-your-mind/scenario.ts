import type { FormValues } from "../../domain/blocks/form/form.ts";
import type { Scenario, Step } from "../scenario.ts";
import { groupAnswers } from "../shared/group-answers.ts";
import { people } from "./scenario/people.ts";

const agreed = (part: string, form: FormValues): readonly Step[] => [
  { do: "write", by: "jude", part, form },
  { do: "ask", by: "jude", part },
  { do: "all-agree", part },
];

const held = (
  part: string,
  block: string,
  ledBy: readonly string[],
  came: readonly string[],
  account: string,
): readonly Step[] => [
  {
    do: "plan-session",
    by: "jude",
    part,
    block,
    place: "Room 4",
    offers: "Juice, and a lift home.",
  },
  { do: "hold-session", by: "jude", part, block, came, ledBy, others: 24, account },
  {
    do: "bear-out",
    part,
    people: [...new Set([...came, ...ledBy])].filter((key) => key !== "jude"),
  },
];

const work = (part: string, again: "again" | "ready", said: string): readonly Step[] => [
  ...held(part, "work", ["jude"], ["zoe", "kai", "mia"], "Scissors, glue, and a lot of talk."),
  ...agreed(part, {
    pack: {
      file: { upload: "pack.pdf", type: "application/pdf" },
      parts: [
        { part: "How are you, really?", whose: "Zoe" },
        { part: "What helps", whose: "Kai and Mia" },
      ],
      said,
      safe: "Nobody has to tell anything. There is a number to call on each page.",
    },
    round: { again },
  }),
];

/** A pack is made with young people; one of them needs a parent's yes, and gets it. */
export const whatsOnYourMindScenario: Scenario = {
  name: "Young people make a pack and lead it in a school",
  ends: { status: "finished", standing: "co-produced", findings: [] },
  template: "whats-on-your-mind",
  title: "How are you, really?",
  nation: "scotland",
  parameters: { ownConsent: 16, years: 1, yearLength: { seconds: 1 } },
  people,
  manager: "roz",
  steps: [
    { do: "join", people: ["jude", "zoe", "kai", "mia", "uma", "fay"] },
    { do: "pay", by: "jude", people: ["zoe", "kai", "mia"], pence: 1_500, declined: ["kai"] },
    { do: "declare", by: "zoe", declares: "take-part" },
    { do: "declare", by: "kai", declares: "take-part" },
    { do: "declare", by: "fay", declares: "first-aid" },
    ...agreed(
      "group:1",
      groupAnswers({ chair: "@zoe", coordinator: "@jude", deciders: ["@zoe", "@kai", "@fay"] }),
    ),
    {
      do: "tell",
      text: "Mia is fourteen. The pack does not begin until somebody who may has said yes for her.",
    },
    { do: "wait", until: { wait: "need" } },
    { do: "name-guardian", by: "jude", guardian: "uma", of: "mia" },
    { do: "declare-for", by: "uma", of: "mia", declares: "take-part" },
    ...work("pack:1", "again", "Mia says that the words are for grown-ups."),
    ...work("pack:2", "ready", "It can be read out in class now."),
    { do: "add-site", by: "jude", step: "schools", title: "Hill Street School" },
    ...agreed("schools:1", {
      school: {
        class: "Second years. They need to move about.",
        leads: [{ what: "How are you, really?" }],
        there: "Fay, all day.",
        after: "Fay stays until the last one has gone home.",
      },
    }),
    ...held(
      "schools:1",
      "lesson",
      ["zoe", "kai"],
      ["mia"],
      "They asked more than we could answer.",
    ),
    ...held("schools:1", "first-aid", ["fay"], ["zoe"], "What to say, and what not to say."),
    { do: "sites-complete", by: "jude", step: "schools" },
    ...agreed("years:1", {
      year: {
        went: "One school, and three that ask when we come.",
        young: "Zoe wants to lead more. Kai needs a rest.",
        pack: "no",
      },
    }),
    { do: "wait", until: "finished" },
  ],
};

/** One of the young people says no. Nobody's yes stands above that. */
export const withoutConsentScenario: Scenario = {
  name: "A young person says no, and the pack waits",
  ends: { status: "running", standing: "not-yet", findings: [] },
  template: "whats-on-your-mind",
  title: "Not this year",
  nation: "scotland",
  parameters: { ownConsent: 16, years: 1, yearLength: { seconds: 1 } },
  people,
  manager: "roz",
  steps: [
    { do: "join", people: ["jude", "zoe", "kai", "mia", "uma", "fay"] },
    { do: "pay", by: "jude", people: ["zoe", "kai", "mia"], pence: 1_500 },
    { do: "declare", by: "zoe", declares: "take-part" },
    { do: "declare", by: "kai", declares: "take-part" },
    ...agreed(
      "group:1",
      groupAnswers({ chair: "@zoe", coordinator: "@jude", deciders: ["@zoe", "@kai", "@fay"] }),
    ),
    { do: "name-guardian", by: "jude", guardian: "uma", of: "mia" },
    { do: "declare", by: "mia", declares: "take-part", holds: false },
    { do: "declare-for", by: "uma", of: "mia", declares: "take-part" },
    { do: "tell", text: "Her mother says yes and Mia says no. Mia's no counts." },
    { do: "wait", until: { wait: "need" } },
  ],
};

/** Somebody says no once the work has begun, and is named as having been there all the same. */
export const takenBackScenario: Scenario = {
  name: "A young person takes their yes back, and is named all the same",
  ends: { status: "running", standing: "at-risk", findings: ["without-consent"] },
  template: "whats-on-your-mind",
  title: "Kai has had enough",
  nation: "scotland",
  parameters: { ownConsent: 16, years: 1, yearLength: { seconds: 1 } },
  people,
  manager: "roz",
  steps: [
    { do: "join", people: ["jude", "zoe", "kai", "fay"] },
    { do: "pay", by: "jude", people: ["zoe", "kai"], pence: 1_500 },
    { do: "declare", by: "zoe", declares: "take-part" },
    { do: "declare", by: "kai", declares: "take-part" },
    ...agreed(
      "group:1",
      groupAnswers({ chair: "@zoe", coordinator: "@jude", deciders: ["@zoe", "@kai", "@fay"] }),
    ),
    {
      do: "plan-session",
      by: "jude",
      part: "pack:1",
      block: "work",
      place: "Room 4",
      offers: "Juice, and a lift home.",
    },
    { do: "declare", by: "kai", declares: "take-part", holds: false },
    { do: "tell", text: "Kai wants out. Nobody asks why, and nobody else can say yes for him." },
    {
      do: "hold-session",
      by: "jude",
      part: "pack:1",
      block: "work",
      came: ["zoe", "kai"],
      ledBy: ["jude"],
      account: "Kai sat in for an hour.",
    },
    { do: "wait", until: { part: "pack:1", wait: "version" } },
  ],
};
