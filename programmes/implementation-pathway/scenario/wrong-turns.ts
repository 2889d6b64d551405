import type { Scenario, Step } from "../../scenario.ts";
import { contextAnswers, goalAnswers, problemAnswers } from "./design-answers.ts";
import { agrees, ashaChairs, groupStands, pathway, writes } from "./steps.ts";

/** The group stands, Asha chairs it, and the problem is agreed. */
const problemIsNamed: readonly Step[] = [
  ...groupStands,
  ashaChairs,
  ...agrees("problem:1", problemAnswers),
];

/** And a goal is written, which everybody is asked about. */
const goalIsAsked: readonly Step[] = [...problemIsNamed, ...writes("goal:1", goalAnswers)];

/** Consultation whose outcome nobody supported: the group says no, and is overruled. */
export const consultedOnly: Scenario = {
  ...pathway,
  name: "People are consulted and then overruled",
  title: "A goal that came from above",
  ends: {
    status: "running",
    standing: "not-co-produced",
    findings: ["N1-outcome-not-supported"],
    overridden: 1,
  },
  steps: [
    ...goalIsAsked,
    {
      do: "answer",
      by: "dee",
      part: "goal:1",
      answer: "no",
      comment: "This is what the board wanted before we came. It is not our goal.",
    },
    { do: "answer", by: "tomasz", part: "goal:1", answer: "no", comment: "I agree with Dee." },
    {
      do: "override",
      by: "maya",
      part: "goal:1",
      reason: "The board needs a goal by the end of the month.",
    },
    { do: "wait", until: { part: "goal:1", gate: "overridden" } },
    {
      do: "tell",
      text: "The run goes on. From here on it says that it is not co-produced, whatever follows.",
    },
    ...agrees("context:1", contextAnswers),
    { do: "wait", until: { part: "context:1", gate: "passed" } },
  ],
};

/** Informing after the fact: it was decided and published before anybody was asked. */
export const informedOnly: Scenario = {
  ...pathway,
  name: "People are asked after it was published",
  title: "A leaflet that was out already",
  ends: { status: "running", standing: "not-co-produced", findings: ["N2-after-the-fact"] },
  steps: [
    ...problemIsNamed,
    { do: "write", by: "rowan", part: "goal:1", form: goalAnswers },
    { do: "state-fact", by: "rowan", part: "goal:1", fact: "published", day: -3 },
    { do: "ask", by: "rowan", part: "goal:1" },
    { do: "all-agree", part: "goal:1" },
    { do: "wait", until: { part: "goal:1", gate: "passed" } },
  ],
};

/** A one-off: people sign off, and nobody learns, leads or delivers anything. */
export const oneOff: Scenario = {
  ...pathway,
  name: "People sign off, and nobody gains anything by it",
  title: "Signatures and nothing else",
  ends: { status: "running", standing: "at-risk", findings: ["N3-one-off"] },
  steps: [
    ...groupStands,
    ...agrees("problem:1", problemAnswers),
    ...agrees("goal:1", goalAnswers),
    { do: "wait", until: { part: "goal:1", gate: "passed" } },
  ],
};

/** One of those who were asked leaves before answering. Their place is not filled by a yes. */
export const oneWithdraws: Scenario = {
  ...pathway,
  name: "Somebody who was asked leaves the group",
  title: "A goal without Tomasz",
  ends: { status: "running", standing: "not-yet", findings: [] },
  steps: [
    ...goalIsAsked,
    { do: "withdraw", by: "tomasz" },
    { do: "all-agree", part: "goal:1", but: ["tomasz"] },
    { do: "wait", until: { part: "goal:1", gate: "passed" } },
  ],
};

/** One member objects to the end: nothing passes, however many say yes and however long it takes. */
export const oneObjects: Scenario = {
  ...pathway,
  name: "One member objects to the end",
  title: "A goal that Dee can't live with",
  ends: { status: "running", standing: "not-yet", findings: [] },
  steps: [
    ...goalIsAsked,
    {
      do: "answer",
      by: "dee",
      part: "goal:1",
      answer: "no",
      comment:
        "People like me would be turned away more politely. They would still be turned away.",
    },
    { do: "all-agree", part: "goal:1", but: ["dee"] },
    {
      do: "tell",
      text: "Five of six say yes. The goal waits all the same, until Dee agrees or is overruled on record.",
    },
  ],
};

/** One of those who were asked dies. Nobody writes to them any more, and the group says how it goes on. */
export const oneDies: Scenario = {
  ...pathway,
  name: "Somebody who was asked dies",
  title: "A goal that Callum helped to find",
  ends: { status: "running", standing: "not-yet", findings: ["passed-without-lost"] },
  steps: [
    ...goalIsAsked,
    { do: "report-loss", by: "rowan", of: "callum" },
    { do: "tell", text: "One voice is not enough, and two of staff would not be either." },
    { do: "report-loss", by: "grace", of: "callum", refused: true },
    { do: "report-loss", by: "asha", of: "callum" },
    { do: "all-agree", part: "goal:1", but: ["callum"] },
    {
      do: "tell",
      text: "All who live have said yes. The goal waits until the group has said how it goes on without Callum.",
    },
    { do: "wait", until: { part: "goal:1", wait: "loss" } },
    { do: "go-on", by: "grace", of: "callum", how: "We carry on.", refused: true },
    {
      do: "go-on",
      by: "asha",
      of: "callum",
      how: "His chair stays empty until spring. His words stay in the goal.",
    },
    { do: "go-on", by: "dee", of: "callum", how: "We light a candle, and then we go on." },
    { do: "wait", until: { part: "goal:1", gate: "passed" } },
  ],
};
