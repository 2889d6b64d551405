import { inEach } from "../../domain/language.ts";

/** What the page says on which somebody sees what they were offered, paid and taught. */
export const ownOffersWords = inEach({
  en: {
    title: "What you were offered",
    heading: "What you were offered and paid",
    nothing: "Nothing is on record yet.",
    newest: "The newest comes first. Nobody else in your groups sees it.",
    offered: (about: string) => `You were offered${about}`,
    accepted: (about: string) => `You said yes, thank you${about}`,
    declined: (about: string) => `You said no, thank you${about}`,
    paid: (about: string) => `Paid or given${about}`,
    support: "You were offered support",
    learned: (what: string, day: string) => `${what}, on ${day}`,
    all: "See all of it",
    list: "what you were offered",
    kinds: {
      training: "Training",
      chairing: "Chairing a meeting",
      "co-facilitating": "Leading a session together with others",
      delivering: "Delivering the work",
      speaking: "Speaking in public",
      other: "Something new",
    },
  },
  cy: {
    title: "Yr hyn a gynigiwyd i chi",
    heading: "Yr hyn a gynigiwyd ac a dalwyd i chi",
    nothing: "Nid oes dim ar gofnod eto.",
    newest: "Mae’r diweddaraf yn dod yn gyntaf. Nid oes neb arall yn eich grwpiau yn ei weld.",
    offered: (about) => `Cafodd hyn ei gynnig i chi${about}`,
    accepted: (about) => `Dywedoch ie, diolch${about}`,
    declined: (about) => `Dywedoch dim diolch${about}`,
    paid: (about) => `Wedi’i dalu neu’i roi${about}`,
    support: "Cafodd cymorth ei gynnig i chi",
    learned: (what, day) => `${what}, ar ${day}`,
    all: "Gweld y cyfan",
    list: "yr hyn a gynigiwyd i chi",
    kinds: {
      training: "Hyfforddiant",
      chairing: "Cadeirio cyfarfod",
      "co-facilitating": "Arwain sesiwn ar y cyd ag eraill",
      delivering: "Cyflawni’r gwaith",
      speaking: "Siarad yn gyhoeddus",
      other: "Rhywbeth newydd",
    },
  },
});
