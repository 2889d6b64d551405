import { sql, type Kysely } from "kysely";
import { endSignIns } from "../auth/account.ts";
import {
  endWaiting,
  forgetChange,
  phonePutBack,
  waitingChange,
  type WaitingChange,
} from "../auth/address-changes.ts";
import type { NotMeLinks, ToldChange } from "../auth/not-me-links.ts";
import type { EventActor } from "../../audit/event.ts";
import type { PowerEvent } from "../../domain/organisation/event.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import { actorOf, type Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";
import { addressUnder, recordPowers } from "./record-powers.ts";
import type { TellChange } from "./tell-change.ts";

/**
 * A changed address or a new passkey that does not count yet. Times are ISO 8601 UTC. `mayConfirm`: this session is older than the
 * change and another than the one in which it was made, so the person can say here that it is theirs.
 */
export type FreshChange = {
  readonly of: "address" | "passkey";
  readonly credential: string | null;
  readonly since: string;
  readonly countsFrom: string;
  readonly mayConfirm: boolean;
};

/** What somebody says of a fresh change of their own. `credential`: of a passkey. */
export type OwnChange = {
  readonly of: "address" | "passkey";
  readonly credential?: string | undefined;
  readonly mine: boolean;
};

/** Whether a change of how somebody acts was their own (decision 0181). */
export type FreshChanges = {
  list(principal: Principal): Promise<readonly FreshChange[]>;
  /** Theirs: it counts from now on. Not theirs: it is undone, every session of theirs ends, and administrators are told. */
  answer(principal: Principal, change: OwnChange): Promise<Answered<null>>;
  /** What a mail's link is about; null when it works no more. Changes nothing. */
  told(token: string): Promise<ToldChange | null>;
  /** By the link of a mail, without signing in. null: it works no more. */
  deny(token: string): Promise<{ readonly isUndone: boolean } | null>;
};

/** By the link of a mail: nobody is signed in. */
const byMail = (person: string): EventActor => ({ id: person, role: "member", via: "mail" });

const NOT_HERE = {
  kind: "forbidden",
  why: "Say it where you were signed in before the change was made, on another device than the one that made it. Or wait until it counts.",
} as const;

type Trx = Kysely<ApiDatabase>;

type When = Pick<WaitingChange, "changedAt" | "changedIn" | "countsFrom">;
type Waiting = When &
  (
    | { readonly of: "address"; readonly credential: null }
    | { readonly of: "passkey"; readonly credential: string }
  );

