import type { PowerEvent } from "./event.ts";

/** Since when somebody has something, and by whom: the event that gave it. */
export type Given = {
  readonly since: string;
  readonly by: string;
  readonly event: string;
};

export type Key = Given & { readonly countsFrom: string; readonly removed: boolean };

/** What one person may do here. `address`: the commitment of the one that stands now. */
export type PersonPowers = {
  readonly added: Given;
  readonly roles: { readonly [role: string]: Given };
  readonly address: string | null;
  readonly addressCountsFrom: string;
  /** The one that counts until then. */
  readonly formerAddress: string | null;
  readonly keys: { readonly [credential: string]: Key };
  readonly ended: boolean;
};

export type TokenPowers = Given & {
  readonly role: string;
  readonly until: string;
  readonly ended: boolean;
};

/** Whose word on people is taken here: what they signed stays, also when they are ended. */
export type VoucherPowers = Given & {
  readonly name: string;
  readonly publicKey: string;
  readonly ended: boolean;
};

/** What an organisation's stream comes to. */
export type Powers = {
  readonly people: { readonly [person: string]: PersonPowers };
  readonly tokens: { readonly [token: string]: TokenPowers };
  readonly vouchers: { readonly [voucher: string]: VoucherPowers };
  /** By the digest of each template that it has used. */
  readonly adopted: { readonly [digest: string]: Given };
};

export const NO_POWERS: Powers = { people: {}, tokens: {}, vouchers: {}, adopted: {} };

/** An event in its place. */
export type PlacedPower = PowerEvent & {
  readonly id: string;
  readonly at: string;
  readonly actor: { readonly id: string };
};

const without = <T>(
  all: { readonly [key: string]: T },
  gone: string,
): { readonly [key: string]: T } =>
  Object.fromEntries(Object.entries(all).filter(([key]) => key !== gone));

/** What somebody has who was never added: an event about them makes an entry all the same, so that nothing is lost. */
const nobody = (given: Given): PersonPowers => ({
  added: given,
  roles: {},
  address: null,
  addressCountsFrom: given.since,
  formerAddress: null,
  keys: {},
  ended: false,
});

/** Pure, and total: what it doesn't expect changes nothing else. */
export function evolvePowers(powers: Powers, event: PlacedPower): Powers {
  const given: Given = { since: event.at, by: event.actor.id, event: event.id };
  const changed = (person: string, change: (before: PersonPowers) => PersonPowers): Powers => {
    const before = Object.hasOwn(powers.people, person) ? powers.people[person] : undefined;
    return {
      ...powers,
      people: { ...powers.people, [person]: change(before ?? nobody(given)) },
    };
  };
  switch (event.type) {
    case "personAdded":
      return changed(event.data.person, () => ({
        ...nobody(given),
        address: event.data.address,
      }));
    case "roleGiven":
      return changed(event.data.person, (before) => ({
        ...before,
        roles: { ...before.roles, [event.data.role]: given },
        ended: false,
      }));
    case "roleTaken":
      return changed(event.data.person, (before) => ({
        ...before,
        roles: without(before.roles, event.data.role),
      }));
    case "addressChanged":
      return changed(event.data.person, (before) => ({
        ...before,
        address: event.data.address,
        addressCountsFrom: event.data.countsFrom,
        // Of two changes in a row, what counted before the first is what counts until the second does.
        formerAddress: before.addressCountsFrom > event.at ? before.formerAddress : before.address,
      }));
    case "addressConfirmed":
      return changed(event.data.person, (before) => ({ ...before, addressCountsFrom: event.at }));
    case "passkeyEnrolled":
      return changed(event.data.person, (before) => ({
        ...before,
        keys: {
          ...before.keys,
          [event.data.credential]: { ...given, countsFrom: event.data.countsFrom, removed: false },
        },
      }));
    case "passkeyConfirmed":
    case "passkeyRemoved":
      return changed(event.data.person, (before) => {
        const { credential } = event.data;
        const key = Object.hasOwn(before.keys, credential) ? before.keys[credential] : undefined;
        if (key === undefined) return before;
        const after =
          event.type === "passkeyRemoved"
            ? { ...key, removed: true }
            : { ...key, countsFrom: event.at };
        return { ...before, keys: { ...before.keys, [credential]: after } };
      });
    case "accountEnded":
      return changed(event.data.person, (before) => ({
        ...before,
        roles: {},
        address: null,
        addressCountsFrom: event.at,
        formerAddress: null,
        keys: Object.fromEntries(
          Object.entries(before.keys).map(([id, key]) => [id, { ...key, removed: true }]),
        ),
        ended: true,
      }));
    case "tokenMade": {
      const { token, role, until } = event.data;
      return {
        ...powers,
        tokens: { ...powers.tokens, [token]: { ...given, role, until, ended: false } },
      };
    }
    case "tokenEnded": {
      const { token } = event.data;
      const before = Object.hasOwn(powers.tokens, token) ? powers.tokens[token] : undefined;
      return before === undefined
        ? powers
        : { ...powers, tokens: { ...powers.tokens, [token]: { ...before, ended: true } } };
    }
    case "voucherRegistered": {
      const { voucher, name, publicKey } = event.data;
      return {
        ...powers,
        vouchers: { ...powers.vouchers, [voucher]: { ...given, name, publicKey, ended: false } },
      };
    }
    case "voucherEnded": {
      const { voucher } = event.data;
      const before = Object.hasOwn(powers.vouchers, voucher) ? powers.vouchers[voucher] : undefined;
      return before === undefined
        ? powers
        : { ...powers, vouchers: { ...powers.vouchers, [voucher]: { ...before, ended: true } } };
    }
    case "templateAdopted":
      return {
        ...powers,
        adopted: { ...powers.adopted, [event.data.template.digest]: given },
      };
    case "signInLinkHandedOut":
    case "signedInByProvider":
    case "detailsChanged":
    case "changeDenied":
      return powers;
  }
}
