import type { Ports, PublicKey } from "./ports.ts";

const ALGORITHMS = {
  OKP: { name: "Ed25519" },
  EC: { name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  RSA: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
} as const satisfies { readonly [kty in PublicKey["kty"]]: object };

/**
 * Signatures by Web Crypto, which servers and browsers both have. Null where it is missing (a page that did not come over
 * https) or does not know the scheme; false for a key that is none.
 */
export const verifyWithWebCrypto: Ports["verify"] = async (key, message, signature) => {
  const { subtle } = globalThis.crypto;
  if (subtle === undefined) return null;
  const algorithm = ALGORITHMS[key.kty];
  try {
    const imported = await subtle.importKey("jwk", { ...key }, algorithm, false, ["verify"]);
    return await subtle.verify(
      algorithm,
      imported,
      Uint8Array.from(signature),
      Uint8Array.from(message),
    );
  } catch (error) {
    return error instanceof Error && error.name === "NotSupportedError" ? null : false;
  }
};
