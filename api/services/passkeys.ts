import type { Passkeys, RegistrationOptions } from "../auth/passkeys.ts";
import type { Attestation, Passkey } from "../contracts/passkey.ts";
import { actorOf, type Principal } from "../principal.ts";
import { recordPowers } from "./record-powers.ts";
import type { Answered } from "./answered.ts";
import type { TellChange } from "./tell-change.ts";
import type { createNames } from "./names.ts";

/** One's own passkeys. */
export type OwnPasskeys = {
  list(principal: Principal): Promise<readonly Passkey[]>;
  registrationOptions(principal: Principal): Promise<RegistrationOptions | null>;
  register(principal: Principal, attestation: Attestation): Promise<Passkey | null>;
  /** What it signed stays proven by the record. `credential`: as `list` names it. */
  remove(principal: Principal, credential: string): Promise<Answered<null>>;
};

const themselves = (principal: Principal) => actorOf(principal, principal.roles[0] ?? "voter");

/** They belong to a person who has signed in themselves, never to a program. */
export const createOwnPasskeys = (
  passkeys: Passkeys,
  names: ReturnType<typeof createNames>,
  tell: Pick<TellChange, "passkeyChanged">,
): OwnPasskeys => ({
  list: ({ person }) => (person === null ? Promise.resolve([]) : passkeys.list(person)),
  async registrationOptions({ person, organisation, via, newAddressUntil }) {
    if (person === null || via !== "session" || newAddressUntil !== undefined) return null;
    const name = (await names(organisation, [person]))[person] ?? "Alongside";
    return passkeys.registrationOptions(person, name);
  },
  async register(principal, attestation) {
    const { person, via, organisation, newAddressUntil, session } = principal;
    if (person === null || via !== "session" || newAddressUntil !== undefined) return null;
    const madeIn = session?.id ?? null;
    const made = await passkeys.register(person, madeIn, attestation, (trx, credential, from) => {
      const data = { person, credential, countsFrom: from.toISOString() };
      const event = { type: "passkeyEnrolled", data } as const;
      return recordPowers(trx, organisation, themselves(principal), [event]);
    });
    if (made !== null) tell.passkeyChanged(person, made.credential, new Date(made.countsFrom));
    return made;
  },
  async remove(principal, credential) {
    const { person, via, organisation, newAddressUntil } = principal;
    if (person === null || via !== "session" || newAddressUntil !== undefined) {
      return { kind: "forbidden", why: "People remove their passkeys themselves, signed in." };
    }
    const isGone = await passkeys.remove(person, credential, (trx) =>
      recordPowers(trx, organisation, themselves(principal), [
        { type: "passkeyRemoved", data: { person, credential } },
      ]),
    );
    if (isGone) tell.passkeyChanged(person, credential, null);
    return isGone ? { kind: "done", value: null } : { kind: "not-found" };
  },
});
