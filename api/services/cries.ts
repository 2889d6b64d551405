import type { Kysely } from "kysely";
import { mailAddress } from "../auth/address-changes.ts";
import type { Pool } from "pg";
import { z } from "zod";
import type { Disclosures } from "../../audit/disclosures.ts";
import { cryKey, hearsCry, isWanted } from "../../domain/cries/cries.ts";
import type { CryKind } from "../../domain/cries/event.ts";
import { own, stepDefinition, stewards } from "../../domain/rules/lookup.ts";
import type { Cry } from "../../domain/cries/cry.ts";
import type { RunState } from "../../domain/state.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import { findOpenCries, findOwnCries, type CryPlace } from "../../projections/cries/query.ts";
import type { ApiDatabase } from "../database.ts";
import type { Principal } from "../principal.ts";
import type { createNames } from "./names.ts";
import { EMPTY_PAGE, fillPage, type PageOf, type Wanted } from "./page.ts";
import type { Whose } from "../../projections/run-list/query.ts";
import { whose } from "./run-list.ts";
import { readerOf } from "./runs/visibility.ts";

/** Somebody who waits for help, and how to reach them. Names, addresses and words are null once they are erased, or never were. */
export type HeardCry = {
  readonly run: string;
  readonly runTitle: string | null;
  readonly part: string | null;
  readonly stepTitle: string | null;
  readonly kind: CryKind;
  readonly about: string;
  readonly member: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly since: string;
  readonly words: string | null;
  /** Who said that they read it and get in touch; null: nobody yet. */
  readonly takenUp: {
    readonly by: string;
    readonly name: string | null;
    readonly at: string;
  } | null;
};

export type Cries = {
  /** Who waits for help in the runs that the reader looks after, the oldest first. */
  list(principal: Principal, page: Wanted): Promise<PageOf<HeardCry>>;
  /** How many of the oldest wait for the reader, to be told on a home page; `isMore`: there may be others than those looked at. */
  waiting(principal: Principal): Promise<{ readonly many: number; readonly isMore: boolean }>;
  /** What whoever asks cried for themselves and still waits for, the newest first; at most 20. */
  own(principal: Principal): Promise<readonly HeardCry[]>;
};

const MOST_OWN = 20;
/** What a home page looks through: however much others wait for, it costs no more. */
const MOST_LOOKED_AT = 50;

/** What the read model knows of cries for help. `beyond`, `backwards`, `limit`: see `findOpenCries`. */
export type CryFinder = {
  open(
    whose: Whose,
    page: { readonly beyond: CryPlace | null; readonly backwards: boolean; readonly limit: number },
  ): Promise<readonly CryPlace[]>;
  own(person: string, limit: number): Promise<readonly Omit<CryPlace, "at">[]>;
};

/** How to reach somebody, as the directory has it. */
type Reachable = {
  readonly pseudonym: string;
  readonly name: string | null;
  readonly email: string | null;
  readonly phone: string | null;
};

type CryDependencies = {
  readonly find: CryFinder;
  readonly people: (
    organisation: string,
    pseudonyms: readonly string[],
  ) => Promise<readonly Reachable[]>;
  readonly disclosures: Pick<Disclosures, "of">;
  readonly load: (principal: Principal, run: string) => Promise<RunState | null>;
  readonly titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  readonly names: ReturnType<typeof createNames>;
};

export const createCryFinder = (pool: Pool): CryFinder => ({
  open: (mine, page) => findOpenCries(pool, mine, page),
  own: (person, limit) => findOwnCries(pool, person, limit),
});

export const createReachable =
  (db: Kysely<ApiDatabase>): CryDependencies["people"] =>
  async (organisation, pseudonyms) => {
    const wanted = pseudonyms.filter(isUuid);
    if (wanted.length === 0) return [];
    return db
      .selectFrom("directory.person as p")
      .select(["pseudonym", "name", mailAddress.as("email"), "phone"])
      .where("organisation", "=", organisation)
      .where("pseudonym", "in", wanted)
      .execute();
  };

type Found = { readonly run: string; readonly state: RunState; readonly cry: Cry };

/**
 * Cries for help as they reach whoever may help. The read model says where; each run is then read as it is now, so that nothing
 * stands here that is done already.
 */
