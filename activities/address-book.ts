import type { Language } from "../domain/language.ts";

/** How to reach a person. Personal data: it stays in the activity that asked for it. */
export type Contact = {
  /** An email address, or null for somebody who only reads their page. */
  readonly address: string | null;
  /** The number at which they chose to be told by text message, instead of by email. */
  readonly textsTo?: string;
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
