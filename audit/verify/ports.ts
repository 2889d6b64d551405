import type { Sha256 } from "../log/merkle.ts";

/**
 * A public key as JSON Web Keys write it (RFC 7518 section 6, RFC 8037): an Ed25519 key of a log, a witness or a passkey, or
 * a passkey's P-256 or RSA key. Values are base64url.
 */
export type PublicKey =
  | { readonly kty: "OKP"; readonly crv: "Ed25519"; readonly x: string }
  | { readonly kty: "EC"; readonly crv: "P-256"; readonly x: string; readonly y: string }
  | { readonly kty: "RSA"; readonly n: string; readonly e: string };

/**
 * What checking needs of the machine that it runs on: a server and a browser have different ones.
 * `verify`: whether a signature holds (Ed25519; ECDSA with SHA-256, as r || s; RSASSA-PKCS1-v1_5 with SHA-256); null when
 * this machine can't tell.
 */
export type Ports = {
  readonly sha256: Sha256;
  readonly verify: (
    key: PublicKey,
    message: Uint8Array,
    signature: Uint8Array,
  ) => Promise<boolean | null>;
};
