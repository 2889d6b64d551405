import { createHmac, randomBytes } from "node:crypto";
import type { QueryExecutorProvider } from "kysely";
import { appendInTransaction } from "../../audit/append-in-transaction.ts";
import { canonicalBytes } from "../../audit/entry.ts";
import type { EventActor } from "../../audit/event.ts";
import type { PowerEvent } from "../../domain/organisation/event.ts";

/** Whoever runs the server, at its console. The record names no person. */
export const OPERATOR: EventActor = { id: "operator", role: "administrator", via: "console" };

/** Puts on record, with the change that it is about, who may act in an organisation and as whom. */
export const recordPowers = (
  transaction: QueryExecutorProvider,
  organisation: string,
  actor: EventActor,
  events: readonly PowerEvent[],
): Promise<void> => {
  const at = new Date().toISOString();
  return appendInTransaction(
    transaction,
    organisation,
    events.map((event) => ({ ...event, actor, at })),
  );
};

/** An address as the record holds it: a commitment, whose key stands beside the address and goes with it. */
export const sealedAddress = (
  email: string | null,
): { readonly address: string | null; readonly address_key: Buffer | null } => {
  if (email === null) return { address: null, address_key: null };
  const address_key = randomBytes(32);
  return { address: addressUnder(address_key, email), address_key };
};

/** The commitment to an address, hex. */
export const addressUnder = (key: Uint8Array, email: string): string =>
  createHmac("sha256", key).update(canonicalBytes(email)).digest("hex");

/** What it takes to come from some roles to others. */
export const rolesChanged = (
  person: string,
  before: readonly string[],
  after: readonly string[],
): readonly PowerEvent[] => [
  ...before
    .filter((role) => !after.includes(role))
    .map((role): PowerEvent => ({ type: "roleTaken", data: { person, role } })),
  ...[...new Set(after)]
    .filter((role) => !before.includes(role))
    .map((role): PowerEvent => ({ type: "roleGiven", data: { person, role } })),
];
