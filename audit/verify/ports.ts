import type { Sha256 } from "../log/merkle.ts";

/** Signature schemes that a bundle may hold: Ed25519 of logs and witnesses, and those of passkeys (RFC 9053 section 2). */
export type SignatureScheme = "Ed25519" | "ES256" | "RS256";

/**
 * What checking needs of the machine that it runs on: a server and a browser have different ones.
 * `verify`: whether a signature holds; null when this machine can't tell. The key is raw for Ed25519 (32 bytes) and
 * SubjectPublicKeyInfo in DER for the others; an ES256 signature is r || s (64 bytes).
 */
export type Ports = {
  readonly sha256: Sha256;
  readonly verify: (
    scheme: SignatureScheme,
    publicKey: Uint8Array,
    message: Uint8Array,
    signature: Uint8Array,
  ) => Promise<boolean | null>;
};
