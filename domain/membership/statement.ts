import type { Vouching } from "./event.ts";

/**
 * What a voucher signs: we, `name`, know the person behind the pseudonym `person`, they have lived experience, and this passkey is theirs.
 * A flat JSON object; its RFC 8785 bytes are what is signed. `on`: YYYY-MM-DD. The other fields are as in `Vouching`.
 */
export type VouchingStatement = {
  readonly statement: "alongside.voucher.v1";
  readonly person: string;
  readonly credential: string;
  readonly passkey: string;
  readonly name: string;
  readonly on: string;
};

export const vouchingStatement = ({
  member,
  credential,
  passkey,
  name,
  on,
}: Pick<Vouching, "member" | "credential" | "passkey" | "name" | "on">): VouchingStatement => ({
  statement: "alongside.voucher.v1",
  person: member,
  credential,
  passkey,
  name,
  on,
});

/** What a person gives to the voucher: who they are here, and their passkey. One line of JSON. */
export const askLine = (about: Pick<Vouching, "member" | "credential" | "passkey">): string => {
  const { name: _, on: __, ...asked } = vouchingStatement({ ...about, name: "", on: "" });
  return JSON.stringify(asked);
};

/** What the voucher gives back: one line of JSON, with what was signed, by which key, and the signature. */
export const signedLine = (vouching: Vouching): string =>
  JSON.stringify({
    ...vouchingStatement(vouching),
    voucher: vouching.voucher,
    signature: vouching.voucherSignature,
  });
