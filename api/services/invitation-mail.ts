import { inEach, type Language } from "../../domain/language.ts";
import type { OrganisationRole } from "../principal.ts";

/** What each role may do, as whoever gets it reads it. */
type OfRole = { readonly [R in OrganisationRole]: string };

const words = inEach({
  en: {
    subject: "You are invited",
    hello: (name: string | null) => (name === null ? "Hello," : `Hello ${name},`),
    added: (by: string | null, organisation: string) =>
      by === null
        ? `You were added to ${organisation} on Alongside.`
        : `${by} has added you to ${organisation} on Alongside.`,
    roles: (what: readonly string[]) => `You are there as ${what.join("; and as ")}.`,
    what: {
      administrator: "an administrator: you look after people, roles and settings",
      "programme-manager": "a programme manager: you start runs and help them along",
      auditor: "an auditor: you read and check what was decided",
      "pwle-approver": "somebody with lived experience: nothing is decided together without you",
      member: "a member: you take part in a group",
    } satisfies OfRole,
    open: (link: string) => `Open this link and press the button to have a look:\n${link}`,
    once: "You need no password. The link works once, and for 8 hours. After that, its page sends you a new one.",
    mistake: (by: string) =>
      `Is this a mistake, or do you not know ${by}? Then do nothing: nobody can act as you.`,
  },
  cy: {
    subject: "Mae gwahoddiad i chi",
    hello: (name) => (name === null ? "Helo," : `Helo ${name},`),
    added: (by, organisation) =>
      by === null
        ? `Cawsoch eich ychwanegu at ${organisation} ar Alongside.`
        : `Mae ${by} wedi eich ychwanegu at ${organisation} ar Alongside.`,
    roles: (what) => `Eich rhan yno: ${what.join("; a hefyd: ")}.`,
    what: {
      administrator: "gweinyddwr, sy’n gofalu am bobl, rolau a gosodiadau",
      "programme-manager": "rheolwr rhaglen, sy’n dechrau prosiectau ac yn eu helpu ymlaen",
      auditor: "archwilydd, sy’n darllen ac yn gwirio’r hyn a benderfynwyd",
      "pwle-approver":
        "rhywun â phrofiad bywyd: nid oes dim yn cael ei benderfynu ar y cyd hebddoch chi",
      member: "aelod, sy’n cymryd rhan mewn grŵp",
    },
    open: (link) => `Agorwch y ddolen hon a phwyswch y botwm i gael golwg:\n${link}`,
    once: "Nid oes angen cyfrinair arnoch. Mae’r ddolen yn gweithio unwaith, ac am 8 awr. Ar ôl hynny, mae ei thudalen yn anfon un newydd atoch.",
    mistake: (by) =>
      `Ai camgymeriad yw hwn, neu onid ydych yn adnabod ${by}? Yna peidiwch â gwneud dim: ni all neb weithredu yn eich enw.`,
  },
});

/**
 * The mail to somebody who was added: who invited them, and to what. Its subject gives nothing away on a locked screen: no subject
 * holds a personal word (decision 0131). @param about.by null when a program added them. @param about.link signs in for some hours; then its page sends another.
 */
export const invitationMail = (about: {
  readonly name: string | null;
  readonly by: string | null;
  readonly organisationName: string;
  readonly roles: readonly OrganisationRole[];
  readonly link: string;
  readonly language: Language;
}): { readonly subject: string; readonly text: string; readonly language: Language } => {
  const { by, organisationName, language } = about;
  const t = words[language];
  return {
    language,
    subject: t.subject,
    text: [
      t.hello(about.name),
      t.added(by, organisationName),
      t.roles(about.roles.map((role) => t.what[role])),
      t.open(about.link),
      t.once,
      t.mistake(by ?? organisationName),
    ].join("\n\n"),
  };
};
