import type { PoolClient } from "pg";
import { decodeEntry } from "../../audit/entry.ts";
import type { NewEvent } from "../../audit/event.ts";
import type { FurtherCheck } from "../../audit/self-check/self-check.ts";
import type { PowerEvent } from "../../domain/organisation/event.ts";
import { evolvePowers, NO_POWERS, type Powers } from "../../domain/organisation/powers.ts";
import { addressUnder } from "./record-powers.ts";

type StreamEvent = PowerEvent & NewEvent;

type Held = {
  readonly person: string;
  readonly email: string | null;
  readonly addressKey: Buffer | null;
  readonly roles: readonly string[];
  readonly keys: readonly string[];
  /** Passkeys that count now. */
  readonly counting: readonly string[];
  /** Of a changed address that does not count yet: what counts until then. */
  readonly waits: boolean;
  readonly formerEmail: string | null;
  readonly formerKey: Buffer | null;
};

/**
 * Compares who may act now, as the tables of the directory and of signing in say, with what each organisation's stream comes to:
 * roles, passkeys, addresses and tokens that somebody wrote into the tables alone, or took out of them.
 */
export const checkPowers: FurtherCheck = async (client) => {
  const { rows } = await client.query<{ id: string }>(
    "select id from directory.organisation order by id",
  );
  const problems: string[] = [];
  for (const { id } of rows) problems.push(...(await checkOne(client, id)));
  return problems;
};

async function checkOne(client: PoolClient, organisation: string): Promise<readonly string[]> {
  const powers = await powersOf(client, organisation);
  if (powers === null) return [`The stream of organisation ${organisation} can't be read.`];
  const { rows: people } = await client.query<Held>(
    `select p.pseudonym as person, p.email, p.address_key as "addressKey",
       array(select m.role from directory.membership as m where m.person = p.pseudonym) as roles,
       array(select k.hash from auth.passkey as k where k.person = p.pseudonym) as keys,
       array(select k.hash from auth.passkey as k
         where k.person = p.pseudonym and k.counts_from <= now()) as counting,
       c.counts_from is not null as waits, c.former_email as "formerEmail", c.former_key as "formerKey"
     from directory.person as p
     left join directory.address_change as c on c.person = p.pseudonym and c.counts_from > now()
     where p.organisation = $1 order by p.pseudonym`,
    [organisation],
  );
  const { rows: tokens } = await client.query<{ id: string; role: string }>(
    `select id, role from auth.program_token where organisation = $1 and revoked_at is null order by id`,
    [organisation],
  );
  const now = new Date().toISOString();
  return [
    ...people.flatMap((held) => [...checkPerson(powers, held), ...checkWaiting(powers, held, now)]),
    ...tokens.flatMap(({ id, role }) => {
      const known = Object.hasOwn(powers.tokens, id) ? powers.tokens[id] : undefined;
      return known === undefined || known.ended || known.role !== role
        ? [`Token ${id} works as ${role}, and the record does not say so.`]
        : [];
    }),
  ];
}

async function powersOf(client: PoolClient, organisation: string): Promise<Powers | null> {
  const { rows } = await client.query<{ entry: Buffer }>(
    "select entry from record.event where run = $1 order by version",
    [organisation],
  );
  try {
    return rows.reduce<Powers>(
      (powers, { entry }) => evolvePowers(powers, decodeEntry<StreamEvent>(entry)),
      NO_POWERS,
    );
  } catch {
    return null;
  }
}

function checkPerson(powers: Powers, held: Held): readonly string[] {
  const { person, email, addressKey } = held;
  const known = Object.hasOwn(powers.people, person) ? powers.people[person] : undefined;
  const roles = Object.keys(known?.roles ?? {});
  const keys = Object.entries(known?.keys ?? {}).flatMap(([id, key]) => (key.removed ? [] : [id]));
  const address = email === null || addressKey === null ? null : addressUnder(addressKey, email);
  return [
    ...difference(held.roles, roles).map(
      (role) => `Person ${person} is ${role}, and the record does not say so.`,
    ),
    ...difference(roles, held.roles).map(
      (role) => `Person ${person} is no longer ${role}, and the record does not say so.`,
    ),
    ...difference(held.keys, keys).map(
      (key) => `Passkey ${key} signs as ${person}, and the record does not say so.`,
    ),
    ...difference(keys, held.keys).map(
      (key) => `Passkey ${key} of ${person} is gone, and the record does not say so.`,
    ),
    ...((known?.address ?? null) === address && (email === null) === (address === null)
      ? []
      : [`The address of person ${person} is not the one that is on record.`]),
  ];
}

/** What does not count yet, and what counts instead. */
function checkWaiting(powers: Powers, held: Held, now: string): readonly string[] {
  const { person, formerEmail, formerKey } = held;
  const known = Object.hasOwn(powers.people, person) ? powers.people[person] : undefined;
  if (known === undefined) return [];
  const waits = known.addressCountsFrom > now;
  const former =
    formerEmail === null || formerKey === null ? null : addressUnder(formerKey, formerEmail);
  const early = held.counting.filter((key) => {
    const own = Object.hasOwn(known.keys, key) ? known.keys[key] : undefined;
    return own !== undefined && own.countsFrom > now;
  });
  return [
    ...(waits === held.waits
      ? []
      : [
          `The new address of person ${person} ${waits ? "counts already" : "does not count yet"}, and the record does not say so.`,
        ]),
    ...(held.waits && waits && former !== known.formerAddress
      ? [`The former address of person ${person} is not the one that is on record.`]
      : []),
    ...early.map((key) => `Passkey ${key} counts already, and the record does not say so.`),
  ];
}

const difference = (all: readonly string[], without: readonly string[]): readonly string[] =>
  all.filter((one) => !without.includes(one));
