import * as oidc from "openid-client";
import type { Visit } from "./visit.ts";

/** Seconds that one request to the provider may take. */
const PATIENCE = 10;

/** The page of this site to which the provider sends people back; it is registered there. */
export const CALLBACK = "/sign-in/provider/back";

export type ProviderSettings = {
  /** Its issuer identifier: an https address, or one of this machine. */
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
};

/**
 * What the provider says of whoever came back. `email`: an address that it has verified. `unverified`: it names none that it has.
 * `declined`: they, or the provider, broke it off. `rejected`: the answer is not one to a question of this browser. `away`: the provider
 * does not answer.
 */
export type ProviderWord =
  | { readonly kind: "email"; readonly email: string }
  | { readonly kind: "unverified" | "declined" | "rejected" | "away" };

/** An OpenID Connect provider, asked by authorization code with PKCE (OpenID Connect Core 1.0 section 3.1, RFC 7636). */
export type IdentityProvider = {
  /** @returns where to send the reader; null while the provider does not answer. */
  begin(to: string): Promise<{ readonly url: string; readonly visit: Visit } | null>;
  /** @param search the query with which they came back, with its question mark. */
  wordOf(search: string, visit: Visit): Promise<ProviderWord>;
};

/**
 * @param deps.publicUrl without a trailing slash.
 * @param deps.onTrouble told, by a code alone, why the provider's answer was of no use: its own errors hold what it says of people.
 */
export function createIdentityProvider(deps: {
  readonly settings: ProviderSettings;
  readonly publicUrl: string;
  readonly onTrouble: (code: string) => void;
}): IdentityProvider {
  const callback = `${deps.publicUrl}${CALLBACK}`;
  let found: oidc.Configuration | null = null;
  // Looked up when somebody first asks, so that a provider that is away keeps nothing from starting.
  const configuration = async (): Promise<oidc.Configuration> => {
    found ??= await discover(deps.settings);
    return found;
  };

  return {
    async begin(to) {
      const visit: Visit = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        verifier: oidc.randomPKCECodeVerifier(),
        to,
      };
      try {
        const url = oidc.buildAuthorizationUrl(await configuration(), {
          redirect_uri: callback,
          scope: "openid email",
          state: visit.state,
          nonce: visit.nonce,
          code_challenge: await oidc.calculatePKCECodeChallenge(visit.verifier),
          code_challenge_method: "S256",
        });
        return { url: url.href, visit };
      } catch (error) {
        deps.onTrouble(codeOf(error));
        return null;
      }
    },

    async wordOf(search, { state, nonce, verifier }) {
      try {
        const config = await configuration();
        const answer = await oidc.authorizationCodeGrant(config, new URL(callback + search), {
          expectedState: state,
          expectedNonce: nonce,
          pkceCodeVerifier: verifier,
          idTokenExpected: true,
        });
        const claims = answer.claims();
        if (claims === undefined) return { kind: "rejected" };
        // Some providers say the address in the ID token, others only where they are asked (section 5.4).
        const { email, email_verified: verified } =
          claims["email"] === undefined
            ? await oidc.fetchUserInfo(config, answer.access_token, claims.sub)
            : claims;
        return typeof email === "string" && verified === true
          ? { kind: "email", email }
          : { kind: "unverified" };
      } catch (error) {
        if (error instanceof oidc.AuthorizationResponseError) return { kind: "declined" };
        deps.onTrouble(codeOf(error));
        return { kind: isAway(error) ? "away" : "rejected" };
      }
    },
  };
}

const discover = ({ issuer, clientId, clientSecret }: ProviderSettings) =>
  oidc.discovery(new URL(issuer), clientId, clientSecret, undefined, {
    timeout: PATIENCE,
    // Plain http is for this machine alone, as the configuration sees to.
    ...(issuer.startsWith("http:") && { execute: [oidc.allowInsecureRequests] }),
  });

/** A connection that failed is a TypeError (the Fetch standard); the library has a code for one that took too long. */
const isAway = (error: unknown): boolean =>
  error instanceof TypeError || codeOf(error) === "OAUTH_TIMEOUT";

/** A code of the library, or the provider's own (RFC 6749 section 5.2). */
const codeOf = (error: unknown): string => {
  if (error instanceof oidc.ResponseBodyError) return error.error;
  return error instanceof oidc.ClientError ? (error.code ?? error.name) : "unreachable";
};
