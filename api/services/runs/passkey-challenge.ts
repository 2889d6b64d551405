import type { RawOrder } from "../../contracts/order.ts";
import { PersonsOrder } from "../../contracts/order.ts";
import { checked } from "../../contracts/check.ts";
import type { Principal } from "../../principal.ts";
import { isSealable } from "./seal-order.ts";
import type { PasskeyChallenge, SignedAnswers } from "./signed-answer.ts";

export type PasskeyChallenges = {
  /** What the reader's passkey would sign of an answer; null when they have none, or may not read the request. */
  passkeyChallenge(
    principal: Principal,
    run: string,
    request: string,
    order: RawOrder,
  ): Promise<PasskeyChallenge | null>;
};

/** @param partOf what a request is about, if this principal may read it. */
export const createPasskeyChallenges = (
  answers: Pick<SignedAnswers, "challenge">,
  partOf: (principal: Principal, run: string, request: string) => Promise<string | null>,
): PasskeyChallenges => ({
  async passkeyChallenge(principal, run, request, order) {
    const part = await partOf(principal, run, request);
    const read = checked(PersonsOrder, order);
    if (part === null || read.kind === "invalid" || !isSealable(read.value)) return null;
    return answers.challenge(principal, run, part, read.value);
  },
});
