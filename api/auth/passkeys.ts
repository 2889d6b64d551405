import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import {
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from "@simplewebauthn/server";
import type { Kysely } from "kysely";
import type { PasskeyCredential } from "../../domain/events/passkey.ts";
import { COSE_ALGORITHMS, coseKey } from "../../audit/verify/cose-key.ts";
import type { ApiDatabase } from "../database.ts";
import { WAITING_DAYS } from "./waiting-days.ts";
import type { Assertion, Attestation, Passkey } from "../contracts/passkey.ts";

/** Milliseconds for which a registration that was begun may be finished. */
const LIFETIME = 10 * 60 * 1000;
/** Those that a verifier knows, and no others: nobody gets a key whose answers could not be checked. */
const ALGORITHMS = [...COSE_ALGORITHMS];
const TRANSPORTS = ["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"] as const;
type Transport = (typeof TRANSPORTS)[number];

export type RegistrationOptions = Awaited<ReturnType<typeof generateRegistrationOptions>>;

export type Passkeys = {
  list(person: string): Promise<readonly Passkey[]>;
  registrationOptions(person: string, name: string): Promise<RegistrationOptions>;
  /**
   * Keeps a new passkey, with what `onKept` writes; null when it does not hold, or was not asked for just now. `madeIn`: the session
   * in which it was made.
   */
  register(
    person: string,
    madeIn: string | null,
    attestation: Attestation,
    onKept: (
      transaction: Kysely<ApiDatabase>,
      credential: string,
      countsFrom: Date,
    ) => Promise<void>,
  ): Promise<Passkey | null>;
  /** Removes it, with what `onGone` writes. @returns false when this person has no such key. */
  remove(
    person: string,
    credential: string,
    onGone: (transaction: Kysely<ApiDatabase>) => Promise<void>,
  ): Promise<boolean>;
  /** The credential as the record will name it, when this person's key signed exactly this challenge; else null. */
  verify(
    person: string,
    challenge: Uint8Array,
    assertion: Assertion,
  ): Promise<PasskeyCredential | null>;
  /** What a browser needs to ask for a signature. */
  requestOptions(person: string, challenge: Uint8Array): Promise<RequestOptions>;
};

/** PublicKeyCredentialRequestOptionsJSON (WebAuthn Level 3, section 5.5). */
export type RequestOptions = {
  readonly challenge: string;
  readonly rpId: string;
  readonly timeout: number;
  readonly userVerification: "required";
  readonly allowCredentials: readonly {
    readonly type: "public-key";
    readonly id: string;
    readonly transports: readonly string[];
  }[];
};

const DAY = 24 * 60 * 60 * 1000;

/** Registering passkeys and checking what they signed. Challenges of registrations are signed, so that none is kept. */
export function createPasskeys(deps: {
  readonly db: Kysely<ApiDatabase>;
  readonly secret: string;
  readonly publicUrl: string;
  readonly now: () => Date;
  /** See `WAITING_DAYS`. */
  readonly waitingDays?: number;
}): Passkeys {
  const { db, secret, now, waitingDays = WAITING_DAYS } = deps;
  const { origin, hostname } = new URL(deps.publicUrl);

  const proof = (person: string, expiry: Uint8Array, nonce: Uint8Array): Buffer =>
    createHmac("sha256", secret)
      .update(`passkey\0${person}\0`)
      .update(expiry)
      .update(nonce)
      .digest();

  const freshChallenge = (person: string): Uint8Array<ArrayBuffer> => {
    const expiry = Buffer.alloc(8);
    expiry.writeBigUInt64BE(BigInt(now().getTime() + LIFETIME));
    const nonce = randomBytes(16);
    return new Uint8Array(Buffer.concat([expiry, nonce, proof(person, expiry, nonce)]));
  };

  const isOurs = (person: string, challenge: string): boolean => {
    const bytes = Buffer.from(challenge, "base64url");
    if (bytes.length !== 56 || bytes.readBigUInt64BE(0) < BigInt(now().getTime())) return false;
    const expected = proof(person, bytes.subarray(0, 8), bytes.subarray(8, 24));
    return timingSafeEqual(expected, bytes.subarray(24));
  };

  const rows = (person: string) =>
    db.selectFrom("auth.passkey").selectAll().where("person", "=", person).orderBy("created_at");

  return {
    async list(person) {
      return (await rows(person).execute()).map(passkeyOf);
    },

    async registrationOptions(person, name) {
      const known = await rows(person).execute();
      return generateRegistrationOptions({
        rpName: "Alongside",
        rpID: hostname,
        userID: new TextEncoder().encode(person),
        userName: name,
        userDisplayName: name,
        challenge: freshChallenge(person),
        attestationType: "none",
        supportedAlgorithmIDs: ALGORITHMS,
        excludeCredentials: known.map(({ id }) => ({ id })),
        authenticatorSelection: { residentKey: "preferred", userVerification: "required" },
      });
    },

    async register(person, madeIn, attestation, onKept) {
      const outcome = await verifyRegistrationResponse({
        response: {
          ...attestation,
          type: "public-key",
          clientExtensionResults: {},
          response: {
            clientDataJSON: attestation.response.clientDataJSON,
            attestationObject: attestation.response.attestationObject,
          },
        },
        expectedChallenge: (challenge) => isOurs(person, challenge),
        expectedOrigin: origin,
        expectedRPID: hostname,
        requireUserVerification: true,
        supportedAlgorithmIDs: ALGORITHMS,
      }).catch(() => null);
      if (outcome === null || !outcome.verified) return null;
      const { credential } = outcome.registrationInfo;
      if (coseKey(credential.publicKey) === null) return null;
      const row = await db.transaction().execute(async (trx) => {
        const kept = await trx
          .insertInto("auth.passkey")
          .values({
            id: credential.id,
            hash: hashOfCredential(credential.id),
            person,
            public_key: Buffer.from(credential.publicKey),
            counts_from: new Date(now().getTime() + waitingDays * DAY),
            made_in: madeIn,
            transports: (attestation.response.transports ?? []).filter(isTransport),
          })
          .onConflict((on) => on.doNothing())
          .returningAll()
          .executeTakeFirst();
        if (kept !== undefined) await onKept(trx, kept.hash, kept.counts_from);
        return kept;
      });
      return row === undefined ? null : passkeyOf(row);
    },

    remove: (person, credential, onGone) =>
      db.transaction().execute(async (trx) => {
        const gone = await trx
          .deleteFrom("auth.passkey")
          .where("person", "=", person)
          .where("hash", "=", credential)
          .executeTakeFirst();
        if (gone.numDeletedRows === 0n) return false;
        await onGone(trx);
        return true;
      }),

    async verify(person, challenge, assertion) {
      const row = await rows(person).where("id", "=", assertion.id).executeTakeFirst();
      if (row === undefined) return null;
      const { clientDataJSON, authenticatorData, signature } = assertion.response;
      const outcome = await verifyAuthenticationResponse({
        response: {
          id: assertion.id,
          rawId: assertion.rawId,
          type: "public-key",
          clientExtensionResults: {},
          response: { clientDataJSON, authenticatorData, signature },
        },
        expectedChallenge: Buffer.from(challenge).toString("base64url"),
        expectedOrigin: origin,
        expectedRPID: hostname,
        // No counters: passkeys that a person's devices share have none, and a statement is good once (decision 0085).
        credential: { id: row.id, publicKey: new Uint8Array(row.public_key), counter: 0 },
        requireUserVerification: true,
      }).catch(() => null);
      if (outcome === null || !outcome.verified) return null;
      return {
        credential: row.hash,
        publicKey: row.public_key.toString("base64url"),
        relyingParty: hostname,
        countsFrom: row.counts_from.toISOString(),
        ...(row.transports.length === 0 ? {} : { transports: row.transports }),
      };
    },

    async requestOptions(person, challenge) {
      const known = await rows(person).execute();
      return {
        challenge: Buffer.from(challenge).toString("base64url"),
        rpId: hostname,
        timeout: LIFETIME,
        userVerification: "required",
        allowCredentials: known.map(({ id, transports }) => ({
          type: "public-key",
          id,
          transports,
        })),
      };
    },
  };
}

const isTransport = (value: string): value is Transport =>
  TRANSPORTS.some((transport) => transport === value);

/** What the record calls a credential: SHA-256 of its id, hex. */
const hashOfCredential = (id: string): string =>
  createHash("sha256").update(Buffer.from(id, "base64url")).digest("hex");

const passkeyOf = (row: {
  readonly hash: string;
  readonly public_key: Buffer;
  readonly created_at: Date;
  readonly counts_from: Date;
}): Passkey => ({
  publicKey: row.public_key.toString("base64url"),
  credential: row.hash,
  since: row.created_at.toISOString(),
  countsFrom: row.counts_from.toISOString(),
});
