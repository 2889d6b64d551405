import type { TemplateReference } from "../template.ts";

/**
 * Who may act in an organisation, and as whom: what its own stream holds. Pseudonyms only. `address`: a commitment to somebody's
 * address, null when they have none. `countsFrom`: ISO 8601 UTC, before which a change is not yet taken for the person's own.
 */
export type PowerEvent =
  | {
      readonly type: "personAdded";
      readonly data: { readonly person: string; readonly address: string | null };
    }
  | {
      readonly type: "roleGiven";
      readonly data: { readonly person: string; readonly role: string };
    }
  | {
      readonly type: "roleTaken";
      readonly data: { readonly person: string; readonly role: string };
    }
  | {
      readonly type: "addressChanged";
      readonly data: {
        readonly person: string;
        readonly address: string | null;
        readonly countsFrom: string;
      };
    }
  | { readonly type: "addressConfirmed"; readonly data: { readonly person: string } }
  /** What helps to reach or know somebody: nothing is given by it in their name, so it counts at once. */
  | {
      readonly type: "detailsChanged";
      readonly data: { readonly person: string; readonly what: readonly ("name" | "phone")[] };
    }
  /** Somebody said, by the link of the mail that told them or signed in, that a change was not theirs. */
  | {
      readonly type: "changeDenied";
      readonly data: { readonly person: string; readonly what: ChangedThing };
    }
  | {
      readonly type: "passkeyEnrolled";
      readonly data: {
        readonly person: string;
        readonly credential: string;
        readonly countsFrom: string;
      };
    }
  | {
      readonly type: "passkeyConfirmed" | "passkeyRemoved";
      readonly data: { readonly person: string; readonly credential: string };
    }
  /** Whoever runs the server handed out a link that signs this person in. */
  | { readonly type: "signInLinkHandedOut"; readonly data: { readonly person: string } }
  /** They came by their organisation's own identity provider: whoever runs it could have come as them. `issuer`: its public name. */
  | {
      readonly type: "signedInByProvider";
      readonly data: { readonly person: string; readonly issuer: string };
    }
  | { readonly type: "accountEnded"; readonly data: { readonly person: string } }
  | {
      readonly type: "tokenMade";
      readonly data: {
        readonly token: string;
        readonly role: string;
        readonly scopes: "all" | readonly string[];
        readonly until: string;
      };
    }
  | { readonly type: "tokenEnded"; readonly data: { readonly token: string } }
  /** A lived-experience organisation may vouch for people here, by this key. `name`: public, as it signs. See `Vouching`. */
  | {
      readonly type: "voucherRegistered";
      readonly data: {
        readonly voucher: string;
        readonly name: string;
        readonly publicKey: string;
      };
    }
  | { readonly type: "voucherEnded"; readonly data: { readonly voucher: string } }
  | { readonly type: "templateAdopted"; readonly data: { readonly template: TemplateReference } };

/** What can be changed of how somebody acts, is known or is reached. */
export type ChangedThing = "address" | "passkey" | "name" | "phone" | "roles";

export type PowerType = PowerEvent["type"];

export const POWER_TYPES = [
  "personAdded",
  "roleGiven",
  "roleTaken",
  "addressChanged",
  "addressConfirmed",
  "detailsChanged",
  "changeDenied",
  "passkeyEnrolled",
  "passkeyConfirmed",
  "passkeyRemoved",
  "signInLinkHandedOut",
  "signedInByProvider",
  "accountEnded",
  "tokenMade",
  "tokenEnded",
  "voucherRegistered",
  "voucherEnded",
  "templateAdopted",
] as const satisfies readonly PowerType[];

/** Whether an event is of an organisation's stream, and of no run's. */
export const isPowerType = (type: string): type is PowerType =>
  POWER_TYPES.some((known) => known === type);

/** Whom an event is about; null for what concerns no person. */
export const subjectOf = (event: PowerEvent): string | null =>
  "person" in event.data ? event.data.person : null;
