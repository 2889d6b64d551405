import type { FormValues } from "../../../domain/blocks/form/form.ts";

export const plan: FormValues = {
  idea: {
    what: "A card that fits in a pocket. It says what helped us on bad days.",
    why: "We all looked for one thing to hold on to, and found a leaflet about illness.",
    whom: "People who wait for help. They find it at the chemist and in the library.",
    activities: [
      { what: "Collect what helps, at the library" },
      { what: "Draw the card, at Peri's kitchen table" },
      { what: "Hand it out, at the harbour market" },
    ],
    startsOn: "day+14",
  },
  care: {
    own: "I stop at four. Peri asks me on Fridays how I am.",
    others: "Nobody tells more than they want. Two of us are always there.",
    staff: "Book the room and pay the printer. Please do not write the words.",
  },
  money: { needs: "yes", amount: 26_000 },
};

export const asking: FormValues = {
  asking: {
    what: "£260 for the print, and for tea and fares on three afternoons.",
    without: "Fifty cards from the printer at the library.",
  },
};

export const answer: FormValues = {
  answer: {
    said: "Yes, by three of four: it reaches people who wait. One would print fewer first.",
    given: 26_000,
    changes: "We print 500 first, and the rest when they are gone.",
    onward: "go-on",
  },
};

export const lookingBack: FormValues = {
  back: {
    changed: "The chemist asks people how they are, and hands them a card.",
    said: [{ what: "I have it in my phone case." }, { what: "Who wrote this? They know." }],
    links: "Peri and the librarian meet each week now.",
    self: "I can ask for help and still be the one who leads.",
    next: "The library keeps the cards, and Peri looks after them.",
  },
};
