import { createHmac, createSecretKey, timingSafeEqual, type KeyObject } from "node:crypto";
import type { Pool } from "pg";
import { withConnection } from "./connection.ts";

/** Milliseconds that a process goes on using a key which another may have erased: what it keys then, nobody can key again. */
const FRESH = 2_000;

/** `key`: made once, because Node takes four times as long for an HMAC by a key that is bytes. */
type Key = { readonly id: string; readonly key: KeyObject };

/** `value`: to be stored. `isOf`: whether a stored one is of the same request; true too once its key is gone. */
export type Fingerprint = {
  readonly value: string;
  readonly isOf: (stored: string | null) => Promise<boolean>;
};

/**
 * Fingerprints of requests, by which one that is repeated is known from another under the same key. A request holds what
 * people wrote, and a hash of few words can be guessed: so each is an HMAC under a random key that lasts for a day, is
 * deleted after a week, and at once when anything of a person is erased. A fingerprint without its key says nothing, and a
 * repeated request is then answered with the first outcome, unread.
 */
export type RequestKeys = {
  fingerprint(what: string, request: string): Promise<Fingerprint>;
  /** Deletes every key, so that nobody can tell any more what was asked until now, and has the tables written anew. */
  forget(): Promise<void>;
};

export function createRequestKeys(pool: Pool, now: () => number = Date.now): RequestKeys {
  let known: { readonly key: Promise<Key>; readonly at: number } | null = null;

  const ask = async (text: string, values: readonly unknown[] = []): Promise<Key | undefined> => {
    const { rows } = await withConnection(pool, (client) =>
      client.query<{ id: string; key: Buffer }>({ text, values: [...values] }),
    );
    const [row] = rows;
    return row && { id: row.id, key: createSecretKey(row.key) };
  };

  const newest = async (): Promise<Key> => {
    const found = await ask(
      `select id, key from record.request_key where made_at > now() - interval '1 day'
       order by made_at desc limit 1`,
    );
    if (found !== undefined) return found;
    const made = await ask(
      `with old as (delete from record.request_key where made_at < now() - interval '7 days')
       insert into record.request_key default values returning id, key`,
    );
    if (made === undefined) throw new Error("No key was made for the fingerprints of requests.");
    return made;
  };

  const current = (): Promise<Key> => {
    if (known !== null && now() - known.at < FRESH) return known.key;
    const key = newest();
    known = { key, at: now() };
    key.catch(() => (known = null));
    return key;
  };

  return {
    async fingerprint(what, request) {
      const { id, key } = await current();
      return {
        value: `${id}:${macOf(key, what, request).toString("base64url")}`,
        async isOf(stored) {
          const [its, mac] = stored?.split(":") ?? [];
          if (its === undefined || mac === undefined) return false;
          const keyed = await ask("select id, key from record.request_key where id = $1", [its]);
          if (keyed === undefined) return true;
          const bytes = Buffer.from(mac, "base64url");
          const expected = macOf(keyed.key, what, request);
          return bytes.length === expected.length && timingSafeEqual(bytes, expected);
        },
      };
    },
    async forget() {
      known = null;
      await ask(
        "with gone as (delete from record.request_key) insert into record.erasure_due default values",
      );
    },
  };
}

const macOf = (key: KeyObject, what: string, request: string): Buffer =>
  createHmac("sha256", key).update(what).update("\0").update(request).digest();
