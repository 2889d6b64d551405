import { randomUUID } from "node:crypto";
import { sql, type Kysely, type Transaction } from "kysely";
import { endSignIns } from "../auth/account.ts";
import type { RequestKeys } from "../../audit/request-keys.ts";
import { checked, type InputIssue } from "../contracts/check.ts";
import { NewPerson, PersonChange } from "../contracts/people.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import type { OrganisationRole, Principal } from "../principal.ts";
import type { Answered, NewPerson as Input, Person, Services } from "../services.ts";
import { isLastAdministrator, LAST_ADMINISTRATOR } from "./administrators.ts";
import { acknowledge, derivedUuid } from "./acknowledge.ts";

const MOST = 200;

/** Roles that anybody who may add people may give; the others are for administrators to give. */
const ORDINARY: readonly OrganisationRole[] = ["pwle-approver", "member"];

export function createPeople(
  db: Kysely<ApiDatabase>,
  /** Forgets who is signed in. */
  forget: () => void,
  requestKeys: Pick<RequestKeys, "fingerprint">,
): Omit<Services["people"], "endAccount"> {
  const read = async (organisation: string, person: string): Promise<Answered<Person>> => {
    const [row] = await rowsOf(db, organisation).where("p.pseudonym", "=", person).execute();
    return row === undefined ? { kind: "not-found" } : { kind: "done", value: personOf(row) };
  };

  return {
    async list(principal, page) {
      const { organisation } = principal;
      const verdict = authorise(principal, "listPeople", { organisation });
      if (verdict.kind !== "allowed") return verdict;
      const limit = Math.min(page.limit ?? 100, MOST);
      let query = rowsOf(db, organisation)
        .orderBy(sql`p.name is null`)
        .orderBy(sql`lower(p.name)`)
        .orderBy("p.pseudonym")
        .limit(limit + 1);
      if (page.find !== undefined) {
        const like = `%${page.find.replaceAll(/[\\%_]/g, "\\$&")}%`;
        query = query.where(sql<boolean>`(p.name ilike ${like} or p.email ilike ${like})`);
      }
      if (page.after !== undefined) {
        query = query.where(
          sql<boolean>`(p.name is null, coalesce(lower(p.name), ''), p.pseudonym) >
            (select l.name is null, coalesce(lower(l.name), ''), l.pseudonym from directory.person as l
             where l.pseudonym = ${page.after} and l.organisation = ${organisation})`,
        );
      }
      const rows = await query.execute();
      const items = rows.slice(0, limit).map(personOf);
      const next = rows.length > limit ? (items.at(-1)?.person ?? null) : null;
      return { kind: "done", value: { items, next } };
    },

    async get(principal, person) {
      const { organisation } = principal;
      const verdict = authorise(principal, "readPerson", { organisation, person });
      return verdict.kind === "allowed" ? read(organisation, person) : verdict;
    },

    async add(principal, sent, key) {
      const { organisation } = principal;
      const asked = checked(NewPerson, sent);
      if (asked.kind === "invalid") return firstOf(asked.issues);
      const input = asked.value;
      const verdict = authorise(principal, "addPerson", { organisation });
      if (verdict.kind !== "allowed") return verdict;
      const grant = mayGrant(principal, input.roles);
      if (grant !== null) return grant;
      const person = key === undefined ? randomUUID() : derivedUuid("person", principal.id, key);
      const fingerprint = await requestKeys.fingerprint("addPerson", JSON.stringify(input));
      const earlier = await db.transaction().execute(async (trx) => {
        if (key !== undefined) {
          const made = await acknowledge(trx, principal, key, fingerprint, person);
          if (made !== null) return made;
        }
        const { name, email, phone, timeZone } = input;
        await trx
          .insertInto("directory.person")
          .values({ pseudonym: person, organisation, name, email, phone, time_zone: timeZone })
          .execute();
        await setRoles(trx, organisation, person, input.roles);
        return null;
      });
      if (earlier !== null && !(await fingerprint.isOf(earlier))) return { kind: "key-reused" };
      return { kind: "done", value: { person }, replayed: earlier !== null };
    },

    async change(principal, person, sent) {
      const { organisation } = principal;
      const asked = checked(PersonChange, sent);
      if (asked.kind === "invalid") return firstOf(asked.issues);
      const change = asked.value;
      const verdict = authorise(principal, "changePerson", { organisation, person });
      if (verdict.kind !== "allowed") return verdict;
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
      const isLast = await db.transaction().execute(async (trx) => {
        const stepsDown =
          before.value.roles.includes("administrator") &&
          (roles?.includes("administrator") === false ||
            (change.email === null && before.value.email !== null));
        if (stepsDown && (await isLastAdministrator(trx, organisation, person))) return true;
        const { name, email, phone, timeZone } = { ...before.value, ...defined(change) };
        await trx
          .updateTable("directory.person")
          .set({ name, email, phone, time_zone: timeZone, updated_at: new Date() })
          .where("pseudonym", "=", person)
          .execute();
        if (roles !== undefined) await setRoles(trx, organisation, person, roles);
        // Whoever reads the old mailbox must not stay signed in, nor come in by a link that is still there.
        if (moves) await endSignIns(trx, person);
        return false;
      });
      if (isLast) return LAST_ADMINISTRATOR;
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
  const verdict = authorise(principal, "grantRole", { organisation: principal.organisation });
  return verdict.kind === "allowed" ? null : verdict;
}

async function setRoles(
  trx: Transaction<ApiDatabase>,
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

const rowsOf = (db: Kysely<ApiDatabase>, organisation: string) =>
  db
    .selectFrom("directory.person as p")
    .leftJoin("directory.membership as m", (join) =>
      join.onRef("m.person", "=", "p.pseudonym").onRef("m.organisation", "=", "p.organisation"),
    )
    .select((eb) => [
      "p.pseudonym",
      "p.name",
      "p.email",
      "p.phone",
      "p.time_zone",
      eb.fn
        .coalesce(
          eb.fn
            .agg<OrganisationRole[]>("array_agg", ["m.role"])
            .filterWhere("m.role", "is not", null),
          eb.val<OrganisationRole[]>([]),
        )
        .as("roles"),
    ])
    .where("p.organisation", "=", organisation)
    .groupBy("p.pseudonym");

type Row = {
  readonly pseudonym: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly time_zone: string;
  readonly roles: readonly OrganisationRole[];
};

const personOf = (row: Row): Person => ({
  person: row.pseudonym,
  name: row.name,
  email: row.email,
  phone: row.phone,
  timeZone: row.time_zone,
  roles: row.roles.toSorted(),
});

/** Without the members that are there but undefined. */
const defined = (change: { readonly [K in keyof Input]?: Input[K] | undefined }) => ({
  ...(change.name === undefined ? {} : { name: change.name }),
  ...(change.email === undefined ? {} : { email: change.email }),
  ...(change.phone === undefined ? {} : { phone: change.phone }),
  ...(change.timeZone === undefined ? {} : { timeZone: change.timeZone }),
});
