import type { Language } from "../../domain/language.ts";
import type { PoolClient } from "pg";
import type { RunEvent } from "../../domain/event.ts";
import type { DamagedRun } from "../../audit/damaged-run.ts";
import { eventOrDamage, type EntryRow } from "../../audit/entry.ts";
import type { Recorded } from "../../audit/event.ts";
import { ANSWER_EVENTS } from "../../domain/blocks/gate/answer-words.ts";
import { isUuid } from "../../domain/written/uuid.ts";

type Queries = Pick<PoolClient, "query">;

/** An answer whose receipt is to be sent, or what has become of it. `ageSeconds`: since the answer was found in the log. */
export type WaitingReceipt = {
  readonly position: number;
  readonly entry: Uint8Array;
  readonly event: Recorded<RunEvent> | DamagedRun;
  readonly tries: number;
  readonly ageSeconds: number;
};

/** Notes the answers that were sequenced since the last time: each once, because the checkpoint moves in the same statement. */
export const noteNewAnswers = async (db: Queries): Promise<void> => {
  await db.query({
    name: "receipt-mail-note",
    text: `with here as (
             select position from record.checkpoint_of_subscription where name = 'receipt-mail'
           ), there as (
             select max(position) + 1 as position from record.sequence
           ), noted as (
             insert into record.receipt_mail (event, position)
             select s.event, s.position
             from here, there, record.sequence as s join record.event as e on e.id = s.event
             where s.position >= here.position and s.position < there.position and e.type = any($1)
             on conflict do nothing
           )
           update record.checkpoint_of_subscription as c set position = there.position, updated_at = now()
           from there where c.name = 'receipt-mail' and c.position < there.position`,
    values: [ANSWER_EVENTS],
  });
};

/** Receipts whose time has come, the oldest answers first. */
export const readWaiting = async (
  db: Queries,
  limit: number,
): Promise<readonly WaitingReceipt[]> => {
  const { rows } = await db.query<EntryRow & { position: string; tries: number; age: number }>({
    name: "receipt-mail-waiting",
    text: `select w.position, e.id, e.run, e.version, e.entry, w.tries,
                  extract(epoch from now() - w.added_at)::float8 as age
           from record.receipt_mail as w join record.event as e on e.id = w.event
           where w.due_at <= now() order by w.position limit $1`,
    values: [limit],
  });
  return rows.map(({ position, tries, age, ...row }) => ({
    position: Number(position),
    entry: row.entry,
    event: eventOrDamage<RunEvent>(row),
    tries,
    ageSeconds: age,
  }));
};

export const removeWaiting = async (db: Queries, positions: readonly number[]): Promise<void> => {
  if (positions.length === 0) return;
  await db.query("delete from record.receipt_mail where position = any($1)", [positions]);
};

/** @param seconds until it is tried again. */
export const postpone = async (db: Queries, position: number, seconds: number): Promise<void> => {
  await db.query(
    `update record.receipt_mail
     set tries = tries + 1, due_at = now() + make_interval(secs => $2) where position = $1`,
    [position, seconds],
  );
};

/** Somebody to write to. `language`: null until they choose one. */
export type Addressee = {
  readonly address: string;
  readonly name: string | null;
  readonly language: Language | null;
};

/** Those of these people who have an address and did not choose to be sent nothing: their page has the receipt. */
export const addressesOf = async (
  db: Queries,
  pseudonyms: readonly string[],
): Promise<ReadonlyMap<string, Addressee>> => {
  const { rows } = await db.query<{
    pseudonym: string;
    email: string;
    name: string | null;
    language: Language | null;
  }>({
    name: "receipt-mail-addresses",
    text: `select pseudonym, directory.mail_address(p) as email, name, language from directory.person as p
           where pseudonym = any($1::uuid[]) and directory.mail_address(p) is not null and told_by <> 'none'`,
    values: [pseudonyms.filter(isUuid)],
  });
  return new Map(
    rows.map(({ pseudonym, email, name, language }) => [
      pseudonym,
      { address: email, name, language },
    ]),
  );
};
