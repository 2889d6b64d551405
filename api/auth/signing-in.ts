import type { Language } from "../../domain/language.ts";

/** Whom a link signs in. The name is null once it is erased. */
export type LinkOwner = { readonly person: string; readonly name: string | null };

/** What came of spending a link. `cookies`: values for `Set-Cookie` headers. */
export type SignedIn =
  | { readonly kind: "signed-in"; readonly cookies: readonly string[] }
  | { readonly kind: "invalid-link" };

/** What came of a code. `page`: of this site, to go on to. It is the same for a wrong code, an old one, and an address that nobody has. */
export type CodeSpent =
  | {
      readonly kind: "signed-in";
      readonly cookies: readonly string[];
      readonly page: string | null;
    }
  | { readonly kind: "invalid-code" }
  | { readonly kind: "too-many"; readonly retryAfter: number };

/** `retryAfter`: seconds. */
export type LinkAsked =
  | { readonly kind: "asked" }
  | { readonly kind: "too-many"; readonly retryAfter: number };

/**
 * Signing in. A link is `/sign-in/<token>` or `/set-up/<token>`: its GET only shows a page with a button (mail scanners
 * open links), and the button's POST spends it.
 */
export type SigningIn = {
  /**
   * Mails a link to each person who has that address. The answer is the same when nobody has. While a link of the last
   * minutes is in somebody's mailbox, no other is sent: that one works.
   * @param client where the request came from, for the limit on one source only.
   * @param to the page of this site that the link goes on to.
   * @param language of the page on which it was asked for: the mail's, for somebody who never chose one.
   */
  requestLink(
    email: string,
    client: string,
    to?: string | null,
    language?: Language | null,
  ): Promise<LinkAsked>;
  /** Whom a link signs in; null when it works no more. Changes nothing. */
  whoseLink(token: string): Promise<LinkOwner | null>;
  /** @param before the headers of a browser in which somebody may be signed in: they are signed out. */
  spendLink(token: string, before?: Headers): Promise<SignedIn>;
  /** Six digits for another device, to whoever holds a link, which goes on working; null when it works no more. */
  codeFor(token: string): Promise<string | null>;
  /**
   * Signs in, by six digits, one of the people who have an address.
   * @param client see `requestLink`. @param before see `spendLink`.
   */
  spendCode(email: string, code: string, client: string, before?: Headers): Promise<CodeSpent>;
  /** Makes the organisation and its first administrator, and signs them in. Once. */
  setUp(
    token: string,
    input: { readonly organisation: string; readonly name: string; readonly email: string },
  ): Promise<SignedIn>;
  /** Puts off the end of a session that is in use. The browser forgets the session unless it gets these cookies. */
  renew(request: Headers): Promise<{ readonly cookies: readonly string[] }>;
  signOut(request: Headers): Promise<{ readonly cookies: readonly string[] }>;
};

/** Signing in for a server that remembers for a moment who is signed in: whatever changes that makes it forget. */
export const forgettingSessions = (signIn: SigningIn, forget: () => void): SigningIn => {
  const forgetting = async <T>(change: Promise<T>): Promise<T> => {
    const result = await change;
    forget();
    return result;
  };
  return {
    requestLink: signIn.requestLink,
    whoseLink: signIn.whoseLink,
    spendLink: (token, before) => forgetting(signIn.spendLink(token, before)),
    codeFor: signIn.codeFor,
    spendCode: (email, code, client, before) =>
      forgetting(signIn.spendCode(email, code, client, before)),
    setUp: signIn.setUp,
    renew: (headers) => forgetting(signIn.renew(headers)),
    signOut: (headers) => forgetting(signIn.signOut(headers)),
  };
};
