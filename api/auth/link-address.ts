/**
 * The address by which the sign-in library knows a person, as the view `auth.user` gives it. No mail ever goes there: what
 * people type is looked up in the directory (decision 0125).
 */
export const linkAddressOf = (person: string): string => `${person}@person.invalid`;

/** Whose address that is. */
export const personOfLinkAddress = (address: string): string =>
  address.slice(0, address.indexOf("@"));
