import type { Delivery } from "./mailer.ts";

/** A text message. It carries a person's number: never log it. `messageId`: with its angle brackets, see `Mail`. */
export type TextMessage = {
  readonly to: string;
  readonly text: string;
  readonly messageId: string;
};

/** How the product sends text messages. Rejects when the message was not taken over. */
export type Texter = { send(message: TextMessage): Promise<Delivery> };
