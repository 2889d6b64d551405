import type { Child } from "hono/jsx";
import type { ToldChange } from "../../api/auth/not-me-links.ts";
import { inEach } from "../../domain/language.ts";

type OfChange = { readonly [what in ToldChange["what"]]: string };
type Link = (text: string) => Child;

/** What the link in a mail about a change says: was it you? */
export const notMeWords = inEach({
  en: {
    title: "Was it you?",
    changed: (when: Child, what: string, name: Child) => (
      <>
        We wrote at {when} that {what} of {name} was changed.
      </>
    ),
    what: {
      address: "the email address",
      passkey: "the passkeys",
      name: "the name",
      phone: "the phone number",
      roles: "the roles",
    } satisfies OfChange,
    wasYou: "Was it you, or did you ask for it? Then do nothing.",
    wasNot: "Was it not you? Press the button.",
    follows: {
      address:
        "If the new address does not count yet, the old one stays. Everybody who is signed in by this name is signed out.",
      passkey: "That passkey is removed. Everybody who is signed in by this name is signed out.",
      name: "An administrator is told, and puts it right.",
      phone: "If the new number does not count yet, the old one stays. An administrator is told.",
      roles: "An administrator is told, and puts it right.",
    } satisfies OfChange,
    button: "That was not me",
    thanks: "Thank you for telling us",
    undone: "It is undone. Everybody who was signed in is signed out.",
    kept: "It is on record that this was not you. Nothing could be undone from here.",
    administrators: "Every administrator of the organisation gets a mail now.",
    look: (link: Link) => (
      <>
        {link("Sign in")}, and look at what was answered in your name. You can say of every answer
        that it is not yours.
      </>
    ),
    ended: "This link does not work any more",
    why: "It was used already, or it is older than 30 days.",
    instead: (link: Link) => (
      <>
        Is something wrong with your address or your passkeys? {link("Sign in")} and look at “Who
        can act, and as whom”. Or tell the person who invited you.
      </>
    ),
  },
  cy: {
    title: "Ai chi oedd hwn?",
    changed: (when, what, name) => (
      <>
        Ysgrifennom am {when} fod newid wedi bod i {what} {name}.
      </>
    ),
    what: {
      address: "gyfeiriad e-bost",
      passkey: "allweddi mynediad",
      name: "enw",
      phone: "rif ffôn",
      roles: "rolau",
    },
    wasYou: "Ai chi oedd hwn, neu a ofynnoch amdano? Yna peidiwch â gwneud dim.",
    wasNot: "Nid chi oedd hwn? Pwyswch y botwm.",
    follows: {
      address:
        "Os nad yw’r cyfeiriad newydd yn cyfrif eto, mae’r hen un yn aros. Mae pawb sydd wedi mewngofnodi dan yr enw hwn yn cael eu hallgofnodi.",
      passkey:
        "Mae’r allwedd mynediad honno’n cael ei thynnu. Mae pawb sydd wedi mewngofnodi dan yr enw hwn yn cael eu hallgofnodi.",
      name: "Mae gweinyddwr yn cael gwybod, ac yn ei gywiro.",
      phone:
        "Os nad yw’r rhif newydd yn cyfrif eto, mae’r hen un yn aros. Mae gweinyddwr yn cael gwybod.",
      roles: "Mae gweinyddwr yn cael gwybod, ac yn eu cywiro.",
    },
    button: "Nid fi oedd hwn",
    thanks: "Diolch am ddweud wrthym",
    undone: "Mae wedi’i ddadwneud. Mae pawb a oedd wedi mewngofnodi wedi’u hallgofnodi.",
    kept: "Mae ar gofnod nad chi oedd hwn. Ni ellid dadwneud dim o’r fan hon.",
    administrators: "Mae pob un o weinyddwyr y sefydliad yn cael neges nawr.",
    look: (link) => (
      <>
        {link("Mewngofnodwch")}, ac edrychwch ar yr hyn a atebwyd yn eich enw. Gallwch ddweud am bob
        ateb nad eich un chi ydyw.
      </>
    ),
    ended: "Nid yw’r ddolen hon yn gweithio mwyach",
    why: "Mae wedi’i defnyddio’n barod, neu mae’n hŷn na 30 diwrnod.",
    instead: (link) => (
      <>
        Oes rhywbeth o’i le ar eich cyfeiriad neu’ch allweddi mynediad? {link("Mewngofnodwch")} ac
        edrychwch ar “Pwy all weithredu, ac fel pwy”. Neu dywedwch wrth y person a’ch gwahoddodd.
      </>
    ),
  },
});