export function createFreshChanges(deps: {
  readonly db: Kysely<ApiDatabase>;
  readonly links: NotMeLinks;
  readonly tell: Pick<TellChange, "denied">;
  /** Forgets who is signed in. */
  readonly forget: () => void;
}): FreshChanges {
  const { db, links } = deps;

  const waiting = async (person: string): Promise<readonly Waiting[]> => {
    const [address, passkeys] = await Promise.all([
      waitingChange(db, person),
      db
        .selectFrom("auth.passkey")
        .select(["hash", "created_at", "made_in", "counts_from"])
        .where("person", "=", person)
        .where(sql<boolean>`counts_from > now()`)
        .orderBy("created_at")
        .execute(),
    ]);
    const ofAddress: readonly Waiting[] =
      address === null ? [] : [{ of: "address", credential: null, ...address }];
    const ofKeys = passkeys.map(({ hash, created_at, made_in, counts_from }): Waiting => ({
      of: "passkey",
      ...{ credential: hash, changedAt: created_at, changedIn: made_in },
      countsFrom: counts_from,
    }));
    return [...ofAddress, ...ofKeys];
  };

  /** A session that is older than the change, and not the one in which it was made. */
  const isOlder = ({ session, newAddressUntil }: Principal, change: Waiting): boolean =>
    session !== undefined &&
    newAddressUntil === undefined &&
    session.id !== change.changedIn &&
    Date.parse(session.since) < change.changedAt.getTime();

  /** The address that counts is the one that is held again. */
  const putBack = async (trx: Trx, person: string): Promise<PowerEvent | null> => {
    const change = await waitingChange(trx, person);
    if (change === null) return null;
    const { email, address_key } = change.former;
    await trx
      .updateTable("directory.person")
      .set({ email, address_key, updated_at: new Date() })
      .where("pseudonym", "=", person)
      .execute();
    await forgetChange(trx, person);
    const address =
      email === null || address_key === null ? null : addressUnder(address_key, email);
    const data = { person, address, countsFrom: new Date().toISOString() };
    return { type: "addressChanged", data };
  };

  const takeAway = async (trx: Trx, person: string, key: string): Promise<PowerEvent | null> => {
    const gone = await trx
      .deleteFrom("auth.passkey")
      .where("person", "=", person)
      .where("hash", "=", key)
      .executeTakeFirst();
    return gone.numDeletedRows === 0n
      ? null
      : { type: "passkeyRemoved", data: { person, credential: key } };
  };

  /** @returns whether anything was there to undo. */
  const undo = async (
    trx: Trx,
    {
      person,
      what,
      credential,
      organisation,
    }: Omit<ToldChange, "name" | "at" | "organisationName">,
    actor: EventActor,
  ): Promise<boolean> => {
    if (what === "phone") {
      const isPutBack = await phonePutBack(trx, person);
      const denied = { type: "changeDenied", data: { person, what } } as const;
      await recordPowers(trx, organisation, actor, [denied]);
      return isPutBack;
    }
    const undone =
      what === "address"
        ? await putBack(trx, person)
        : what === "passkey" && credential !== null
          ? await takeAway(trx, person, credential)
          : null;
    await recordPowers(trx, organisation, actor, [
      { type: "changeDenied", data: { person, what } },
      ...(undone === null ? [] : [undone]),
    ]);
    // Whoever made it may be signed in as this person.
    if (what === "address" || what === "passkey") await endSignIns(trx, person);
    return undone !== null;
  };

  const confirm = async (
    trx: Trx,
    principal: Principal,
    change: Waiting,
    actor: EventActor,
  ): Promise<void> => {
    const { organisation, id: person, session } = principal;
    const at = new Date();
    if (change.of === "address") {
      await endWaiting(trx, person, session?.id ?? "", at);
      await recordPowers(trx, organisation, actor, [
        { type: "addressConfirmed", data: { person } },
      ]);
      return;
    }
    const { credential } = change;
    await trx
      .updateTable("auth.passkey")
      .set({ counts_from: at })
      .where("person", "=", person)
      .where("hash", "=", credential)
      .execute();
    const data = { person, credential };
    await recordPowers(trx, organisation, actor, [{ type: "passkeyConfirmed", data }]);
  };

  return {
    async list(principal) {
      if (principal.person === null) return [];
      const found = await waiting(principal.person);
      return found.map((change) => ({
        of: change.of,
        credential: change.credential,
        since: change.changedAt.toISOString(),
        countsFrom: change.countsFrom.toISOString(),
        mayConfirm: isOlder(principal, change),
      }));
    },

    async answer(principal, { of, credential, mine }) {
      const { organisation, person } = principal;
      if (person === null || principal.via !== "session") {
        return { kind: "forbidden", why: "People say this themselves, signed in." };
      }
      const permission = authorise(principal, "answerForChange", { organisation, person });
      if (permission.kind !== "allowed") return permission;
      const found = (await waiting(person)).find(
        (one) => one.of === of && one.credential === (credential ?? null),
      );
      if (found === undefined) return { kind: "not-found" };
      if (mine && !isOlder(principal, found)) return NOT_HERE;
      const actor = actorOf(principal, permission.role);
      const change = { person, organisation, what: of, credential: credential ?? null } as const;
      const isUndone = await db.transaction().execute(async (trx) => {
        if (!mine) return undo(trx, change, actor);
        await confirm(trx, principal, found, actor);
        return false;
      });
      deps.forget();
      if (!mine) {
        const row = await db
          .selectFrom("directory.person")
          .select("name")
          .where("pseudonym", "=", person)
          .executeTakeFirst();
        const told = { name: row?.name ?? null, organisationName: "", at: new Date() };
        deps.tell.denied({ ...change, ...told }, isUndone);
      }
      return { kind: "done", value: null };
    },

    told: (token) => links.find(token),

    async deny(token) {
      const change = await links.find(token);
      if (change === null) return null;
      const isUndone = await db.transaction().execute(async (trx) => {
        if (!(await links.spend(trx, token))) return null;
        return undo(trx, change, byMail(change.person));
      });
      if (isUndone === null) return null;
      deps.forget();
      deps.tell.denied(change, isUndone);
      return { isUndone };
    },
  };
}
