import { createHmac, hash, randomBytes } from "node:crypto";
import { canonicalBytes } from "../../../audit/entry.ts";
import type { Order } from "../../../domain/command.ts";
import type { PasskeyCredential, PasskeySignature } from "../../../domain/events/passkey.ts";
import { assentOf, statementOf, type Statement } from "../../../domain/blocks/gate/statement.ts";
import type { Passkeys, RequestOptions } from "../../auth/passkeys.ts";
import type { Signed } from "../../contracts/passkey.ts";
import type { Principal } from "../../principal.ts";
import { sealOrder, type SealableOrder } from "./seal-order.ts";
import { createSealer } from "./sealer.ts";

/** Milliseconds between reading a statement and its signature being on record. */
const LIFETIME = 10 * 60 * 1000;

type AnswerOrder = Extract<
  Order,
  { readonly type: "signOff" | "decline" | "prefer" | "askForTime" | "standAside" }
>;

/** What a person is asked to sign. `at` and `nonce` come back with the signature. */
export type PasskeyChallenge = {
  readonly statement: Statement;
  readonly at: string;
  readonly nonce: string;
  readonly options: RequestOptions;
};

export type PasskeyProof = {
  readonly credential: PasskeyCredential;
  readonly signature: PasskeySignature;
};

export type SignedAnswers = {
  /** The statement of an answer, and what a browser needs to have it signed. `part`: what its request is about. */
  challenge(
    principal: Principal,
    run: string,
    part: string,
    raw: SealableOrder,
  ): Promise<PasskeyChallenge | null>;
  /** The proof for a sealed order, or null when this person's key did not sign it a moment ago. */
  verify(
    principal: Principal,
    run: string,
    part: string,
    order: Order,
    signed: Signed,
  ): Promise<PasskeyProof | null>;
  /** The key that seals the words of a signed answer: the same when they are put to the person and when they are sent. */
  wordsKey(nonce: string): Uint8Array;
};

/**
 * Answers that a passkey signs. Nothing is kept between the statement and the signature: the words' key follows from a
 * nonce that only the person's browser holds and from this server's secret.
 */
export function createSignedAnswers(deps: {
  readonly passkeys: Passkeys;
  readonly secret: string;
  readonly now: () => Date;
}): SignedAnswers {
  const { passkeys, now } = deps;
  const wordsKey = (nonce: string) =>
    createHmac("sha256", deps.secret).update(`signed words\0${nonce}`).digest();

  return {
    wordsKey,

    async challenge(principal, run, part, raw) {
      const { person } = principal;
      if (person === null) return null;
      const nonce = randomBytes(32).toString("base64url");
      const order = sealOrder(raw, principal.id, createSealer(wordsKey(nonce)));
      if (!isAnswer(order)) return null;
      const at = now().toISOString();
      const statement = statementOf(
        run,
        { ...order.data, part },
        assentOf(order),
        principal.id,
        at,
      );
      const options = await passkeys.requestOptions(person, challengeOf(statement));
      return options.allowCredentials.length === 0 ? null : { statement, at, nonce, options };
    },

    async verify(principal, run, part, order, { at, assertion }) {
      const age = now().getTime() - Date.parse(at);
      if (principal.person === null || !isAnswer(order) || !(age >= 0 && age <= LIFETIME)) {
        return null;
      }
      const statement = statementOf(
        run,
        { ...order.data, part },
        assentOf(order),
        principal.id,
        at,
      );
      const credential = await passkeys.verify(principal.person, challengeOf(statement), assertion);
      if (credential === null) return null;
      const { authenticatorData, clientDataJSON, signature } = assertion.response;
      return {
        credential,
        signature: {
          credential: credential.credential,
          at,
          authenticatorData,
          clientDataJSON,
          signature,
        },
      };
    },
  };
}

/** SHA-256 of the statement's RFC 8785 bytes: the WebAuthn challenge, 32 bytes. */
export const challengeOf = (statement: Statement): Buffer =>
  hash("sha256", canonicalBytes(statement), "buffer");

const ANSWERS: readonly Order["type"][] = [
  "signOff",
  "decline",
  "prefer",
  "askForTime",
  "standAside",
];

const isAnswer = (order: Order): order is AnswerOrder => ANSWERS.includes(order.type);
