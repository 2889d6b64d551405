import {
  createECDH,
  createHash,
  createHmac,
  createPrivateKey,
  createPublicKey,
  sign,
  type JsonWebKey,
} from "node:crypto";
import { readFileSync } from "node:fs";
import { ml_dsa44 } from "@noble/post-quantum/ml-dsa.js";
import { cosignedMessage, parseCheckpoint } from "../audit/log/checkpoint.ts";
import {
  createCosigner,
  createLogSigner,
  createMlDsaCosigner,
  type NoteSigner,
} from "../audit/log/signer.ts";
import type { VoucherKey } from "../audit/voucher.ts";
import { coseOf, type Kind, type Passkey } from "../test/support/passkey.ts";

/** 32 bytes that are the same each time. Whatever is signed with them proves nothing: everybody knows them. */
export const seed = (text: string): Buffer =>
  createHash("sha256").update(`alongside conformance: ${text}`).digest();

export const SITE = "alongside.example";
const SECONDS = 1_800_000_000;

export const log = createLogSigner("log.example/alongside", seed("log"));
/** The key that the log had before. */
export const logBefore = createLogSigner("log.example/alongside", seed("log before"));
export const stranger = createLogSigner("log.example/alongside", seed("stranger"));
export const otherLog = createLogSigner("other.example", seed("other log"));
export const witness = createCosigner("witness.example", seed("witness"), () => SECONDS);
const hedged = createMlDsaCosigner("witness.example", seed("ml-dsa witness"), () => SECONDS);

/** As the product's own, but without fresh randomness (FIPS 204 section 3.4), so that it is the same each time. */
export const mlDsaWitness: NoteSigner = {
  ...hedged,
  sign(text) {
    const { secretKey } = ml_dsa44.keygen(seed("ml-dsa witness"));
    const message = cosignedMessage(hedged.name, SECONDS, parseCheckpoint(text));
    if (message === null) throw new Error("A name is too long.");
    const { name, keyHash, signature: ours } = hedged.sign(text);
    const signature = ml_dsa44.sign(message, secretKey, { extraEntropy: false });
    return { name, keyHash, signature: Buffer.concat([ours.subarray(0, 8), signature]) };
  },
};
export const otherWitness = createCosigner("other.example", seed("other witness"), () => SECONDS);

/** The fixed head of a PKCS #8 Ed25519 key (RFC 8410), then its seed. */
const ed25519 = (text: string) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from("302e020100300506032b657004220420", "hex"), seed(text)]),
    format: "der",
    type: "pkcs8",
  });

export const voucherKey: VoucherKey = {
  name: "Those who know",
  privateKey: ed25519("voucher").export({ format: "pem", type: "pkcs8" }).toString(),
};

const numberOf = (bytes: Uint8Array): bigint => BigInt(`0x${Buffer.from(bytes).toString("hex")}`);
const bytesOf = (value: bigint): Buffer => Buffer.from(value.toString(16).padStart(64, "0"), "hex");
/** The order of P-256 (SEC 2, section 2.4.2). */
const ORDER = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

const power = (base: bigint, exponent: bigint): bigint => {
  let [result, square] = [1n, base % ORDER];
  for (let left = exponent; left > 0n; left >>= 1n) {
    if (left & 1n) result = (result * square) % ORDER;
    square = (square * square) % ORDER;
  }
  return result;
};

const derInteger = (value: bigint): Buffer => {
  const hex = value.toString(16);
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), "0"), "hex");
  const padded = (bytes[0] ?? 0) > 0x7f ? Buffer.concat([Buffer.of(0), bytes]) : bytes;
  return Buffer.concat([Buffer.of(2, padded.length), padded]);
};

/** ECDSA (FIPS 186-5 section 6.4.1) whose secret number follows from key and message, so that it is the same each time. */
const signEcdsa = (key: Buffer, message: Uint8Array): Buffer => {
  const digest = createHash("sha256").update(message).digest();
  const secret = createHmac("sha256", key).update(digest).digest();
  const point = createECDH("prime256v1");
  point.setPrivateKey(secret);
  const r = numberOf(point.getPublicKey().subarray(1, 33)) % ORDER;
  const s = (power(numberOf(secret), ORDER - 2n) * (numberOf(digest) + r * numberOf(key))) % ORDER;
  const body = Buffer.concat([derInteger(r), derInteger(s)]);
  return Buffer.concat([Buffer.of(0x30, body.length), body]);
};

const p256 = (text: string): Passkey => {
  const key = seed(text);
  const pair = createECDH("prime256v1");
  pair.setPrivateKey(bytesOf(numberOf(key) % ORDER));
  const point = pair.getPublicKey();
  const jwk = {
    x: point.subarray(1, 33).toString("base64url"),
    y: point.subarray(33).toString("base64url"),
  };
  return {
    publicKey: Buffer.from(coseOf("P-256", jwk)).toString("base64url"),
    sign: (message) => signEcdsa(bytesOf(numberOf(key) % ORDER), message),
  };
};

/** RSA keys can't be made from a seed: these two were made once, for these vectors alone. */
const rsaKeys: { readonly [bits: string]: JsonWebKey } = JSON.parse(
  readFileSync(new URL("rsa-keys.json", import.meta.url), "utf8"),
);

export const rsa = (bits: "1024" | "2048"): Passkey => {
  const key = createPrivateKey({ key: rsaKeys[bits] ?? {}, format: "jwk" });
  const jwk = createPublicKey(key).export({ format: "jwk" });
  return {
    publicKey: Buffer.from(coseOf("RSA", jwk)).toString("base64url"),
    sign: (message) => sign("sha256", message, key),
  };
};

/** A passkey of a kind. @param text whose it is. */
export const passkey = (kind: Kind, text: string): Passkey => {
  if (kind === "RSA") return rsa("2048");
  if (kind === "P-256") return p256(text);
  const key = ed25519(text);
  const jwk = createPublicKey(key).export({ format: "jwk" });
  return {
    publicKey: Buffer.from(coseOf("Ed25519", jwk)).toString("base64url"),
    sign: (message) => sign(null, message, key),
  };
};

/** What the record calls somebody's credential. */
export const credentialOf = (person: string): string =>
  createHash("sha256").update(`credential of ${person}`).digest("hex");
