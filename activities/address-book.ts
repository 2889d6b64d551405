import type { Language } from "../domain/language.ts";
import type { QuietHours } from "../domain/quiet-hours.ts";

/** How to reach a person. Personal data: it stays in the activity that asked for it. */
export type Contact = {
  /** An email address, or null for somebody who only reads their page. */
  readonly address: string | null;
  /** How they chose to be told; absent: by email. `none`: they look themselves. */
  readonly toldBy?: "email" | "sms" | "none";
  /** The number at which they let themselves be told by text message: always, or where an email is refused. */
  readonly textsTo?: string;
  /** When they chose not to be written to. */
  readonly quiet?: QuietHours;
  /** What they want to be called. */
  readonly name: string | null;
  /** IANA time zone; null for the United Kingdom's. */
  readonly zone: string | null;
  /** What they chose; null until they do. */
  readonly language: Language | null;
};

export type AddressBook = {
  /** Those of these pseudonyms by which somebody is (still) known. */
  contactsFor(pseudonyms: readonly string[]): Promise<ReadonlyMap<string, Contact>>;
};
