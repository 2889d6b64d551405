import type { FormValues } from "../../domain/blocks/form/form.ts";

/** How a group says that it works together; both templates that form a group ask the same. */
export const groupAnswers = (people: {
  readonly chair: string;
  readonly coordinator: string;
  readonly deciders: readonly string[];
}): FormValues => ({
  people: {
    chairs: [people.chair],
    coordinators: [people.coordinator],
    deciders: people.deciders,
    missing: "Nobody under 25 is here yet. We will ask at the youth café.",
  },
  agreement: {
    promises: [
      { promise: "listen to the end" },
      { promise: "use words that everyone knows" },
      { promise: "say when we do not know" },
    ],
    disagreement: "We stop, hear each person once more, and look for a way that all can live with.",
    badDay: "Anyone can leave at any time and come back later. Dee and Rowan can be called.",
    privacy: "Stories stay in the room. What we learn from them may leave it.",
    reviewOn: "day+180",
  },
  qualities: {
    meaningful: "Every idea gets an answer, and we write down what it changed.",
    equitable: "People with lived experience lead the meetings and hold most of the votes.",
    inclusive: "We go to people instead of asking them to come to us.",
    accessible: "Meetings are after lunch, near the bus, and can be joined by phone.",
    safe: "Nobody has to tell their story. There is always a quiet room.",
    reciprocal: "Each meeting is paid on the day, and travel too.",
  },
});
