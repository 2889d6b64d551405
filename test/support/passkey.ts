import { generateKeyPairSync, hash, sign, type JsonWebKey } from "node:crypto";
import { canonicalBytes } from "../../audit/entry.ts";
import type { PasskeySignature } from "../../domain/events/passkey.ts";
import type { Statement } from "../../domain/blocks/gate/statement.ts";

/** The three that WebAuthn asks servers to know (COSE algorithms -7, -257, -8). */
export type Kind = "P-256" | "RSA" | "Ed25519";

export type Passkey = {
  /** COSE_Key, base64url. */
  readonly publicKey: string;
  sign(message: Uint8Array): Buffer;
};

const head = (major: number, size: number): Buffer => {
  if (size < 24) return Buffer.from([(major << 5) | size]);
  if (size < 256) return Buffer.from([(major << 5) | 24, size]);
  return Buffer.from([(major << 5) | 25, size >> 8, size & 0xff]);
};

const item = (value: number | Uint8Array): Buffer => {
  if (typeof value === "number") return value < 0 ? head(1, -1 - value) : head(0, value);
  return Buffer.concat([head(2, value.length), value]);
};

/** A CBOR map (RFC 8949) of whole numbers to whole numbers or byte strings. */
export const cborMap = (
  ...pairs: readonly (readonly [number, number | Uint8Array])[]
): Uint8Array =>
  Buffer.concat([head(5, pairs.length), ...pairs.flat().map((value) => item(value))]);

const keysOf = (kind: Kind) => {
  switch (kind) {
    case "P-256":
      return generateKeyPairSync("ec", { namedCurve: "P-256" });
    case "RSA":
      return generateKeyPairSync("rsa", { modulusLength: 2048 });
    case "Ed25519":
      return generateKeyPairSync("ed25519");
  }
};

/** The COSE_Key of a public key. */
export const coseOf = (kind: Kind, jwk: JsonWebKey): Uint8Array => {
  const bytes = (text: string | undefined) => Buffer.from(text ?? "", "base64url");
  switch (kind) {
    case "P-256":
      return cborMap([1, 2], [3, -7], [-1, 1], [-2, bytes(jwk.x)], [-3, bytes(jwk.y)]);
    case "RSA":
      return cborMap([1, 3], [3, -257], [-1, bytes(jwk.n)], [-2, bytes(jwk.e)]);
    case "Ed25519":
      return cborMap([1, 1], [3, -8], [-1, 6], [-2, bytes(jwk.x)]);
  }
};

export const createPasskey = (kind: Kind): Passkey => {
  const { publicKey, privateKey } = keysOf(kind);
  return {
    publicKey: Buffer.from(coseOf(kind, publicKey.export({ format: "jwk" }))).toString("base64url"),
    sign: (message) => sign(kind === "Ed25519" ? null : "sha256", message, privateKey),
  };
};

/** What an authenticator and its client make of a statement (WebAuthn Level 3, section 6.3.3); a test changes parts of it. */
export type Made = {
  readonly site?: string;
  /** Bit 0: present, bit 2: verified. */
  readonly flags?: number;
  readonly client?: { readonly [key: string]: unknown };
  /** Bytes that the authenticator's data have more (or, below 0, less) than an assertion's plain 37. */
  readonly more?: number;
  /** What the client makes of the JSON that it would have sent. */
  readonly rewrite?: (json: string) => string;
};

export const assertionOf = (
  passkey: Passkey,
  credential: string,
  statement: Statement,
  { site = "alongside.example", flags = 0b101, client = {}, more = 0, rewrite = String }: Made = {},
): PasskeySignature => {
  const authenticatorData = Buffer.concat([
    hash("sha256", site, "buffer"),
    Buffer.from([flags, 0, 0, 0, 1]),
    Buffer.alloc(Math.max(0, more)),
  ]).subarray(0, 37 + more);
  const clientDataJSON = Buffer.from(
    rewrite(
      JSON.stringify({
        type: "webauthn.get",
        challenge: hash("sha256", canonicalBytes(statement), "buffer").toString("base64url"),
        origin: "https://alongside.example",
        ...client,
      }),
    ),
  );
  const message = Buffer.concat([authenticatorData, hash("sha256", clientDataJSON, "buffer")]);
  return {
    credential,
    at: statement.at,
    authenticatorData: authenticatorData.toString("base64url"),
    clientDataJSON: clientDataJSON.toString("base64url"),
    signature: passkey.sign(message).toString("base64url"),
  };
};
