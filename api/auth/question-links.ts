import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import { endedByChange } from "./address-changes.ts";
import { freshSecret, hashOf } from "./credential.ts";

/** For as long as a session lasts: whoever signed in on the day of the mail is signed in for so long, too (decision 0199). */
export const QUESTION_LINK_DAYS = 14;

/** Days for which a link that ended is still known, so that its page can send another. */
const KNOWN_AFTER = 90;

/** Where a link of a question's mail leads, and whom. */
export type QuestionLink = {
  readonly person: string;
  /** null once it is erased. */
  readonly name: string | null;
  readonly organisation: string;
  readonly run: string;
  readonly request: string;
  /** Whether it still signs in: it is the newest for this person and question, was not spent, and is not too old. */
  readonly works: boolean;
  /** It was mailed to an address that did not count yet. */
  readonly toNew: boolean;
};

export type QuestionLinks = {
  /** Makes links, in the same order. Each ends the older ones of its person and question. @returns paths of this site. */
  make(
    run: string,
    asked: readonly { readonly request: string; readonly member: string }[],
  ): Promise<readonly string[]>;
  /** Changes nothing. null when there is no such link, or its person can't sign in any more. */
  find(token: string): Promise<QuestionLink | null>;
  /** Once. @returns whether it worked. */
  spend(token: string): Promise<boolean>;
};

/** The newest of its person and question, and not of a mailbox whose address counts no more. */
const NEWEST = sql`(not exists (
  select from auth.question_link n where n.person = l.person and n.request = l.request
    and (n.made_at, n.hash) > (l.made_at, l.hash))
  and (l.to_new or not ${endedByChange(sql`l.person`, sql`l.made_at`)}))`;

/** The links that lead from a question's mail to the question, and sign in the person who is asked. */
export const createQuestionLinks = (db: Kysely<ApiDatabase>): QuestionLinks => ({
  async make(run, asked) {
    if (asked.length === 0) return [];
    const tokens = asked.map(() => freshSecret());
    await sql`delete from auth.question_link
      where expires_at < now() - make_interval(days => ${KNOWN_AFTER})`.execute(db);
    await sql`
      insert into auth.question_link (hash, person, run, request, expires_at, to_new)
      select hash, person, ${run}::uuid, request, now() + make_interval(days => ${QUESTION_LINK_DAYS}),
        exists (select from directory.address_change as c
          where c.person = made.person and c.counts_from > now() and c.former_email is null)
      from unnest(
        ${tokens.map(hashOf)}::bytea[],
        ${asked.map(({ member }) => member)}::uuid[],
        ${asked.map(({ request }) => request)}::uuid[]
      ) as made (hash, person, request)`.execute(db);
    return tokens.map((token) => `/question/${token}`);
  },

  async find(token) {
    const { rows } = await sql<QuestionLink>`
      select l.person, p.name, o.name as organisation, l.run, l.request, l.to_new as "toNew",
        l.spent_at is null and l.expires_at > now() and ${NEWEST} as works
      from auth.question_link l
      join directory.person p on p.pseudonym = l.person
      join directory.organisation o on o.id = p.organisation
      where l.hash = ${hashOf(token)} and exists (
        select from directory.membership m
        where m.person = l.person and m.organisation = p.organisation)`.execute(db);
    return rows[0] ?? null;
  },

  async spend(token) {
    const { numAffectedRows } = await sql`
      update auth.question_link l set spent_at = now()
      where l.hash = ${hashOf(token)} and l.spent_at is null and l.expires_at > now() and ${NEWEST}`.execute(
      db,
    );
    return numAffectedRows === 1n;
  },
});
