import type { Side } from "../template.ts";

type OfMember = { readonly member: string };

/**
 * A lived-experience organisation's word that a pseudonym and its passkey belong to somebody whom it knows, signed by a key of its own.
 * It names no run: the same word holds in every run of that person. `voucher`: SHA-256 of the voucher's raw Ed25519 public key, hex.
 * `publicKey`: that key; `credential`, `passkey`: the person's, as a run's record knows them (`PasskeyCredential`); `voucherSignature`: Ed25519
 * over the statement's RFC 8785 bytes (`statement.ts`). Keys and signature are base64url.
 */
export type Vouching = OfMember & {
  readonly voucher: string;
  /** The organisation's name: public, as it signs it. */
  readonly name: string;
  readonly publicKey: string;
  readonly credential: string;
  readonly passkey: string;
  /** The day on which it was signed, YYYY-MM-DD. */
  readonly on: string;
  readonly voucherSignature: string;
};

/** What of it a run goes by. */
export type Voucher = Pick<Vouching, "voucher" | "name" | "credential" | "passkey">;

/** How it is known who has lived experience: said by themselves, by others of the group, and by those who know them. */
export type MembershipEvent =
  /** What somebody brings, in their own word. Whoever has lived experience and works for the organisation says both. */
  | { readonly type: "sideDeclared"; readonly data: OfMember & { readonly sides: readonly Side[] } }
  /** Another member with lived experience says that this one has it too. `by`: who. */
  | { readonly type: "memberConfirmed"; readonly data: OfMember & { readonly by: string } }
  | { readonly type: "memberVouchedFor"; readonly data: Vouching };
