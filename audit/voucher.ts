import { createPrivateKey, createPublicKey, generateKeyPairSync, hash, sign } from "node:crypto";
import type { Vouching } from "../domain/membership/event.ts";
import { vouchingStatement } from "../domain/membership/statement.ts";
import { canonicalBytes } from "./entry.ts";

/** A voucher's own key. It stays with them, away from the server. `privateKey`: PKCS #8, PEM. */
export type VoucherKey = { readonly name: string; readonly privateKey: string };

/** What is public of it. `voucher`: SHA-256 of the raw key, hex; `publicKey`: the raw Ed25519 key, base64url. */
export type PublicVoucher = Pick<Vouching, "voucher" | "name" | "publicKey">;

/** An Ed25519 key pair (RFC 8032) of an organisation that vouches for people. */
export const makeVoucherKey = (name: string): VoucherKey => ({
  name,
  privateKey: generateKeyPairSync("ed25519")
    .privateKey.export({ type: "pkcs8", format: "pem" })
    .toString(),
});

/** @throws Error when it is no Ed25519 key. */
export const publicVoucher = ({ name, privateKey }: VoucherKey): PublicVoucher => {
  const { x } = createPublicKey(createPrivateKey(privateKey)).export({ format: "jwk" });
  const raw = Buffer.from(x ?? "", "base64url");
  if (raw.length !== 32) throw new Error("This is no Ed25519 key.");
  return { name, voucher: voucherOf(raw), publicKey: raw.toString("base64url") };
};

/** The id of a raw Ed25519 public key, hex. */
export const voucherOf = (raw: Uint8Array): string => hash("sha256", raw, "hex");

/** Signs that somebody is known, and that the passkey is theirs. @throws Error when it is no Ed25519 key. */
export const signVouching = (
  key: VoucherKey,
  about: Pick<Vouching, "member" | "credential" | "passkey" | "on">,
): Vouching => {
  const known = { ...about, ...publicVoucher(key) };
  const statement = canonicalBytes(vouchingStatement(known));
  const signature = sign(null, statement, createPrivateKey(key.privateKey));
  return { ...known, voucherSignature: signature.toString("base64url") };
};
