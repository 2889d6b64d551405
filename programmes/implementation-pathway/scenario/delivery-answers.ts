import type { FormValues } from "../../../domain/blocks/form/form.ts";

/** What the group writes down from the first test to the day that it hands over. */
export const pilotAnswers: FormValues = {
  plan: {
    what: "One team hour, and the card for everyone who comes in.",
    where: "Quay Street surgery",
    startsOn: "day+0",
    takingPart: 9,
    deliverers: ["@tomasz", "@grace"],
    lookFor: "Do staff offer the card to everyone, and how does it feel to hold it?",
  },
  care: {
    support: "Dee is there, and there is a quiet room.",
    stop: "If anyone is treated worse for using the card.",
  },
  before: {
    baselineOn: "day-2",
    baseline: [
      { indicator: "Met with respect", before: "41 of 100 cards" },
      { indicator: "Second visits kept", before: "52 of 100" },
    ],
  },
};

export const firstRefinement: FormValues = {
  learned: {
    learned: [
      { heard: "The card is too small to read.", from: "lived" },
      { heard: "Staff did not know what to say when handing it over.", from: "staff" },
    ],
  },
  changes: {
    changes: [
      { change: "A bigger card, in large print", why: "Two people could not read it." },
      { change: "One sentence for staff to say", why: "Staff asked for it." },
    ],
    unchanged: "The colour stays, though staff asked for white: people chose it.",
  },
  next: { again: "again", reason: "The sentence has to be tried first." },
};

export const secondRefinement: FormValues = {
  learned: {
    learned: [{ heard: "The sentence works, and the queue is not longer.", from: "figures" }],
  },
  changes: {
    changes: [{ change: "Add a line in Polish and in Arabic", why: "Asked for at the drop-in." }],
    unchanged: "No app. People want something to hold.",
  },
  next: { again: "ready", reason: "Nobody found anything that hurts." },
};

export const siteAnswers = (deliverers: readonly string[], local: string): FormValues => ({
  plan: {
    lead: ["@rowan"],
    deliverers,
    startsOn: "day+0",
    endsOn: "day+0",
    sessions: 3,
    reach: 24,
  },
  fit: { local, harm: "Dee comes by after each hour, and can stop it." },
});

export const monitorAnswers = (
  round: 1 | 2,
  figures: { readonly delivered: number; readonly respect: string; readonly kept: string },
): FormValues => ({
  delivery: {
    upTo: "day+0",
    planned: 3 * round,
    delivered: figures.delivered,
    reached: 22 * round,
    difference: round === 1 ? "One hour fell out: the desk was short of staff." : "We caught up.",
  },
  indicators: {
    indicators: [
      {
        indicator: "Met with respect",
        before: "41 of 100",
        now: figures.respect,
        says: "More people are met well, though not all.",
      },
      {
        indicator: "Second visits kept",
        before: "52 of 100",
        now: figures.kept,
        says: "More people come back.",
      },
    ],
  },
  voices: {
    voices: "One man said that it was the first time he was asked to sit where he liked.",
    harm: "One of us had a hard evening after an hour. We moved the next one.",
  },
  response: {
    actions: [{ action: "Ask night staff too", who: "Grace", by: "day+90" }],
    why: "They were missed, and they meet people at their worst time.",
  },
});

export const learningAnswers: FormValues = {
  meeting: {
    heldOn: "day+0",
    present: ["@asha", "@callum", "@dee", "@tomasz", "@grace", "@hugh", "@rowan"],
  },
  lessons: {
    worked: [
      { what: "The hour led by two people", why: "Staff asked for a second one." },
      { what: "The same card for everyone", why: "Nobody could tell who needed it." },
    ],
    improve: [{ what: "Night staff were left out", how: "Plan with them, not for them." }],
    surprise: "Desk staff asked for a quiet room of their own.",
  },
  together: {
    influence: "There would be a poster, and no card.",
    power: "Money was still decided by one person.",
    promises: "Mostly. We ran late twice and said so.",
  },
  sharing: { share: "The other surgeries, at their spring day, told by Asha and Grace." },
};

export const decisionAnswers: FormValues = {
  decision: {
    next: "sustain",
    why: "Both changes can be seen, and the surgeries want to go on.",
    against: "It hangs on a few people.",
  },
  needs: {
    needs: [
      { need: "Pay for those who lead the hours", who: "Hugh" },
      { need: "Two more people trained to lead", who: "Tomasz" },
    ],
  },
};

export const embedAnswers: FormValues = {
  home: {
    owner: "The surgeries' training lead",
    keepers: ["@asha", "@grace"],
    routine: [
      { what: "First-week training of desk staff", how: "The hour is part of it." },
      { what: "The yearly budget", how: "A line of its own." },
    ],
    money: "The surgeries' training budget.",
    reviewOn: "day+365",
  },
  voice: {
    say: "Two people with lived experience sit on the training board and sign off each change.",
    worse: "The group meets again, and Asha can call it.",
  },
};

export const reviewAnswers: FormValues = {
  review: {
    owner: "The training lead has changed. The new one came to us first.",
    practice: "The hour is in every first week. The card is printed by the board now.",
    people: "Nobody asks three times any more. One desk still whispers.",
    next: "done",
    why: "It has an owner, a budget and people who would notice.",
  },
};
