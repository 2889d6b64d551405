/** One message in plain text. It carries a person's address: never log it. */
export type Mail = { readonly to: string; readonly subject: string; readonly text: string };

/** How the product sends mail. Rejects when the message was not taken over by a server. */
export type Mailer = { send(mail: Mail): Promise<void> };
