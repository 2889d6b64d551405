import type { Kysely } from "kysely";
import type { EventActor } from "../../audit/event.ts";
import type { ApiDatabase } from "../database.ts";
import type { OrganisationRole } from "../principal.ts";
import { recordPowers, rolesChanged, sealedAddress } from "./record-powers.ts";

type Added = {
  readonly person: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone?: string | null;
  readonly timeZone?: string;
  readonly roles: readonly OrganisationRole[];
};

/** Puts somebody into an organisation's directory, and on its record that and by whom. @param trx a transaction. */
export async function addPerson(
  trx: Kysely<ApiDatabase>,
  organisation: string,
  actor: EventActor,
  { person, name, email, phone = null, timeZone, roles }: Added,
): Promise<void> {
  const { address, address_key } = sealedAddress(email);
  await trx
    .insertInto("directory.person")
    .values({
      ...{ pseudonym: person, organisation, name, email, address_key, phone },
      ...(timeZone === undefined ? {} : { time_zone: timeZone }),
    })
    .execute();
  const held = [...new Set(roles)];
  if (held.length > 0) {
    await trx
      .insertInto("directory.membership")
      .values(held.map((role) => ({ person, organisation, role })))
      .execute();
  }
  await recordPowers(trx, organisation, actor, [
    { type: "personAdded", data: { person, address } },
    ...rolesChanged(person, [], held),
  ]);
}

/** Gives somebody a role, unless they have it. @param trx a transaction. */
export async function giveRole(
  trx: Kysely<ApiDatabase>,
  organisation: string,
  actor: EventActor,
  person: string,
  role: OrganisationRole,
): Promise<void> {
  const { numInsertedOrUpdatedRows: given } = await trx
    .insertInto("directory.membership")
    .values({ person, organisation, role })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  if (given === 0n) return;
  await recordPowers(trx, organisation, actor, [{ type: "roleGiven", data: { person, role } }]);
}

/** Gives somebody these roles and no others. @param trx a transaction. */
export async function setRoles(
  trx: Kysely<ApiDatabase>,
  organisation: string,
  person: string,
  roles: readonly OrganisationRole[],
): Promise<void> {
  await trx
    .deleteFrom("directory.membership")
    .where("person", "=", person)
    .where("organisation", "=", organisation)
    .execute();
  await trx
    .insertInto("directory.membership")
    .values([...new Set(roles)].map((role) => ({ person, organisation, role })))
    .execute();
}