export const createCries = (deps: CryDependencies): Cries => ({
  async list(principal, wanted) {
    const mine = whose(principal);
    const bound = wanted.before ?? wanted.after;
    const from = bound === undefined ? null : placeIn(bound);
    // Who needs help is for people who give it, and for no program.
    if (principal.person === null || mine === null || (bound !== undefined && from === null))
      return EMPTY_PAGE;
    const see = async (places: readonly CryPlace[]) =>
      (await wantedAt(deps, principal, places)).filter((found) => isFor(principal, found));
    const backwards = wanted.before !== undefined;
    const page = await fillPage({
      ...{ wanted, from, see },
      find: (beyond, limit) => deps.find.open(mine, { beyond, backwards, limit }),
      idOf: ({ run, cry }: Found) => [cry.at, run, cryKey(cry)].join("~"),
    });
    return { ...page, items: await inWords(deps, principal, page.items) };
  },

  async waiting(principal) {
    const mine = whose(principal);
    if (principal.person === null || mine === null) return { many: 0, isMore: false };
    const page = { beyond: null, backwards: false, limit: MOST_LOOKED_AT + 1 };
    const places = await deps.find.open(mine, page);
    const looked = await wantedAt(deps, principal, places.slice(0, MOST_LOOKED_AT));
    const many = looked.filter((found) => isFor(principal, found)).length;
    return { many, isMore: places.length > MOST_LOOKED_AT };
  },

  async own(principal) {
    const { person } = principal;
    if (person === null) return [];
    const places = await deps.find.own(person, MOST_OWN);
    return inWords(deps, principal, await wantedAt(deps, principal, places));
  },
});

/** Cries at these places that still want an answer, in runs as they are now. */
async function wantedAt(
  { load }: Pick<CryDependencies, "load">,
  principal: Principal,
  places: readonly Omit<CryPlace, "at">[],
): Promise<readonly Found[]> {
  const runs = [...new Set(places.map(({ run }) => run))];
  const states = new Map(
    await Promise.all(runs.map(async (run) => [run, await load(principal, run)] as const)),
  );
  return places.flatMap(({ run, name }) => {
    const state = states.get(run) ?? null;
    const cry = state === null ? undefined : own(state.cries, name);
    return state !== null && cry !== undefined && isWanted(state, cry) ? [{ run, state, cry }] : [];
  });
}

const isFor = (principal: Principal, { state, cry }: Found): boolean => {
  const reader = readerOf(principal);
  const steers = reader.manages || stewards(state).includes(reader.id);
  return cry.member !== reader.id && hearsCry(state, cry, { ...reader, steers });
};

async function inWords(
  { people, disclosures, titles, names }: CryDependencies,
  { organisation }: Principal,
  found: readonly Found[],
): Promise<readonly HeardCry[]> {
  if (found.length === 0) return [];
  const sealed = found.flatMap(({ cry }) => (cry.words === null ? [] : [cry.words.commitment]));
  const [titleOf, disclosed, named, reachable] = await Promise.all([
    titles([...new Set(found.map(({ run }) => run))]),
    disclosures.of(sealed),
    names(
      organisation,
      found.flatMap(({ cry }) => (cry.takenUp ? [cry.takenUp.by] : [])),
    ),
    people(organisation, [...new Set(found.map(({ cry }) => cry.member))]),
  ]);
  return found.map(({ run, state, cry }): HeardCry => {
    const person = reachable.find(({ pseudonym }) => pseudonym === cry.member);
    const said = cry.words === null ? undefined : disclosed.get(cry.words.commitment)?.value;
    const step = cry.part === null ? undefined : own(state.parts, cry.part)?.step;
    return {
      run,
      runTitle: titleOf.get(run) ?? null,
      part: cry.part,
      stepTitle: step === undefined ? null : (stepDefinition(state, step)?.title ?? step),
      kind: cry.kind,
      about: cry.about,
      member: cry.member,
      name: person?.name ?? null,
      email: person?.email ?? null,
      phone: person?.phone ?? null,
      since: cry.at,
      words: typeof said === "string" ? said : null,
      takenUp:
        cry.takenUp === null ? null : { ...cry.takenUp, name: named[cry.takenUp.by] ?? null },
    };
  });
}

/** A place in the list as it stands in an address. */
function placeIn(cursor: string): CryPlace | null {
  const [at = "", run = "", name = "", more] = cursor.split("~");
  const isPlace =
    more === undefined &&
    isUuid(run) &&
    /^(?:more-time|objection|need|disputed)\/[^/~]{1,100}\/[^/~]{1,100}$/u.test(name) &&
    z.iso.datetime().safeParse(at).success;
  return isPlace ? { at, run, name } : null;
}
