import type { ChangedThing } from "../../domain/organisation/event.ts";
import { inEach } from "../../domain/language.ts";

type OfChange = { readonly [W in ChangedThing]: string };

/** What mails about changed addresses, passkeys and details say, in each language. Days are words, links addresses. */
export const changeMail = inEach({
  en: {
    hello: (name: string | null) => (name === null ? "Hello," : `Hello ${name},`),
    wasItYou: (link: string) =>
      `Was it not you, and do you not know why? Open this link and press the button. It stops what can be stopped, and tells your organisation:\n${link}`,
    look: (link: string) =>
      `What was changed, and by whom, is under “Who can act, and as whom”:\n${link}`,
    answers: "You can say of every answer in your name that it is not yours.",
    address: {
      subject: "Your email address in Alongside was changed",
      now: "You sign in to Alongside by this email address from now on.",
      noMore: "This email address is no longer the one by which you sign in to Alongside.",
      toThis: (day: string) =>
        `Your email address in Alongside was changed to this one. It counts from ${day} on. Until then you can read everything by it, and answer nothing. Are you still signed in on another device? There you can say at once that the address is yours.`,
      toAnother: (day: string) =>
        `Your email address in Alongside was changed to another one. That one counts from ${day} on. Until then we write to you here.`,
    },
    passkey: {
      removed: "A passkey of yours was removed",
      wasRemoved: "A passkey of yours was removed from Alongside. What it signed stays signed.",
      made: "A passkey of yours was made",
      wasMade: (day: string) =>
        `A passkey was made for you in Alongside. From ${day} on, what it signs counts as your own signature.`,
    },
    details: {
      subject: "Your details in Alongside were changed",
      changed: (what: string) => `This was changed in Alongside: ${what}.`,
    },
    /** What was changed, as its owner reads it. */
    yours: {
      address: "your email address",
      passkey: "your passkeys",
      name: "your name",
      phone: "your phone number",
      roles: "what you may do here",
    } satisfies OfChange,
    denied: {
      subject: "Somebody says that a change was not theirs",
      says: (who: string, what: ChangedThing) =>
        `${who} says: a change of ${theirs[what]} was not made by them, and they do not know why it was made.`,
      undone: "It was undone, and everybody who was signed in as them is signed out.",
      stands: "It still stands. Please talk to them, and put it right.",
      look: (link: string) => `Who changed it is under “Who can act, and as whom”:\n${link}`,
      person: (id: string) => `Person ${id}`,
    },
  },
  cy: {
    hello: (name) => (name === null ? "Helo," : `Helo ${name},`),
    wasItYou: (link) =>
      `Nid chi oedd hwn, ac nid ydych yn gwybod pam? Agorwch y ddolen hon a phwyswch y botwm. Mae’n atal yr hyn y gellir ei atal, ac yn dweud wrth eich sefydliad:\n${link}`,
    look: (link) =>
      `Mae’r hyn a newidiwyd, a chan bwy, o dan “Pwy all weithredu, ac fel pwy”:\n${link}`,
    answers: "Gallwch ddweud am bob ateb yn eich enw nad eich ateb chi ydyw.",
    address: {
      subject: "Newidiwyd eich cyfeiriad e-bost yn Alongside",
      now: "Rydych yn mewngofnodi i Alongside gyda’r cyfeiriad e-bost hwn o hyn ymlaen.",
      noMore: "Nid gyda’r cyfeiriad e-bost hwn rydych yn mewngofnodi i Alongside mwyach.",
      toThis: (day) =>
        `Newidiwyd eich cyfeiriad e-bost yn Alongside i’r un hwn. Mae’n cyfrif o ${day} ymlaen. Tan hynny gallwch ddarllen popeth drwyddo, ac ateb dim. A ydych wedi mewngofnodi o hyd ar ddyfais arall? Yno gallwch ddweud ar unwaith mai eich cyfeiriad chi ydyw.`,
      toAnother: (day) =>
        `Newidiwyd eich cyfeiriad e-bost yn Alongside i un arall. Mae hwnnw’n cyfrif o ${day} ymlaen. Tan hynny rydym yn ysgrifennu atoch yma.`,
    },
    passkey: {
      removed: "Tynnwyd un o’ch allweddi mynediad",
      wasRemoved:
        "Tynnwyd un o’ch allweddi mynediad o Alongside. Mae’r hyn a lofnododd yn dal wedi’i lofnodi.",
      made: "Gwnaed allwedd mynediad i chi",
      wasMade: (day) =>
        `Gwnaed allwedd mynediad i chi yn Alongside. O ${day} ymlaen, mae’r hyn y mae’n ei lofnodi yn cyfrif fel eich llofnod eich hun.`,
    },
    details: {
      subject: "Newidiwyd eich manylion yn Alongside",
      changed: (what) => `Newidiwyd hyn yn Alongside: ${what}.`,
    },
    yours: {
      address: "eich cyfeiriad e-bost",
      passkey: "eich allweddi mynediad",
      name: "eich enw",
      phone: "eich rhif ffôn",
      roles: "yr hyn y cewch ei wneud yma",
    },
    denied: {
      subject: "Mae rhywun yn dweud nad nhw a wnaeth newid",
      says: (who, what) =>
        `Mae ${who} yn dweud: nid nhw a wnaeth newid ${toTheirs[what]}, ac nid ydynt yn gwybod pam y’i gwnaed.`,
      undone:
        "Cafodd ei ddadwneud, ac mae pawb oedd wedi mewngofnodi yn eu henw wedi’u hallgofnodi.",
      stands: "Mae’n sefyll o hyd. Siaradwch â nhw, a chywirwch ef.",
      look: (link) => `Mae pwy a’i newidiodd o dan “Pwy all weithredu, ac fel pwy”:\n${link}`,
      person: (id) => `Person ${id}`,
    },
  },
});

/** The same, of somebody else. */
const theirs: OfChange = {
  address: "their email address",
  passkey: "their passkeys",
  name: "their name",
  phone: "their phone number",
  roles: "what they may do here",
};

/** In Welsh with the preposition, which melts into what follows it. */
const toTheirs: OfChange = {
  address: "i’w cyfeiriad e-bost",
  passkey: "i’w hallweddi mynediad",
  name: "i’w henw",
  phone: "i’w rhif ffôn",
  roles: "i’r hyn y cânt ei wneud yma",
};
