import type { Passkeys } from "../auth/passkeys.ts";
import type { Services } from "../services.ts";
import type { createNames } from "./names.ts";

/** One's own passkeys: they belong to a person who has signed in themselves, never to a program. */
export const createOwnPasskeys = (
  passkeys: Passkeys,
  names: ReturnType<typeof createNames>,
): Services["passkeys"] => ({
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
