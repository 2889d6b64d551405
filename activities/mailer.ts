/** One message in plain text. It carries a person's address: never log it. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** How the product sends mail. Rejects when the message was not taken over by a server. */
export type Mailer = { send(mail: Mail): Promise<void> };

/** A mail server's answer that trying again will not change: RFC 5321 section 4.2.1, reply codes 500 and above. */
export const isRefused = (error: unknown): boolean =>
  typeof error === "object" &&
  error !== null &&
  "responseCode" in error &&
  typeof error.responseCode === "number" &&
  error.responseCode >= 500;
