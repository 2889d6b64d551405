import type { Mail } from "../mailer.ts";
import { CODE_MINUTES } from "./sign-in-codes.ts";

/** The message that carries a sign-in link, in plain words. `isShared`: others get their mail at this address, too. */
export const signInMail = (about: {
  readonly email: string;
  readonly name: string | null;
  readonly organisation: { readonly id: string; readonly name: string };
  readonly isShared: boolean;
  readonly link: string;
  /** Six digits. */
  readonly code: string;
  /** For example "8 hours". */
  readonly lasts: string;
}): Mail => {
  const name = about.name ?? "you";
  return {
    to: about.email,
    kind: "sign-in",
    organisation: about.organisation.id,
    subject: about.isShared
      ? `Your sign-in link for Alongside: ${name}`
      : "Your sign-in link for Alongside",
    text: [
      about.name === null ? "Hello," : `Hello ${about.name},`,
      "",
      "Open this link and press the button to sign in:",
      about.link,
      "",
      `Or type this code on the page where you asked for it: ${about.code}\nIt works for ${CODE_MINUTES} minutes. Tell it to nobody: we never ask for it by phone or mail.`,
      "",
      ...(about.isShared
        ? [
            `This link is for ${name} (${about.organisation.name}) and for nobody else. Other people who use this email address get a message of their own.`,
          ]
        : []),
      `The link works once, and for ${about.lasts}. A newer link ends this one. Opening it changes nothing: you sign in by pressing the button.`,
      "If you did not ask for it, you can ignore this message.",
    ].join("\n"),
  };
};
