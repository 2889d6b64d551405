/**
 * A passkey as a run's record knows it. `credential`: SHA-256 of the credential's id, hex. `publicKey`: COSE_Key (RFC
 * 9052 section 7), base64url. `relyingParty`: the domain that it answers to (WebAuthn Level 3, section 4). `countsFrom`: until
 * then (ISO 8601 UTC) the person had no time to say that it is not theirs; absent: it is taken for theirs.
 */
export type PasskeyCredential = {
  readonly credential: string;
  readonly publicKey: string;
  readonly relyingParty: string;
  readonly transports?: readonly string[];
  readonly countsFrom?: string;
};

/**
 * What a passkey signed of an answer (WebAuthn Level 3, section 6.3.3): public data, nothing personal. The challenge in
 * `clientDataJSON` is the SHA-256 of the canonical statement; `at` is the time that the statement gives, ISO 8601 UTC.
 * The three last are base64url.
 */
export type PasskeySignature = {
  readonly credential: string;
  readonly at: string;
  readonly authenticatorData: string;
  readonly clientDataJSON: string;
  readonly signature: string;
};

/** A person's key enters a run's record with the first answer that they sign by it there: the run proves itself. */
export type PasskeyEvent = {
  readonly type: "credentialRegistered";
  readonly data: PasskeyCredential & { readonly member: string };
};
