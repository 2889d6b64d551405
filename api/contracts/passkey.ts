import { z } from "@hono/zod-openapi";

const Base64Url = z.string().regex(/^[A-Za-z0-9_-]{1,8192}$/, "Write it in base64url.");

/** AuthenticationResponseJSON (WebAuthn Level 3, section 5.1), as far as it is looked at. */
export const AssertionBody = z.object({
  id: Base64Url,
  rawId: Base64Url,
  response: z.object({
    clientDataJSON: Base64Url,
    authenticatorData: Base64Url,
    signature: Base64Url,
  }),
});
export type Assertion = z.infer<typeof AssertionBody>;

/** What a person's passkey signed of an answer, with what `passkey-challenge` gave for it. */
export const SignedBody = z.strictObject({
  at: z.iso.datetime().openapi({ description: "As the challenge gave it." }),
  nonce: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  assertion: AssertionBody.openapi({
    description: "What `navigator.credentials.get()` answered, by `toJSON()`.",
  }),
});
export type Signed = z.infer<typeof SignedBody>;

/** RegistrationResponseJSON (WebAuthn Level 3, section 5.1), as far as it is looked at. */
export const AttestationBody = z.object({
  id: Base64Url,
  rawId: Base64Url,
  response: z.object({
    clientDataJSON: Base64Url,
    attestationObject: Base64Url,
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});
export type Attestation = z.infer<typeof AttestationBody>;

export const PasskeyShown = z
  .object({
    publicKey: z.string().openapi({ description: "Its COSE_Key (RFC 9052), base64url." }),
    credential: z.string().openapi({ description: "SHA-256 of its id: its name in the record." }),
    since: z.string(),
    countsFrom: z.string().openapi({
      description: "Until then, what it signs counts as no more than being signed in.",
    }),
  })
  .openapi("Passkey");
export type Passkey = Readonly<z.infer<typeof PasskeyShown>>;
