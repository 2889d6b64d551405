import { randomUUID } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import { beginWaiting, mailAddress, phoneWaits } from "../auth/address-changes.ts";
import type { RequestKeys } from "../../audit/request-keys.ts";
import { checked, type InputIssue } from "../contracts/check.ts";
import {
  NewPerson as NewPersonContract,
  PersonChange as PersonChangeContract,
} from "../contracts/people.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import { actorOf, type OrganisationRole, type Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";
import { isLastAdministrator, LAST_ADMINISTRATOR } from "./administrators.ts";
import { acknowledge } from "./acknowledge.ts";
import { derivedUuid } from "../derived-uuid.ts";
import { recordPowers, rolesChanged, sealedAddress } from "./record-powers.ts";
import { addPerson, setRoles } from "./add-person.ts";
import type { Language } from "../../domain/language.ts";
import type { TellChange } from "./tell-change.ts";
import { NO_TEXTS } from "./told-by.ts";
import { cutPage, limitOf, type PageOf, type Wanted } from "./page.ts";

/** Somebody in the directory. Names and addresses are null after erasure. */
export type Person = {
  readonly person: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string;
  /** What they chose for their pages and mails; null until they do. */
  readonly language: Language | null;
  readonly roles: readonly OrganisationRole[];
};

export type NewPerson = {
  readonly name: string;
  readonly email: string | null;
  readonly phone: string | null;
  readonly timeZone: string;
  readonly roles: readonly OrganisationRole[];
};

export type PersonChange = { readonly [K in keyof NewPerson]?: NewPerson[K] | undefined } & {
  readonly language?: Language | undefined;
};

/** `find`: what stands in a name or an address, in whichever case. `staff`: only those with a role above others. */
export type WantedPeople = Wanted & { readonly find?: string; readonly staff?: boolean };

export type Directory = {
  /** In the order of their names. */
  list(principal: Principal, page: WantedPeople): Promise<Answered<PageOf<Person>>>;
  get(principal: Principal, person: string): Promise<Answered<Person>>;
  add(
    principal: Principal,
    input: NewPerson,
    key?: string,
    told?: "told-later",
  ): Promise<Answered<{ readonly person: string }>>;
  /** Mails somebody who was added and not told yet that they were. */
  invite(principal: Principal, person: string): Promise<Answered<null>>;
  /** The pseudonym of whoever is added under a key. */
  idOf(principal: Principal, key: string): string;
  change(principal: Principal, person: string, change: PersonChange): Promise<Answered<Person>>;
};

export type People = Directory & {
  /** Nobody signs in as them any more; their name stays in what is on record. */
  endAccount(principal: Principal, person: string): Promise<Answered<null>>;
};

const DAY = 24 * 60 * 60 * 1000;

/** What helps to know or to reach somebody, beside their address. */
const DETAILS = ["name", "phone"] as const;

const sameRoles = (some: readonly string[], others: readonly string[]): boolean =>
  [...new Set(some)].toSorted().join() === [...new Set(others)].toSorted().join();

/** Roles that anybody who may add people may give; the others are for administrators to give. */
const ORDINARY: readonly OrganisationRole[] = ["pwle-approver", "member"];

