import { z } from "@hono/zod-openapi";
import { AttestationBody, PasskeyShown } from "../contracts/passkey.ts";
import { endpoint, NO_BODY, NO_PARAMS, NO_QUERY, type Endpoint } from "../http/endpoint.ts";
import { problem, ProblemError } from "../http/problem.ts";
import type { Services } from "../services.ts";
import { answerOrder, AnswerBody } from "./answer.ts";
import { done } from "./acting.ts";
import { Digest } from "../contracts/values.ts";
import { InRequest } from "./contract.ts";

const TAG = "Passkeys";

const ownSession = () =>
  new ProblemError(problem("forbidden", "People register passkeys themselves, signed in."));

/** One's own passkeys, and what one of them signs of an answer. */
export const passkeyRoutes = ({ passkeys, runs }: Services): readonly Endpoint[] => [
  endpoint({
    method: "get",
    path: "/me/passkeys",
    name: "listPasskeys",
    tag: TAG,
    summary: "One's own passkeys",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "The passkeys",
      schema: z.object({ items: z.array(PasskeyShown).readonly() }),
    },
    handle: async ({ principal }) => ({ body: { items: await passkeys.list(principal) } }),
  }),
  endpoint({
    method: "post",
    path: "/me/passkeys/challenge",
    name: "beginPasskey",
    tag: TAG,
    summary: "What a browser needs to make a passkey (WebAuthn Level 3, section 5.4)",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: NO_BODY,
    success: {
      status: 200,
      description: "PublicKeyCredentialCreationOptionsJSON; good for ten minutes",
      schema: z.looseObject({ challenge: z.string() }),
    },
    problems: ["forbidden"],
    async handle({ principal }) {
      const options = await passkeys.registrationOptions(principal);
      if (options === null) throw ownSession();
      return { body: { ...options } };
    },
  }),
  endpoint({
    method: "post",
    path: "/me/passkeys",
    name: "registerPasskey",
    tag: TAG,
    summary: "Keep a passkey that was just made",
    params: NO_PARAMS,
    query: NO_QUERY,
    body: AttestationBody,
    success: { status: 201, description: "The passkey", schema: PasskeyShown },
    problems: ["forbidden"],
    async handle({ principal, body }) {
      if (principal.person === null || principal.via !== "session") throw ownSession();
      const passkey = await passkeys.register(principal, body);
      if (passkey === null) {
        throw new ProblemError(
          problem("invalid", "This passkey does not hold, or was not asked for just now."),
        );
      }
      return { body: passkey };
    },
  }),
  endpoint({
    method: "delete",
    path: "/me/passkeys/{credential}",
    name: "removePasskey",
    tag: TAG,
    summary: "Remove a passkey that is lost, or not wanted any more",
    description: "What it signed stays proven: the record of each run holds its public key.",
    params: z.object({ credential: Digest }),
    query: NO_QUERY,
    body: NO_BODY,
    success: { status: 204, description: "It is removed", schema: z.null() },
    problems: ["forbidden"],
    handle: async ({ principal, params }) => ({
      body: done(await passkeys.remove(principal, params.credential)).value,
    }),
  }),
  endpoint({
    method: "post",
    path: "/runs/{run}/sign-off-requests/{request}/passkey-challenge",
    name: "challengeAnswer",
    tag: TAG,
    summary: "The statement that an answer stands for, to be signed by one's passkey",
    description:
      "Takes the same body as the answer. The challenge is the SHA-256 of the statement's RFC 8785 bytes. Send the answer with `passkey`: `at` and `nonce` from here, and what the passkey signed.",
    params: InRequest,
    query: NO_QUERY,
    body: AnswerBody,
    success: {
      status: 200,
      description: "The statement, and PublicKeyCredentialRequestOptionsJSON",
      schema: z.object({
        statement: z.looseObject({ statement: z.string() }),
        at: z.string(),
        nonce: z.string(),
        options: z.looseObject({ challenge: z.string() }),
      }),
    },
    async handle(call) {
      const { run, request } = call.params;
      const challenge = await runs.passkeyChallenge(
        call.principal,
        run,
        request,
        answerOrder(call),
      );
      if (challenge === null) {
        throw new ProblemError(
          problem("not-found", "There is no such request for you, or you have no passkey yet."),
        );
      }
      const { statement, at, nonce, options } = challenge;
      return { body: { statement: { ...statement }, at, nonce, options: { ...options } } };
    },
  }),
];
