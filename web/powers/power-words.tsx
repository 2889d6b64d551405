import type { PowerEntry } from "../../api/services/powers.ts";
import { listWords } from "../../domain/counted-words.ts";
import type { ChangedThing } from "../../domain/organisation/event.ts";
import { isolated } from "../words/isolate.ts";

const organisationRoleWords: { readonly [role: string]: string } = {
  administrator: "administrator",
  "programme-manager": "programme manager",
  "pwle-approver": "person who signs off",
  member: "member",
  auditor: "auditor",
};

export const organisationRole = (role: string): string => organisationRoleWords[role] ?? role;

/** Whoever did it, or whom it is about: by name while there is one. */
export const whoIs = (id: string, name: string | null): string => {
  if (id === "operator") return "whoever runs the server";
  return name === null ? `Person ${id.slice(-4)}` : isolated(name);
};

const DETAIL = { name: "name", phone: "phone number" } as const;

const THING = {
  address: "their email address",
  passkey: "their passkeys",
  name: "their name",
  phone: "their phone number",
  roles: "their roles",
} as const satisfies { readonly [W in ChangedThing]: string };

const detailWords = (what: ChangedThing | readonly (keyof typeof DETAIL)[]): string =>
  typeof what === "string" ? what : listWords(what.map((one) => DETAIL[one]));

/** What happened, as one sentence about whom it concerns. */
export function powerWords({ type, data, name }: PowerEntry): string {
  const person = "person" in data ? whoIs(data.person, name) : "";
  const role = "role" in data ? organisationRole(data.role) : "";
  const voucher = "publicKey" in data ? isolated(data.name) : "";
  const what = "what" in data ? data.what : [];
  switch (type) {
    case "personAdded":
      return `${person} was added.`;
    case "roleGiven":
      return `${person} became ${role}.`;
    case "roleTaken":
      return `${person} is no longer ${role}.`;
    case "addressChanged":
      return `The email address of ${person} was changed.`;
    case "addressConfirmed":
      return `${person} said that the new email address is theirs.`;
    case "detailsChanged":
      return `The ${detailWords(what)} of ${person} was changed.`;
    case "changeDenied":
      return `${person} said about a change of ${typeof what === "string" ? THING[what] : "theirs"}: “That was not me.”`;
    case "passkeyEnrolled":
      return `A passkey was made for ${person}.`;
    case "passkeyConfirmed":
      return `${person} said that the new passkey is theirs.`;
    case "passkeyRemoved":
      return `A passkey of ${person} was removed.`;
    case "signInLinkHandedOut":
      return `A sign-in link for ${person} was handed out on the server.`;
    case "signedInByProvider":
      return `${person} signed in with their work account.`;
    case "accountEnded":
      return `The account of ${person} ended.`;
    case "tokenMade":
      return `A token for a program was made, with the role ${role}.`;
    case "tokenEnded":
      return "A program's token was ended.";
    case "voucherRegistered":
      return `${voucher} may vouch for people here.`;
    case "voucherEnded":
      return "An organisation may not vouch for people here any more.";
    case "templateAdopted":
      return "A pathway was used for the first time.";
  }
}
