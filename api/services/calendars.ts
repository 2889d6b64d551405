import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import { sql } from "kysely";
import type { Pool } from "pg";
import { findDues, type DueInRun } from "../../projections/desk/query.ts";
import { findOwnDues, type OwnDue } from "../../projections/inbox/own-dues.ts";
import { createCalendarLinks, type CalendarLinks } from "../auth/calendar-link.ts";
import type { Language } from "../../domain/language.ts";
import type { ApiDatabase } from "../database.ts";
import type { OrganisationRole, Principal } from "../principal.ts";

/** What is due for somebody: their own questions and, for whoever manages, what is due in all runs. `timeZone`, `language`: theirs. */
export type CalendarFeed = {
  readonly timeZone: string;
  readonly language: Language;
  readonly own: readonly OwnDue[];
  readonly runs: readonly DueInRun[];
};

export type Calendars = {
  /** The name of the reader's feed in its address, and since when there is one (ISO 8601 UTC); null when there is none. */
  own(principal: Principal): Promise<{ readonly name: string; readonly madeAt: string } | null>;
  /** Makes a new address, and ends the one before. */
  make(principal: Principal): Promise<void>;
  /** Ends the reader's address. */
  takeBack(principal: Principal): Promise<void>;
  /** What the feed with this name holds now; null when no such address is in use. */
  read(name: string): Promise<CalendarFeed | null>;
};

type Row = { readonly id: string; readonly madeAt: Date };
type Owner = {
  readonly person: string;
  readonly organisation: string;
  readonly timeZone: string;
  /** Null until they choose. */
  readonly language: Language | null;
  readonly roles: readonly OrganisationRole[];
};

/** Where feeds are kept, and what is due. */
export type CalendarStore = {
  of(person: string): Promise<Row | null>;
  put(person: string, id: string): Promise<void>;
  remove(person: string): Promise<void>;
  /** Whose feed it is, if they still have an account. */
  ownerOf(id: string): Promise<Owner | null>;
  ownDues(person: string): Promise<readonly OwnDue[]>;
  duesIn(organisation: string): Promise<readonly DueInRun[]>;
};

const MANAGING: readonly OrganisationRole[] = ["programme-manager", "administrator"];

export const createCalendars = (store: CalendarStore, links: CalendarLinks): Calendars => ({
  async own({ person }) {
    const feed = person === null ? null : await store.of(person);
    return feed && { name: links.nameOf(feed.id), madeAt: feed.madeAt.toISOString() };
  },

  async make({ person }) {
    if (person !== null) await store.put(person, randomUUID());
  },

  async takeBack({ person }) {
    if (person !== null) await store.remove(person);
  },

  async read(name) {
    const id = links.idIn(name);
    const owner = id === null ? null : await store.ownerOf(id);
    if (owner === null || owner.roles.length === 0) return null;
    const { person, organisation, timeZone, language, roles } = owner;
    const manages = roles.some((role) => MANAGING.includes(role));
    const [own, runs] = await Promise.all([
      store.ownDues(person),
      manages ? store.duesIn(organisation) : [],
    ]);
    return { timeZone, language: language ?? "en", own, runs };
  },
});

/** Runs, and questions, that a feed tells of at most: the most urgent. */
const MOST = 500;

const createCalendarStore = (db: Kysely<ApiDatabase>, pool: Pool): CalendarStore => ({
  async of(person) {
    const row = await db
      .selectFrom("auth.calendar_feed")
      .select(["id", "made_at"])
      .where("person", "=", person)
      .executeTakeFirst();
    return row === undefined ? null : { id: row.id, madeAt: row.made_at };
  },

  async put(person, id) {
    await db
      .insertInto("auth.calendar_feed")
      .values({ person, id })
      .onConflict((on) => on.column("person").doUpdateSet({ id, made_at: new Date() }))
      .execute();
  },

  async remove(person) {
    await db.deleteFrom("auth.calendar_feed").where("person", "=", person).execute();
  },

  async ownerOf(id) {
    const { rows } = await sql<Owner>`
      select p.pseudonym as person, p.organisation, p.time_zone as "timeZone", p.language,
        array(select m.role from directory.membership as m where m.person = p.pseudonym) as roles
      from auth.calendar_feed as f join directory.person as p on p.pseudonym = f.person
      where f.id = ${id}`.execute(db);
    return rows[0] ?? null;
  },

  ownDues: (person) => findOwnDues(pool, person, MOST),
  duesIn: (organisation) => findDues(pool, organisation, MOST),
});

/** Feeds as the database keeps them. @param secret the server's, of at least 32 characters. */
export const createKeptCalendars = (
  db: Kysely<ApiDatabase>,
  pool: Pool,
  secret: string,
): Calendars => createCalendars(createCalendarStore(db, pool), createCalendarLinks(secret));
