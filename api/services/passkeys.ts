import type { Passkeys, RegistrationOptions } from "../auth/passkeys.ts";
import type { Attestation, Passkey } from "../contracts/passkey.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";
import type { createNames } from "./names.ts";

/** One's own passkeys. */
export type OwnPasskeys = {
  list(principal: Principal): Promise<readonly Passkey[]>;
  registrationOptions(principal: Principal): Promise<RegistrationOptions | null>;
  register(principal: Principal, attestation: Attestation): Promise<Passkey | null>;
  /** What it signed stays proven by the record. `credential`: as `list` names it. */
  remove(principal: Principal, credential: string): Promise<Answered<null>>;
};

/** They belong to a person who has signed in themselves, never to a program. */
export const createOwnPasskeys = (
  passkeys: Passkeys,
  names: ReturnType<typeof createNames>,
): OwnPasskeys => ({
  list: ({ person }) => (person === null ? Promise.resolve([]) : passkeys.list(person)),
  async registrationOptions({ person, organisation, via }) {
    if (person === null || via !== "session") return null;
    const name = (await names(organisation, [person]))[person] ?? "Alongside";
    return passkeys.registrationOptions(person, name);
  },
  register: ({ person, via }, attestation) =>
    person === null || via !== "session"
      ? Promise.resolve(null)
      : passkeys.register(person, attestation),
  async remove({ person, via }, credential) {
    if (person === null || via !== "session") {
      return { kind: "forbidden", why: "People remove their passkeys themselves, signed in." };
    }
    return (await passkeys.remove(person, credential))
      ? { kind: "done", value: null }
      : { kind: "not-found" };
  },
});
