import { createHmac, randomInt, timingSafeEqual } from "node:crypto";
import { sql, type Kysely } from "kysely";
import type { ApiDatabase } from "../database.ts";
import type { createAttempts } from "./attempts.ts";

export const CODE_MINUTES = 15;

/** Tries of one code. */
const TRIES = 5;

/** Tries for one person in a day, whatever code it was: one in 100,000 of all codes. Links go on working. */
const OF_ONE_PERSON = { window: 24 * 60 * 60, max: 10 };

/** Tries for one address, whether anybody has it or not. */
const AT_ONE_ADDRESS = { window: 60 * 60, max: 20 };

/** Tries from one source: a room full of people on one Wi-Fi. */
const FROM_ONE_SOURCE = { window: 60, max: 60 };

type Tried =
  | {
      readonly kind: "found";
      readonly person: string;
      readonly page: string | null;
      readonly toNew: boolean;
    }
  | { readonly kind: "invalid-code" };

/**
 * Six digits by which somebody signs in on another device than the one that has their mail. A person has one at most, for some minutes
 * and some tries. A hash of six digits alone could be turned back by trying all of them, so it is keyed.
 * @param deps.secret at least 32 characters.
 */
export function createSignInCodes(deps: {
  readonly db: Kysely<ApiDatabase>;
  readonly secret: string;
  readonly attempts: ReturnType<typeof createAttempts>;
}) {
  const { db, secret, attempts } = deps;
  const hashOf = (person: string, code: string): Buffer =>
    createHmac("sha256", secret).update(["sign-in-code", person, code].join("\0")).digest();
  const triesOf = (person: string): string => `code-of\0${person}`;

  return {
    /** A fresh code, which ends an older one. @param page of this site, to go on to. @param toNew whether it goes to an address that does not count yet. */
    async make(person: string, page: string | null, toNew = false): Promise<string> {
      const code = String(randomInt(1_000_000)).padStart(6, "0");
      await sql`
        insert into auth.sign_in_code (person, hash, page, to_new, expires_at)
        values (${person}, ${hashOf(person, code)}, ${page}, ${toNew},
          now() + make_interval(mins => ${CODE_MINUTES}))
        on conflict (person) do update set hash = excluded.hash, page = excluded.page, to_new = excluded.to_new,
          expires_at = excluded.expires_at, tries = 0`.execute(db);
      return code;
    },

    /** Counts a try. @returns seconds to wait; 0 when this one may be. It is the same whether somebody has the address or not. */
    async waitFor(email: string, client: string): Promise<number> {
      const source = await attempts.consume(`code-from\0${client}`, FROM_ONE_SOURCE);
      if (!source.allowed) return source.retryAfter;
      const address = await attempts.consume(`code-at\0${email.toLowerCase()}`, AT_ONE_ADDRESS);
      return address.allowed ? 0 : address.retryAfter;
    },

    /** Tries a code for each of the people of one address; the one whose code it was is signed in by it, once. */
    async spend(people: readonly string[], code: string): Promise<Tried> {
      for (const person of people) {
        const turn = await attempts.consume(triesOf(person), OF_ONE_PERSON);
        if (!turn.allowed) continue;
        const { rows } = await sql<{ hash: Buffer; page: string | null; toNew: boolean }>`
          update auth.sign_in_code set tries = tries + 1
          where person = ${person} and expires_at > now() and tries < ${TRIES}
          returning hash, page, to_new as "toNew"`.execute(db);
        const [row] = rows;
        if (row === undefined || !timingSafeEqual(row.hash, hashOf(person, code))) continue;
        const { numAffectedRows } = await sql`
          delete from auth.sign_in_code where person = ${person} and hash = ${row.hash}`.execute(
          db,
        );
        if (numAffectedRows !== 1n) continue;
        await attempts.forget(triesOf(person));
        return { kind: "found", person, page: row.page, toNew: row.toNew };
      }
      return { kind: "invalid-code" };
    },

    /** Whoever is in needs no code any more. */
    async forget(person: string): Promise<void> {
      await sql`delete from auth.sign_in_code where person = ${person}`.execute(db);
    },
  };
}

export type SignInCodes = ReturnType<typeof createSignInCodes>;