export function createPeople(deps: {
  readonly db: Kysely<ApiDatabase>;
  /** Forgets who is signed in. */
  readonly forget: () => void;
  readonly requestKeys: Pick<RequestKeys, "fingerprint">;
  readonly tell: Pick<TellChange, "addressChanged" | "detailsChanged" | "invited">;
  /** See `WAITING_DAYS`. */
  readonly waitingDays: number;
}): Directory {
  const { db, forget, requestKeys, tell, waitingDays } = deps;
  const read = async (organisation: string, person: string): Promise<Answered<Person>> => {
    const [row] = await rowsOf(db, organisation).where("p.pseudonym", "=", person).execute();
    return row === undefined ? { kind: "not-found" } : { kind: "done", value: personOf(row) };
  };

  const mailAddressOf = async (person: string): Promise<string | null> => {
    const found = await db
      .selectFrom("directory.person as p")
      .select(mailAddress.as("email"))
      .where("pseudonym", "=", person)
      .executeTakeFirst();
    return found?.email ?? null;
  };

  return {
    async list(principal, page) {
      const { organisation } = principal;
      const permission = authorise(principal, "listPeople", { organisation });
      if (permission.kind !== "allowed") return permission;
      const found = await listedPeople(db, organisation, page).execute();
      const value = cutPage(found.map(personOf), page, ({ person }) => person);
      return { kind: "done", value };
    },

    async get(principal, person) {
      const { organisation } = principal;
      const permission = authorise(principal, "readPerson", { organisation, person });
      return permission.kind === "allowed" ? read(organisation, person) : permission;
    },
    idOf: (principal, key) => derivedUuid("person", principal.id, key),

    async invite(principal, person) {
      const { organisation } = principal;
      const permission = authorise(principal, "addPerson", { organisation });
      if (permission.kind !== "allowed") return permission;
      const added = await read(organisation, person);
      if (added.kind !== "done") return added;
      await tell.invited(principal, person, added.value.roles);
      return { kind: "done", value: null };
    },

    async add(principal, sent, key, told) {
      const { organisation } = principal;
      const asked = checked(NewPersonContract, sent);
      if (asked.kind === "invalid") return firstOf(asked.issues);
      const input = asked.value;
      const permission = authorise(principal, "addPerson", { organisation });
      if (permission.kind !== "allowed") return permission;
      const grant = mayGrant(principal, input.roles);
      if (grant !== null) return grant;
      const person = key === undefined ? randomUUID() : derivedUuid("person", principal.id, key);
      const fingerprint = await requestKeys.fingerprint("addPerson", JSON.stringify(input));
      const earlier = await db.transaction().execute(async (trx) => {
        if (key !== undefined) {
          const made = await acknowledge(trx, principal, key, fingerprint, person);
          if (made !== null) return made;
        }
        await addPerson(trx, organisation, actorOf(principal, permission.role), {
          person,
          ...input,
        });
        return null;
      });
      if (earlier !== null && !(await fingerprint.isOf(earlier))) return { kind: "key-reused" };
      if (earlier === null && told !== "told-later")
        await tell.invited(principal, person, input.roles);
      return { kind: "done", value: { person }, replayed: earlier !== null };
    },

    async change(principal, person, sent) {
      const { organisation } = principal;
      const asked = checked(PersonChangeContract, sent);
      if (asked.kind === "invalid") return firstOf(asked.issues);
      const change = asked.value;
      const permission = authorise(principal, "changePerson", { organisation, person });
      if (permission.kind !== "allowed") return permission;
      const before = await read(organisation, person);
      if (before.kind !== "done") return before;
      const { roles } = change;
      if (roles !== undefined) {
        const moved = roles.filter((role) => !before.value.roles.includes(role));
        const lost = before.value.roles.filter((role) => !roles.includes(role));
        const grant = mayGrant(principal, [...moved, ...lost]);
        if (grant !== null) return grant;
      }
      // Somebody's address is their way in: whoever changes it could sign in as them.
      if (
        change.email !== undefined &&
        change.email !== before.value.email &&
        principal.person !== person
      ) {
        const grant = authorise(principal, "grantRole", { organisation });
        if (grant.kind !== "allowed") return grant;
      }
      const moves =
        change.email !== undefined &&
        change.email?.toLowerCase() !== before.value.email?.toLowerCase();
      const changed = DETAILS.filter(
        (what) => change[what] !== undefined && change[what] !== before.value[what],
      );
      const formerly = await mailAddressOf(person);
      let countsFrom = new Date(Date.now() + waitingDays * DAY);
      const isLast = await db.transaction().execute(async (trx) => {
        const stepsDown =
          before.value.roles.includes("administrator") &&
          (roles?.includes("administrator") === false ||
            (change.email === null && before.value.email !== null));
        if (stepsDown && (await isLastAdministrator(trx, organisation, person))) return true;
        const { name, phone, timeZone, language, ...rest } = {
          ...before.value,
          ...defined(change),
        };
        const email = moves ? rest.email : before.value.email;
        const { address, address_key } = sealedAddress(email);
        if (moves) {
          const former = await heldAddress(trx, person);
          const changedIn = principal.person === person ? (principal.session?.id ?? null) : null;
          const waiting = { changedIn, countsFrom, email };
          countsFrom = await beginWaiting(trx, person, former, waiting);
        }
        await trx
          .updateTable("directory.person")
          .set({ name, email, phone, time_zone: timeZone, language, updated_at: new Date() })
          // A question's link goes to that number: whoever else changes it may not be where it leads.
          .$if(phone !== before.value.phone && principal.person !== person, (on) =>
            on.set(NO_TEXTS),
          )
          .$if(moves, (update) => update.set({ address_key }))
          .where("pseudonym", "=", person)
          .execute();
        if (changed.includes("phone")) {
          await phoneWaits(trx, person, before.value.phone, countsFrom);
        }
        if (roles !== undefined) await setRoles(trx, organisation, person, roles);
        await recordPowers(trx, organisation, actorOf(principal, permission.role), [
          ...(roles === undefined ? [] : rolesChanged(person, before.value.roles, roles)),
          ...(moves
            ? [
                {
                  type: "addressChanged",
                  data: { person, address, countsFrom: countsFrom.toISOString() },
                } as const,
              ]
            : []),
          ...(changed.length > 0
            ? [{ type: "detailsChanged", data: { person, what: changed } } as const]
            : []),
        ]);
        return false;
      });
      if (isLast) return LAST_ADMINISTRATOR;
      if (moves) tell.addressChanged(person, formerly, change.email ?? null, countsFrom);
      const isTold = roles !== undefined && !sameRoles(roles, before.value.roles);
      const told = isTold ? [...changed, "roles" as const] : changed;
      if (told.length > 0) tell.detailsChanged(person, told);
      if (roles !== undefined || moves) forget();
      return read(organisation, person);
    },
  };
}

