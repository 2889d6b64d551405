/** How to reach a person. Personal data: it stays in the activity that asked for it. */
export type Contact = {
  /** An email address, or null for somebody who only reads their page. */
  readonly address: string | null;
  /** What they want to be called. */
  readonly name: string | null;
  /** IANA time zone; null for the United Kingdom's. */
  readonly zone: string | null;
};

export type AddressBook = {
  /** Null when nobody is known by that pseudonym (any more). */
  contactFor(pseudonym: string): Promise<Contact | null>;
};
