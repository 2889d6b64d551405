import type { LoggedEvent } from "../../audit/verify/logged-event.ts";

const RUN = "019a9c3e-2f00-7a11-8b22-0123456789ab";
const ADA = "019a9c3e-2f00-7a11-8b22-00000000ada0";
const CREDENTIAL = "a722412af157935da360991d4387961f3add68fd36acf6a91e96c2ecb366363e";
const common = {
  run: RUN,
  schema: 1,
  at: "2026-11-22T10:00:01.000Z",
  actor: { id: ADA, role: "member", via: "session" },
} as const;

/** An answer as the virtual authenticator of Chromium 156 signed it on http://localhost, with the key that it made. */
export const chromiumAnswer: readonly LoggedEvent[] = [
  {
    ...common,
    id: "019a9c3e-2f00-7a11-8b22-000000000001",
    version: 1,
    type: "credentialRegistered",
    assurance: "signed-in",
    data: {
      member: ADA,
      credential: CREDENTIAL,
      relyingParty: "localhost",
      publicKey:
        "pQECAyYgASFYIPl8K9jRimmyay36_hzfvRQBjo5kR-ODtgdvrRICwiFwIlggq-s2zWXNK3jcqg_YEd00UvuVym7p3UVt1EDQDBm4ij0",
    },
  },
  {
    ...common,
    id: "019a9c3e-2f00-7a11-8b22-000000000002",
    version: 2,
    type: "signedOff",
    assurance: "passkey-signed",
    data: {
      part: "goal:1",
      request: "019a9c3e-2f00-7a11-8b22-00000000beef",
      version: 2,
      digest: "ab".repeat(32),
      member: ADA,
      by: ADA,
      answer: "yes-with-changes",
      comment: { commitment: "cd".repeat(32) },
      signature: {
        credential: CREDENTIAL,
        at: "2026-11-22T10:00:00.000Z",
        authenticatorData: "SZYN5YgOjGh0NBcPZHZgW4_krrmihjLHmVzzuoMdl2MFAAAAAg",
        clientDataJSON:
          "eyJ0eXBlIjoid2ViYXV0aG4uZ2V0IiwiY2hhbGxlbmdlIjoiX0NtcHlTQzJIaU5DRU1IV2VOSlZGY0pWQTVDM3VUaHQ2YlhiYWNmU2doTSIsIm9yaWdpbiI6Imh0dHA6Ly9sb2NhbGhvc3Q6NDY3NjMiLCJjcm9zc09yaWdpbiI6ZmFsc2V9",
        signature:
          "MEUCIQCvMABoOz8QxpVp8XHUIXznXLEEivAqSnPny-8S440WAQIgQ1sn1TAsLYBkpfbmnCgbTFfLLvXJcGvXCOoftzySb48",
      },
    },
  },
];
