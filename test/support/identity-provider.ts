import { generateKeyPairSync, randomBytes } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { Provider } from "oidc-provider";
import { freePort } from "../../infra/servers/free-port.ts";

/** Whose account it is: an address, and whether the provider has checked it. */
export type Account = { readonly email: string; readonly email_verified: boolean };

export type RunningProvider = {
  readonly settings: {
    readonly issuer: string;
    readonly clientId: string;
    readonly clientSecret: string;
  };
  /** Who sits before it from now on; null: somebody who goes back without signing in. */
  signsIn(account: Account | null): void;
  close(): Promise<void>;
};

/**
 * A real OpenID Connect provider on this machine, with one client, which must send PKCE.
 * @param callback the client's redirect address.
 * @param inToken whether it says the address in the ID token, instead of where it is asked (OpenID Connect Core 1.0 section 5.4).
 */
export async function runningProvider(
  callback: string,
  inToken: boolean,
): Promise<RunningProvider> {
  const port = await freePort();
  const issuer = `http://127.0.0.1:${port}`;
  const clientId = "alongside";
  const clientSecret = randomBytes(32).toString("hex");
  const accounts = new Map<string, Account>();
  let current: string | null = null;
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [callback],
        token_endpoint_auth_method: "client_secret_post",
      },
    ],
    pkce: { required: () => true },
    claims: { openid: ["sub"], email: ["email", "email_verified"] },
    conformIdTokenClaims: !inToken,
    cookies: { keys: [randomBytes(32).toString("hex")] },
    jwks: { keys: [{ ...signingKey(), use: "sig", alg: "RS256" }] },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_, { uid }) => `/interaction/${uid}` },
    findAccount: (_, sub) => {
      const account = accounts.get(sub);
      return account && { accountId: sub, claims: () => ({ sub, ...account }) };
    },
    async loadExistingGrant({ oidc }) {
      const grant = new oidc.provider.Grant({
        clientId,
        ...(oidc.account === undefined ? {} : { accountId: oidc.account.accountId }),
      });
      grant.addOIDCScope("openid email");
      await grant.save();
      return grant;
    },
  });
  const serve = provider.callback();
  const answer = (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (request.url?.startsWith("/interaction/") !== true) return serve(request, response);
    const result =
      current === null ? { error: "access_denied" } : { login: { accountId: current } };
    return provider.interactionFinished(request, response, result);
  };
  const server = createServer((request, response) => void answer(request, response));
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return {
    settings: { issuer, clientId, clientSecret },
    signsIn(account) {
      current = account === null ? null : randomBytes(8).toString("hex");
      if (account !== null && current !== null) accounts.set(current, account);
    },
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

const signingKey = () =>
  generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export({ format: "jwk" });
