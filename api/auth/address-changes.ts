import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";

/** Days for which a change is remembered after it counts: longer than a session or a link can last. */
const REMEMBERED = 30;

/** Where mails to somebody go: to the former address for as long as a changed one does not count. The row is called `p`. */
export const mailAddress = sql<string | null>`directory.mail_address(p)`;

/** Whose address this is by now, and counts: a changed one that waits does not, and the former one does. The row is called `p`. */
export const countsAs = (email: string) => {
  const address = email.toLowerCase();
  return sql<boolean>`(
    (lower(p.email) = ${address} or p.pseudonym in (
      select c.person from directory.address_change as c
      where lower(c.former_email) = ${address} and c.counts_from > now()))
    and not exists (
      select from directory.address_change as c
      where c.person = p.pseudonym and c.counts_from > now()
        and lower(c.former_email) is distinct from ${address}))`;
};

type Former = { readonly email: string | null; readonly address_key: Buffer | null };

/** A change that does not count yet. `changedIn`: the session in which the person made it themselves. */
export type WaitingChange = {
  readonly former: Former;
  readonly changedAt: Date;
  readonly changedIn: string | null;
  readonly countsFrom: Date;
};

export async function waitingChange(
  db: Kysely<ApiDatabase>,
  person: string,
): Promise<WaitingChange | null> {
  const found = await db
    .selectFrom("directory.address_change")
    .selectAll()
    .where("person", "=", person)
    .where(sql<boolean>`counts_from > now()`)
    .executeTakeFirst();
  return found === undefined
    ? null
    : {
        former: { email: found.former_email, address_key: found.former_key },
        changedAt: found.changed_at,
        changedIn: found.changed_in,
        countsFrom: found.counts_from,
      };
}

/**
 * Lets a change of somebody's address wait. What counted before the first of several changes goes on to count; whoever comes back to
 * that one waits for nothing.
 * @param trx a transaction. @param former what the directory held before. @returns from when the new one counts.
 */
export async function beginWaiting(
  trx: Kysely<ApiDatabase>,
  person: string,
  former: Former,
  change: Pick<WaitingChange, "changedIn" | "countsFrom"> & { readonly email: string | null },
): Promise<Date> {
  await sql`
    delete from directory.address_change
    where counts_from < now() - make_interval(days => ${REMEMBERED})`.execute(trx);
  const counted = (await waitingChange(trx, person))?.former ?? former;
  if (change.email !== null && counted.email?.toLowerCase() === change.email.toLowerCase()) {
    await forgetChange(trx, person);
    return new Date();
  }
  const { email: former_email, address_key: former_key } = counted;
  const values = {
    ...{ former_email, former_key, changed_at: new Date(), changed_in: change.changedIn },
    ...{ confirmed_in: null, counts_from: change.countsFrom },
  };
  await trx
    .insertInto("directory.address_change")
    .values({ person, ...values })
    .onConflict((on) => on.column("person").doUpdateSet(values))
    .execute();
  return change.countsFrom;
}

/** Whoever came in by a mail to the former address is signed out with it, but for the session that said that the new one is theirs. */
export async function endWaiting(
  trx: Kysely<ApiDatabase>,
  person: string,
  confirmedIn: string,
  at: Date,
): Promise<void> {
  await trx
    .updateTable("directory.address_change")
    .set({ counts_from: at, confirmed_in: confirmedIn })
    .where("person", "=", person)
    .execute();
}

export const forgetChange = async (trx: Kysely<ApiDatabase>, person: string): Promise<void> => {
  await trx.deleteFrom("directory.address_change").where("person", "=", person).execute();
};

/** Lets a changed phone number wait: text messages hold links that sign in, and go to the one that counts. @param trx a transaction. */
export async function phoneWaits(
  trx: Kysely<ApiDatabase>,
  person: string,
  former: string | null,
  countsFrom: Date,
): Promise<void> {
  await sql`
    insert into directory.phone_change as c (person, former_phone, counts_from)
    values (${person}, ${former}, ${countsFrom})
    on conflict (person) do update set counts_from = excluded.counts_from,
      former_phone = case when c.counts_from > now() then c.former_phone else excluded.former_phone end`.execute(
    trx,
  );
}

/** The number that counts is the one that is held again. @returns whether any waited. */
export async function phonePutBack(trx: Kysely<ApiDatabase>, person: string): Promise<boolean> {
  const { numAffectedRows } = await sql`
    with gone as (
      delete from directory.phone_change where person = ${person} returning former_phone, counts_from
    )
    update directory.person as p set phone = gone.former_phone from gone
    where p.pseudonym = ${person} and gone.counts_from > now()`.execute(trx);
  return numAffectedRows === 1n;
}

/** Of what began at a time by a mail or a link: it ended when a changed address began to count. `person` is a uuid in SQL. */
export const endedByChange = (person: ReturnType<typeof sql>, began: ReturnType<typeof sql>) =>
  sql<boolean>`exists (
    select from directory.address_change as ended
    where ended.person = ${person} and ended.counts_from <= now() and ${began} < ended.counts_from)`;

/** Whether a mail to somebody goes now to an address that does not count yet, since they had none before. */
export async function isMailedToNew(db: Kysely<ApiDatabase>, person: string): Promise<boolean> {
  const waiting = await waitingChange(db, person);
  return waiting !== null && waiting.former.email === null;
}

/** Remembers of a link or a session that it began with a mail to an address that does not count yet. */
export const markAsNew = async (
  db: Kysely<ApiDatabase>,
  person: string,
  key: string,
): Promise<void> => {
  await sql`
    delete from auth.new_address_sign_in
    where made_at < now() - make_interval(days => ${REMEMBERED})`.execute(db);
  await db.insertInto("auth.new_address_sign_in").values({ key, person }).execute();
};

export async function isMarkedAsNew(db: Kysely<ApiDatabase>, key: string): Promise<boolean> {
  const found = await db
    .selectFrom("auth.new_address_sign_in")
    .select("key")
    .where("key", "=", key)
    .executeTakeFirst();
  return found !== undefined;
}

export const sessionKey = (session: string): string => `session:${session}`;

/** Whether a link that the library holds is too old for the address that counts now. @param made when it was made. */
export async function isOutlived(
  db: Kysely<ApiDatabase>,
  person: string,
  made: Date,
): Promise<boolean> {
  const { rows } = await sql<{ ended: boolean }>`
    select ${endedByChange(sql`${person}::uuid`, sql`${made}::timestamptz`)} as ended`.execute(db);
  return rows[0]?.ended === true;
}