/** What is wrong first; routes have said all of it before, and pages do. */
const firstOf = (issues: readonly InputIssue[]): Extract<Answered<never>, { kind: "invalid" }> => ({
  kind: "invalid",
  field: String(issues[0]?.path[0] ?? ""),
  message: issues[0]?.message ?? "",
});

/** Only administrators give, take or touch roles with power over others. null: nothing speaks against it. */
function mayGrant(
  principal: Principal,
  roles: readonly OrganisationRole[],
): Extract<Answered<never>, { kind: "forbidden" | "not-found" }> | null {
  if (roles.every((role) => ORDINARY.includes(role))) return null;
  const permission = authorise(principal, "grantRole", { organisation: principal.organisation });
  return permission.kind === "allowed" ? null : permission;
}

const heldAddress = (trx: Transaction<ApiDatabase>, person: string) =>
  trx
    .selectFrom("directory.person")
    .select(["email", "address_key"])
    .where("pseudonym", "=", person)
    .executeTakeFirstOrThrow();

const rowsOf = (db: Kysely<ApiDatabase>, organisation: string) =>
  db
    .selectFrom("directory.person as p")
    .select([
      "p.pseudonym",
      "p.name",
      "p.email",
      "p.phone",
      "p.time_zone",
      "p.language",
      sql<OrganisationRole[]>`array(select m.role from directory.membership as m
        where m.person = p.pseudonym and m.organisation = p.organisation)`.as("roles"),
    ])
    .where("p.organisation", "=", organisation);

/**
 * One person more than a page holds, in the order of their names: the order of the index `person_listed`. Parts of names and
 * addresses are found by their trigrams (`person_name_parts`, `person_email_parts`).
 */
export function listedPeople(db: Kysely<ApiDatabase>, organisation: string, page: WantedPeople) {
  const direction = page.before === undefined ? sql`asc` : sql`desc`;
  let query = rowsOf(db, organisation)
    .orderBy(sql`p.name is null ${direction}`)
    .orderBy(sql`coalesce(lower(p.name), '') ${direction}`)
    .orderBy(sql`p.pseudonym ${direction}`)
    .limit(limitOf(page) + 1);
  if (page.find !== undefined) {
    const like = `%${page.find.replaceAll(/[\\%_]/g, "\\$&")}%`;
    query = query.where(sql<boolean>`(p.name ilike ${like} or p.email ilike ${like})`);
  }
  if (page.staff === true) {
    query = query.where(sql<boolean>`exists (select from directory.membership as s
      where s.person = p.pseudonym and s.role <> all (${ORDINARY}::text[]))`);
  }
  const bound = page.before ?? page.after;
  if (bound === undefined) return query;
  return query.where(
    sql<boolean>`(p.name is null, coalesce(lower(p.name), ''), p.pseudonym)
      ${page.before === undefined ? sql`>` : sql`<`}
      (select l.name is null, coalesce(lower(l.name), ''), l.pseudonym from directory.person as l
       where l.pseudonym = ${bound} and l.organisation = ${organisation})`,
  );
}

type Row = {
  readonly pseudonym: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly time_zone: string;
  readonly language: Language | null;
  readonly roles: readonly OrganisationRole[];
};

const personOf = (row: Row): Person => ({
  person: row.pseudonym,
  name: row.name,
  email: row.email,
  phone: row.phone,
  timeZone: row.time_zone,
  language: row.language,
  roles: row.roles.toSorted(),
});

/** Without the members that are there but undefined. */
const defined = (change: PersonChange) => ({
  ...(change.name === undefined ? {} : { name: change.name }),
  ...(change.email === undefined ? {} : { email: change.email }),
  ...(change.phone === undefined ? {} : { phone: change.phone }),
  ...(change.timeZone === undefined ? {} : { timeZone: change.timeZone }),
  ...(change.language === undefined ? {} : { language: change.language }),
});
