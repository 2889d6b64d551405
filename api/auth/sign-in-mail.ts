import type { Mail } from "../mailer.ts";

/** The message that carries a sign-in link, in plain words. */
export const signInMail = (to: string, name: string | null, link: string): Mail => ({
  to,
  subject: "Your sign-in link for Alongside",
  text: [
    name === null ? "Hello," : `Hello ${name},`,
    "",
    "Open this link and press the button to sign in:",
    link,
    "",
    "The link works once, and for 8 hours. Opening it changes nothing: you sign in by pressing the button.",
    "If you did not ask for it, you can ignore this message.",
    "",
    "Alongside",
    "",
  ].join("\n"),
});
