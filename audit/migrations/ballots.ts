import { sql } from "kysely";
import type { RecordMigration } from "./migration.ts";

/**
 * The ballot box: one row for each poll, written in the transaction that records who voted. Of a poll without names it holds the
 * choices in their own order, and nothing else: no voter, no time, no order of arrival, and the whole row is rewritten by each
 * ballot, so that no row's transaction or place tells one ballot from another. Of one with names it holds each voter's choice.
 * The application has no right to the table: it puts ballots in through `record.append`, and has the box opened.
 */
export const ballots: RecordMigration = {
  name: "ballots",
  async up(db) {
    await sql`
      create table record.ballot_box (
        poll uuid primary key,
        run uuid not null,
        casts int not null,
        ballots jsonb not null
      )`.execute(db);
    // Statistics would keep what the box held before, and so which choice came when.
    await sql`alter table record.ballot_box alter column ballots set statistics 0`.execute(db);
    // The order of an array's elements is that of jsonb's own comparison.
    await sql`
      create function record.put_ballots(
        polls uuid[], poll_runs uuid[], voters text[], choices text[], stored uuid[]
      ) returns void language sql security definer set search_path = pg_catalog as $$
        insert into record.ballot_box as box (poll, run, casts, ballots)
        select b.poll, b.run, count(*),
          case when bool_or(b.voter is null) then jsonb_agg(b.choice::jsonb order by b.choice::jsonb)
               else jsonb_object_agg(coalesce(b.voter, ''), b.choice::jsonb order by b.at) end
        from unnest(polls, poll_runs, voters, choices) with ordinality as b (poll, run, voter, choice, at)
        where b.run = any (stored)
        group by b.poll, b.run
        order by b.poll
        on conflict (poll) do update set
          casts = box.casts + excluded.casts,
          ballots = case jsonb_typeof(box.ballots)
            when 'object' then box.ballots || excluded.ballots
            else (select jsonb_agg(one order by one) from jsonb_array_elements(box.ballots || excluded.ballots) as one)
          end
      $$`.execute(db);
    // Rewritten as it is read, so that its transaction is that of no ballot.
    await sql`
      create function record.open_box(which uuid) returns table (casts int, ballots jsonb)
      language sql security definer set search_path = pg_catalog as $$
        update record.ballot_box set ballots = ballots where poll = which returning casts, ballots
      $$`.execute(db);
    for (const name of ["put_ballots", "open_box"]) {
      const called = sql.id("record", name);
      await sql`revoke execute on function ${called} from public`.execute(db);
      await sql`grant execute on function ${called} to alongside_app`.execute(db);
    }
  },
};
