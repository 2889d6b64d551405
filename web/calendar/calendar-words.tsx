import type { Child } from "hono/jsx";
import { inEach } from "../../domain/language.ts";

/** What the page says on which somebody gets the address of their calendar. */
export const calendarWords = inEach({
  en: {
    title: "Your calendar",
    done: {
      made: "Your calendar has an address. Copy it into your calendar.",
      "taken-back": "The address is taken back. Nobody can read your calendar there any more.",
    },
    lead: "Your own calendar can show the days by which something is due here. It gets them from an address that is yours alone.",
    says: "The calendar says what is due, and the titles of runs. It names nobody. Whoever has the address can read it, so give it to your calendar only.",
    make: "Make an address",
    address: "The address",
    how: "In your calendar, choose to subscribe to a calendar, or to add one from the internet. Then paste this address.",
    since: (day: Child) => <>It is in use since {day}.</>,
    takeBack: "Take this address back",
    another: "Make a new address in its place",
  },
  cy: {
    title: "Eich calendr",
    done: {
      made: "Mae gan eich calendr gyfeiriad. Copïwch ef i’ch calendr.",
      "taken-back":
        "Mae’r cyfeiriad wedi’i dynnu’n ôl. Ni all neb ddarllen eich calendr yno mwyach.",
    },
    lead: "Gall eich calendr eich hun ddangos erbyn pa ddyddiau y mae rhywbeth i’w wneud yma. Mae’n eu cael o gyfeiriad sy’n eiddo i chi yn unig.",
    says: "Mae’r calendr yn dweud beth sydd i’w wneud, a theitlau prosiectau. Nid yw’n enwi neb. Gall pwy bynnag sydd â’r cyfeiriad ei ddarllen, felly rhowch ef i’ch calendr yn unig.",
    make: "Gwneud cyfeiriad",
    address: "Y cyfeiriad",
    how: "Yn eich calendr, dewiswch danysgrifio i galendr, neu ychwanegu un o’r rhyngrwyd. Yna gludwch y cyfeiriad hwn.",
    since: (day) => <>Mae’n cael ei ddefnyddio ers {day}.</>,
    takeBack: "Tynnu’r cyfeiriad hwn yn ôl",
    another: "Gwneud cyfeiriad newydd yn ei le",
  },
});
