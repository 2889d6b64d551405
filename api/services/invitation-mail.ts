import type { OrganisationRole } from "../principal.ts";

/** What each role may do, as whoever gets it reads it. */
const WHAT: { readonly [R in OrganisationRole]: string } = {
  administrator: "an administrator: you look after people, roles and settings",
  "programme-manager": "a programme manager: you start runs and help them along",
  auditor: "an auditor: you read and check what was decided",
  "pwle-approver": "somebody with lived experience: nothing is decided together without you",
  member: "a member: you take part in a group",
};

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
}): { readonly subject: string; readonly text: string } => {
  const by = about.by ?? about.organisationName;
  return {
    subject: "You are invited",
    text: [
      about.name === null ? "Hello," : `Hello ${about.name},`,
      about.by === null
        ? `You were added to ${about.organisationName} on Alongside.`
        : `${about.by} has added you to ${about.organisationName} on Alongside.`,
      `You are there as ${about.roles.map((role) => WHAT[role]).join("; and as ")}.`,
      `Open this link and press the button to have a look:\n${about.link}`,
      "You need no password. The link works once, and for 8 hours. After that, its page sends you a new one.",
      `Is this a mistake, or do you not know ${by}? Then do nothing: nobody can act as you.`,
    ].join("\n\n"),
  };
};
