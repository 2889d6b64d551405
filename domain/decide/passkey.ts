import type { Command } from "../command.ts";
import type { DomainEvent } from "../event.ts";
import type { Refusal } from "../refusal.ts";
import { because } from "../result.ts";
import { own } from "../rules/lookup.ts";
import type { Request, RunState } from "../state.ts";

type AnswerCommand = Extract<
  Command,
  { readonly type: "signOff" | "decline" | "prefer" | "askForTime" | "standAside" }
>;

const again = (message: string, about: string): Refusal =>
  because("passkey-invalid", message, "Sign it again, or answer without a passkey.", about);

/**
 * Why a signature does not stand for this answer, or null. That it was made by the key, over the statement, was checked
 * at the edge; here it must be the actor's own key, and a statement that no later answer has overtaken.
 */
export const wrongPasskey = (
  state: RunState,
  request: Request,
  { data: { member, passkey, assistance }, actor, at }: AnswerCommand,
): Refusal | null => {
  if (passkey === undefined) return null;
  const { credential, signature } = passkey;
  if (assistance)
    return again("A helper’s passkey can not sign for somebody else.", credential.credential);
  const known = own(state.credentials, credential.credential);
  const isOwn = known === undefined || known.member === actor.id;
  const isSame = known === undefined || known.publicKey === credential.publicKey;
  if (!isOwn || !isSame || signature.credential !== credential.credential)
    return again("This passkey is somebody else’s in this run.", credential.credential);
  const isOvertaken = [own(request.answers, member), ...request.past].some(
    (answer) => answer?.member === member && answer.at >= signature.at,
  );
  if (isOvertaken || signature.at > at)
    return again("This was signed for another moment.", credential.credential);
  return null;
};

/** A key that this run does not know yet enters its record before the answer that it signed. */
export const registered = (
  state: RunState,
  { data: { passkey }, actor }: AnswerCommand,
): readonly DomainEvent[] =>
  passkey === undefined || Object.hasOwn(state.credentials, passkey.credential.credential)
    ? []
    : [{ type: "credentialRegistered", data: { ...passkey.credential, member: actor.id } }];
