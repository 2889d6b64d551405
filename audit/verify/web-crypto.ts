import type { Ports, SignatureScheme } from "./ports.ts";

const ALGORITHMS = {
  Ed25519: { format: "raw", name: "Ed25519" },
  ES256: { format: "spki", name: "ECDSA", namedCurve: "P-256", hash: "SHA-256" },
  RS256: { format: "spki", name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
} as const satisfies { readonly [scheme in SignatureScheme]: object };

/**
 * Signatures by Web Crypto, which servers and browsers both have. Null where it is missing (a page that did not come over
 * https) or does not know the scheme; false for a key that is none.
 */
export const verifyWithWebCrypto: Ports["verify"] = async (
  scheme,
  publicKey,
  message,
  signature,
) => {
  const subtle = globalThis.crypto?.subtle;
  if (subtle === undefined) return null;
  const { format, ...algorithm } = ALGORITHMS[scheme];
  try {
    const key = await subtle.importKey(format, Uint8Array.from(publicKey), algorithm, false, [
      "verify",
    ]);
    return await subtle.verify(
      algorithm,
      key,
      Uint8Array.from(signature),
      Uint8Array.from(message),
    );
  } catch (error) {
    return error instanceof Error && error.name === "NotSupportedError" ? null : false;
  }
};
