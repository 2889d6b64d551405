import type { FormValues } from "../../../domain/blocks/form/form.ts";

/** What the group writes down before it tests anything. */
export const problemAnswers: FormValues = {
  evidence: {
    sources: [
      {
        kind: "complaints",
        source: "Complaints to four surgeries over two years, 31 letters",
        found: "Nine in ten name the front desk, not the doctor.",
      },
      {
        kind: "drop-out",
        source: "First visits missed last year, 212 people",
        found: "People with a note about drug use miss twice as many.",
      },
      {
        kind: "conversation",
        source: "Three afternoons at the drop-in, 17 people",
        found: "Being asked why you are here, aloud, in front of others.",
      },
    ],
    unheard: "People who do not speak much English.",
  },
  journey: {
    service: "Seeing a doctor for the first time",
    pressurePoints: [
      {
        step: "At the front desk",
        happens: "You say your reason aloud in a full room.",
        whom: "People with addiction or in a crisis",
        weight: "stops",
      },
      {
        step: "In the waiting room",
        happens: "A note on the screen makes staff sit you apart.",
        whom: "People with a past at the surgery",
        weight: "much",
      },
    ],
  },
  problem: {
    problem: "People turn back at the front desk, because they feel judged before they are seen.",
    why: "It is the first step. Who turns back here gets no help at all.",
  },
};

export const goalAnswers: FormValues = {
  goal: {
    goal: "Anyone can come to the front desk of a surgery and be met with respect.",
    kind: "staff-stigma",
  },
  outcomes: {
    outcomes: [
      {
        what: "Feel met with respect at the desk",
        whom: "People on their first visit",
        howMuch: "from 4 in 10 to 7 in 10",
        by: "day+300",
      },
    ],
  },
};

/** Asked for after the first answers were in: one more outcome. */
export const goalOutcomesMended: FormValues = {
  outcomes: {
    outcomes: [
      {
        what: "Feel met with respect at the desk",
        whom: "People on their first visit",
        howMuch: "from 4 in 10 to 7 in 10",
        by: "day+300",
      },
      {
        what: "Come back after the first visit",
        whom: "People with a note about drug use",
        howMuch: "from 5 in 10 to 7 in 10",
        by: "day+360",
      },
    ],
  },
};

export const contextAnswers: FormValues = {
  setting: {
    culture: "The desk is proud of being quick. Nobody talks about what it is like in the queue.",
    capacity: "Desk staff have 20 minutes a week for training.",
    priorities: "A new phone system comes in spring.",
  },
  barriers: {
    barriers: [
      {
        barrier: "It could sound like blame",
        whose: "Desk staff, who are shouted at most days",
        answer: "Start from what makes their day hard too.",
      },
    ],
  },
  strengths: {
    strengths: [
      { what: "A monthly team hour at each surgery", use: "We can meet staff there." },
      { what: "The drop-in's own speakers' group", use: "People already trained to speak." },
    ],
  },
  resources: {
    resources: [
      { kind: "time", need: "Six team hours", have: "yes" },
      { kind: "compensation", need: "Pay for four people, ten days each", have: "partly" },
      { kind: "facilitation", need: "One person to guide the hours", have: "no" },
    ],
    compensation: "Paid by the hour on the day of each meeting, travel on top.",
    budget: 640_000,
  },
};

export const activitiesAnswers: FormValues = {
  approach: {
    approach: "contact",
    fit: "Staff who have met somebody on equal terms see a person and not a note.",
    others: "A poster. It changes the wall, not the desk.",
    doable: "Yes: it fits into hours that are there already.",
  },
  actions: {
    actions: [
      {
        action: "A team hour led by two people with lived experience",
        who: "Tomasz and Grace",
        by: "day+60",
        assumption: "Staff come, because it is in their paid time.",
      },
      {
        action: "A card to hand over in place of saying your reason aloud",
        who: "Dee",
        by: "day+40",
        assumption: "People dare to use it, if staff offer it to everyone.",
      },
    ],
  },
  harms: {
    harms: [
      {
        harm: "Telling a hard story again and again",
        whom: "The two who lead the hour",
        prevention: "A talk before and after each one.",
        watch: "Rowan",
      },
    ],
  },
};

export const harmsMended: FormValues = {
  harms: {
    harms: [
      {
        harm: "Telling a hard story again and again",
        whom: "The two who lead the hour",
        prevention: "A talk before and after each one, and never more than two hours a week.",
        watch: "Rowan",
      },
      {
        harm: "The card marks those who use it",
        whom: "Anybody with a card in the queue",
        prevention: "Every visitor is handed the same card.",
        watch: "Dee",
      },
    ],
  },
};

export const evaluationAnswers: FormValues = {
  indicators: {
    indicators: [
      {
        indicator: "Three questions on a card after the visit",
        outcome: "Met with respect",
        method: "survey",
        before: "day-7",
        after: "day+300",
        who: "Callum and the desk",
      },
      {
        indicator: "Second visits kept",
        outcome: "Come back",
        method: "service-data",
        before: "day-7",
        after: "day+360",
        who: "Grace",
      },
    ],
    baselineBy: "day-2",
  },
  care: {
    consent: "The card says that it is fine to leave it blank.",
    keep: "In a locked box, then as counts only. Nobody's name is on it.",
    share: "A board in each waiting room, and a talk at the drop-in.",
  },
};
