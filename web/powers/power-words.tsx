import type { PowerEntry } from "../../api/services/powers.ts";
import { listWords } from "../../domain/counted-words.ts";
import { inEach } from "../../domain/language.ts";
import { useLanguage, useWords } from "../language/language.tsx";
import { isolated } from "../words/isolate.ts";
import { powersWords } from "./powers-words.tsx";

/** What happened to who may act, as one sentence about whom it concerns. */
export const powerChangeWords = inEach({
  en: {
    detail: { name: "name", phone: "phone number" },
    thing: {
      address: "their email address",
      passkey: "their passkeys",
      name: "their name",
      phone: "their phone number",
      roles: "their roles",
    },
    personAdded: (who: string) => `${who} was added.`,
    roleGiven: (who: string, role: string) => `${who} became ${role}.`,
    roleTaken: (who: string, role: string) => `${who} is no longer ${role}.`,
    addressChanged: (who: string) => `The email address of ${who} was changed.`,
    addressConfirmed: (who: string) => `${who} said that the new email address is theirs.`,
    detailsChanged: (who: string, what: string) => `The ${what} of ${who} was changed.`,
    changeDenied: (who: string, what: string) =>
      `${who} said about a change of ${what}: “That was not me.”`,
    passkeyEnrolled: (who: string) => `A passkey was made for ${who}.`,
    passkeyConfirmed: (who: string) => `${who} said that the new passkey is theirs.`,
    passkeyRemoved: (who: string) => `A passkey of ${who} was removed.`,
    signInLinkHandedOut: (who: string) => `A sign-in link for ${who} was handed out on the server.`,
    signedInByProvider: (who: string) => `${who} signed in with their work account.`,
    accountEnded: (who: string) => `The account of ${who} ended.`,
    tokenMade: (role: string) => `A token for a program was made, with the role ${role}.`,
    tokenEnded: "A program’s token was ended.",
    voucherRegistered: (who: string) => `${who} may vouch for people here.`,
    voucherEnded: "An organisation may not vouch for people here any more.",
    templateAdopted: "A pathway was used for the first time.",
  },
  cy: {
    detail: { name: "enw", phone: "rhif ffôn" },
    thing: {
      address: "eu cyfeiriad e-bost",
      passkey: "eu hallweddi mynediad",
      name: "eu henw",
      phone: "eu rhif ffôn",
      roles: "eu rolau",
    },
    personAdded: (who) => `Ychwanegwyd ${who}.`,
    roleGiven: (who, role) => `Mae gan ${who} rôl newydd: ${role}.`,
    roleTaken: (who, role) => `Nid oes gan ${who} y rôl hon mwyach: ${role}.`,
    addressChanged: (who) => `Newidiwyd cyfeiriad e-bost ${who}.`,
    addressConfirmed: (who) => `Dywedodd ${who} mai nhw biau’r cyfeiriad e-bost newydd.`,
    detailsChanged: (who, what) => `Newidiwyd hyn am ${who}: ${what}.`,
    changeDenied: (who, what) => `Dywedodd ${who} am newid i ${what}: “Nid fi oedd hwnnw.”`,
    passkeyEnrolled: (who) => `Gwnaed allwedd mynediad i ${who}.`,
    passkeyConfirmed: (who) => `Dywedodd ${who} mai nhw biau’r allwedd mynediad newydd.`,
    passkeyRemoved: (who) => `Tynnwyd allwedd mynediad ${who}.`,
    signInLinkHandedOut: (who) => `Rhoddwyd dolen fewngofnodi i ${who} ar y gweinydd.`,
    signedInByProvider: (who) => `Mewngofnododd ${who} gyda’u cyfrif gwaith.`,
    accountEnded: (who) => `Daeth cyfrif ${who} i ben.`,
    tokenMade: (role) => `Gwnaed tocyn ar gyfer rhaglen gyfrifiadurol, gyda’r rôl ${role}.`,
    tokenEnded: "Daeth tocyn rhaglen gyfrifiadurol i ben.",
    voucherRegistered: (who) => `Caiff ${who} dystio dros bobl yma.`,
    voucherEnded: "Ni chaiff sefydliad dystio dros bobl yma mwyach.",
    templateAdopted: "Defnyddiwyd llwybr am y tro cyntaf.",
  },
});

export const organisationRole = (role: string): string => {
  const { roles } = useWords(powersWords);
  return Object.entries(roles).find(([known]) => known === role)?.[1] ?? role;
};

/** Whoever did it, or whom it is about: by name while there is one. */
export const whoIs = (id: string, name: string | null): string => {
  const t = useWords(powersWords);
  if (id === "operator") return t.operator;
  return name === null ? t.person(id.slice(-4)) : isolated(name);
};

/** What happened, as one sentence about whom it concerns, in the page's language. */
export function powerWords({ type, data, name }: PowerEntry): string {
  const t = useWords(powerChangeWords);
  const language = useLanguage();
  const person = "person" in data ? whoIs(data.person, name) : "";
  const role = "role" in data ? organisationRole(data.role) : "";
  const voucher = "publicKey" in data ? isolated(data.name) : "";
  const what = "what" in data ? data.what : [];
  switch (type) {
    case "roleGiven":
      return t.roleGiven(person, role);
    case "roleTaken":
      return t.roleTaken(person, role);
    case "detailsChanged":
      return t.detailsChanged(
        person,
        typeof what === "string"
          ? t.thing[what]
          : listWords(
              what.map((one) => t.detail[one]),
              language,
            ),
      );
    case "changeDenied":
      return t.changeDenied(person, typeof what === "string" ? t.thing[what] : "");
    case "tokenMade":
      return t.tokenMade(role);
    case "voucherRegistered":
      return t.voucherRegistered(voucher);
    case "tokenEnded":
    case "voucherEnded":
    case "templateAdopted":
      return t[type];
    default:
      return t[type](person);
  }
}
