import { z } from "@hono/zod-openapi";
import { Day, Digest, Id, Name } from "./values.ts";

const inBase64Url = (bytes: number, message: string) =>
  z
    .string(message)
    .refine(
      (text) => /^[A-Za-z0-9_-]*$/u.test(text) && text.length === Math.ceil((bytes * 4) / 3),
      message,
    );

/** An organisation that may vouch for people: its name, and its raw Ed25519 public key, base64url. */
export const NewVoucher = z.strictObject({
  name: Name,
  publicKey: inBase64Url(32, "This is no key: paste the one that their command printed."),
});
export type NewVoucher = z.infer<typeof NewVoucher>;

const signature = "This is no signature: paste all that their command printed.";

/** What a voucher signed, as `npx alongside vouch` prints it. */
export const VouchForMember = z.strictObject({
  member: Id,
  voucher: Digest,
  name: Name,
  credential: Digest,
  passkey: z
    .string(signature)
    .min(1)
    .max(2000)
    .regex(/^[A-Za-z0-9_-]*$/u, signature),
  on: Day,
  voucherSignature: inBase64Url(64, signature),
});

/** The one line that `npx alongside vouch` prints: the statement that was signed, by which key, and the signature. */
const SignedLine = z.strictObject({
  statement: z.literal("alongside.voucher.v1"),
  person: z.string(),
  credential: z.string(),
  passkey: z.string(),
  name: z.string(),
  on: z.string(),
  voucher: z.string(),
  signature: z.string(),
});

/** What that line says, for the order; null when it is no such line. */
export function readSignedLine(line: string): z.input<typeof VouchForMember> | null {
  try {
    const { person, signature, statement: _, ...rest } = SignedLine.parse(JSON.parse(line));
    return { ...rest, member: person, voucherSignature: signature };
  } catch {
    return null;
  }
}

const AskLine = z.strictObject({
  statement: z.literal("alongside.voucher.v1"),
  person: Id,
  credential: Digest,
  passkey: VouchForMember.shape.passkey,
});

/** Who somebody is here, and their passkey, as they give it to a voucher; null when it is no such line. */
export function readAskLine(
  line: string,
): Pick<z.input<typeof VouchForMember>, "member" | "credential" | "passkey"> | null {
  try {
    const { person: member, credential, passkey } = AskLine.parse(JSON.parse(line));
    return { member, credential, passkey };
  } catch {
    return null;
  }
}
