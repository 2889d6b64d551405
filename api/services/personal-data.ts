import type { Kysely } from "kysely";
import type { Pool } from "pg";
import { DamagedRun } from "../../audit/damaged-run.ts";
import { readValue, type Disclosures } from "../../audit/disclosures.ts";
import type { EventActor } from "../../audit/event.ts";
import type { Reader } from "../../audit/read.ts";
import { fitting } from "../../domain/decide/entry-size.ts";
import { poundsWords } from "../../domain/written/number.ts";
import { closeAccount } from "../auth/account.ts";
import type { RequestKeys } from "../../audit/request-keys.ts";
import type { ApiDatabase } from "../database.ts";
import type { RunState } from "../../domain/state.ts";
import { isWithheld } from "../../domain/visibility/withheld.ts";
import { authorise } from "../policy.ts";
import { actorOf, type Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";
import { heldOfAccount, type HeldOfAccount } from "./held-of-account.ts";
import type { People, Person } from "./people.ts";
import { isLastAdministrator, LAST_ADMINISTRATOR } from "./administrators.ts";
import { recordPowers } from "./record-powers.ts";
import type { Submit } from "./runs/act.ts";
import type { DamagedRuns } from "./runs/damaged.ts";
import type { RecordedRunEvent } from "../../audit/run-event.ts";
import type { RunEvent } from "../../domain/event.ts";
import { commitmentsIn } from "./runs/texts.ts";
import { readerOf } from "./runs/visibility.ts";

/** A sealed value about somebody, which can be erased by its commitment (hex). */
export type HeldValue = {
  readonly run: string;
  readonly commitment: string;
  readonly value: unknown;
  /** Of an amount: as people read it. */
  readonly pounds?: string;
};

/** All that is held on one person, in every table. */
export type Held = HeldOfAccount & {
  readonly person: Person;
  readonly values: readonly HeldValue[];
  /** Entries of the record that name the pseudonym: they stay, and say nothing personal. */
  readonly entries: readonly {
    readonly run: string;
    readonly event: string;
    readonly type: string;
    readonly at: string;
  }[];
};

export type Erasure = {
  /** Runs whose record now says so. */
  readonly runs: readonly string[];
  /** Values that are gone now. */
  readonly values: number;
};

/** What is held on somebody, theirs to take along and to erase. */
export type PersonalData = {
  held(principal: Principal, person: string): Promise<Answered<Held>>;
  /** @param what commitments (hex), or all of it. */
  erase(
    principal: Principal,
    person: string,
    what: "all" | readonly string[],
  ): Promise<Answered<Erasure>>;
  /** What somebody said in a session who is no member: administrators do it for whoever asks. Again: nothing is left to erase. */
  eraseVoice(principal: Principal, run: string, voice: string): Promise<Answered<Erasure>>;
};

export type PersonalDataDependencies = {
  readonly db: Kysely<ApiDatabase>;
  readonly pool: Pool;
  readonly disclosures: Disclosures;
  readonly reader: Pick<Reader<RunEvent>, "readRun">;
  readonly submit: Submit;
  readonly people: Pick<People, "get">;
  readonly load: (run: string) => Promise<{ readonly state: RunState } | null>;
  readonly damaged: DamagedRuns;
  /** Stores events of a run that can't be decided upon. */
  readonly append: (run: string, events: readonly RunEvent[]) => Promise<unknown>;
  readonly now: () => Date;
  /** Forgets who is signed in. */
  readonly forget: () => void;
  readonly requestKeys: Pick<RequestKeys, "forget">;
};

/** What is held on people, and its erasure (docs/erasure.md). */
export function createPersonalData(deps: PersonalDataDependencies): PersonalData {
  const { db, pool, disclosures, reader } = deps;

  const valuesOf = async (person: string): Promise<readonly HeldValue[]> => {
    const { rows } = await pool.query<{ run: string; commitment: string; value: Buffer }>(
      `select run, encode(commitment, 'hex') as commitment, value
       from record.disclosure where subject = $1 order by run, value, commitment`,
      [person],
    );
    return rows.map((row): HeldValue => {
      const value = readValue(row.value);
      const { run, commitment } = row;
      // Amounts, in pence, are the only numbers that are sealed by themselves.
      return typeof value === "number"
        ? { run, commitment, value, pounds: poundsWords(value) }
        : { run, commitment, value };
    });
  };

  /** Commitments (hex) of the values that are held about somebody, by run. */
  const commitmentsOf = async (person: string): Promise<ReadonlyMap<string, readonly string[]>> => {
    const { rows } = await pool.query<{ run: string; commitments: string[] }>(
      `select run, array_agg(encode(commitment, 'hex') order by commitment) as commitments
       from record.disclosure where subject = $1 group by run`,
      [person],
    );
    return new Map(rows.map(({ run, commitments }) => [run, commitments]));
  };

  const runsOf = async (person: string): Promise<readonly string[]> => {
    const { rows } = await pool.query<{ run: string }>(
      `select run from record.disclosure where subject = $1::text
       union select run from projections.run_list where $1::uuid = any (members)`,
      [person],
    );
    return rows.map(({ run }) => run);
  };

  /** As much of a run as can be read; `unjudged`: events of which nobody can tell any more what they may be withheld for. */
  const readable = async (run: string) => {
    try {
      const folded = await deps.load(run);
      if (folded === null) return null;
      const places = await reader.readRun(run);
      const events = places.flatMap((place) => (place instanceof DamagedRun ? [] : [place]));
      return { state: folded.state, events, unjudged: [] };
    } catch (error) {
      if (!(error instanceof DamagedRun)) throw error;
      const found = await deps.damaged.read(run);
      return found && { state: found.state, events: found.before, unjudged: found.behind };
    }
  };

  /** Entries that name somebody, and the commitments of words, that an open gate withholds from whoever asks left out. */
  const entriesOf = async (principal: Principal, person: string) => {
    const found: Held["entries"][number][] = [];
    const hidden = new Set<string>();
    const viewer = readerOf(principal);
    const look = (event: RecordedRunEvent, isHidden: boolean): void => {
      if (isHidden) {
        for (const commitment of commitmentsIn(event.data)) hidden.add(commitment);
      } else if (JSON.stringify(event).includes(person)) {
        const { run, id, type, at } = event;
        found.push({ run, event: id, type, at });
      }
    };
    for (const run of await runsOf(person)) {
      const read = await readable(run);
      if (read === null) continue;
      const { state, events, unjudged } = read;
      for (const event of events) look(event, state === null || isWithheld(state, event, viewer));
      for (const event of unjudged) look(event, principal.person !== person);
    }
    return { found, hidden };
  };

  /**
   * A run that can't be read can't be decided upon either, and what is held in it goes all the same. Its erasure is recorded value by
   * value, which needs no state: nobody leaves by it.
   */
  const recordedUnread = async (
    principal: Principal,
    run: string,
    member: string,
    commitments: readonly string[],
  ): Promise<void> => {
    const { organisation, assurance } = principal;
    const permission = authorise(principal, "recordErasure", { organisation, person: member });
    if (permission.kind !== "allowed") throw new Error(`Run ${run} can't record the erasure.`);
    const actor = actorOf(principal, permission.role);
    const at = deps.now().toISOString();
    const data = { member, what: commitments };
    const decision = fitting({ type: "recordErasure", data, actor, at, assurance }, [
      { type: "erased", data: { ...data, by: actor.id } },
    ]);
    if (decision.kind === "refused") throw new Error(decision.refusal.message);
    const events = decision.events.map((event): RunEvent => ({ ...event, actor, at, assurance }));
    await deps.append(run, events);
  };

  /** The record first: what is gone without a word would look like tampering; what is still there can go next time. */
  const recorded = async (
    principal: Principal,
    person: string,
    values: readonly HeldValue[] | "all",
  ): Promise<readonly string[]> => {
    const ofRun = await commitmentsOf(person);
    const runs = values === "all" ? await runsOf(person) : values.map(({ run }) => run);
    const done: string[] = [];
    for (const run of new Set(runs)) {
      const its =
        values === "all"
          ? (ofRun.get(run) ?? [])
          : values.filter((one) => one.run === run).map(({ commitment }) => commitment);
      const what = values === "all" ? values : its;
      try {
        const result = await deps.submit(
          principal,
          run,
          { type: "recordErasure", data: { member: person, what } },
          {},
        );
        if (result.kind !== "accepted") throw new Error(`Run ${run} did not record the erasure.`);
      } catch (error) {
        if (!(error instanceof DamagedRun)) throw error;
        if (its.length === 0) continue;
        await recordedUnread(principal, run, person, its);
      }
      done.push(run);
    }
    return done;
  };

  const eraseAccount = (organisation: string, actor: EventActor, person: string): Promise<void> =>
    db.transaction().execute(async (trx) => {
      const tokens = await closeAccount(trx, person);
      await recordPowers(trx, organisation, actor, [
        { type: "accountEnded", data: { person } },
        ...tokens.map((token) => ({ type: "tokenEnded", data: { token } }) as const),
      ]);
      await trx
        .updateTable("directory.person")
        .set({
          ...{ name: null, time_zone: "Europe/London", language: null },
          ...{ told_by: "email", quiet_from: null, quiet_until: null, text_if_refused: false },
        })
        .where("pseudonym", "=", person)
        .execute();
      await trx
        .updateTable("auth.program_token")
        .set({ name: "" })
        .where("created_by", "=", person)
        .execute();
    });

  /** Takes the power first, under the same lock as everybody who steps down. @returns false: nobody else has it. */
  const stepDown = (organisation: string, actor: EventActor, person: string): Promise<boolean> =>
    db.transaction().execute(async (trx) => {
      if (await isLastAdministrator(trx, organisation, person)) return false;
      const { numDeletedRows } = await trx
        .deleteFrom("directory.membership")
        .where("person", "=", person)
        .where("role", "=", "administrator")
        .executeTakeFirst();
      if (numDeletedRows > 0n) {
        const data = { person, role: "administrator" };
        await recordPowers(trx, organisation, actor, [{ type: "roleTaken", data }]);
      }
      return true;
    });

  /** That somebody may not is said only of people whom they may know of. */
  const unlessUnknown = async <V>(principal: Principal, person: string, permission: V) =>
    (await deps.people.get(principal, person)).kind === "done"
      ? permission
      : ({ kind: "not-found" } as const);

  return {
    async held(principal, person) {
      const { organisation } = principal;
      const permission = authorise(principal, "exportPerson", { organisation, person });
      if (permission.kind !== "allowed") return unlessUnknown(principal, person, permission);
      const found = await deps.people.get(principal, person);
      if (found.kind !== "done") return found;
      const [values, account, entries] = await Promise.all([
        valuesOf(person),
        heldOfAccount(db, person),
        entriesOf(principal, person),
      ]);
      const value: Held = {
        person: found.value,
        values: values.filter(({ commitment }) => !entries.hidden.has(commitment)),
        ...account,
        entries: entries.found,
      };
      return { kind: "done", value };
    },

    async erase(principal, person, what) {
      const { organisation } = principal;
      const permission = authorise(principal, "erasePerson", { organisation, person });
      if (permission.kind !== "allowed") return unlessUnknown(principal, person, permission);
      if ((await deps.people.get(principal, person)).kind !== "done") return { kind: "not-found" };
      if (what === "all") {
        if (!(await stepDown(organisation, actorOf(principal, permission.role), person)))
          return LAST_ADMINISTRATOR;
        const runs: readonly string[] = await recorded(principal, person, "all");
        const values = (await disclosures.erase(person)).length;
        await eraseAccount(organisation, actorOf(principal, permission.role), person);
        await deps.requestKeys.forget();
        deps.forget();
        const erasure: Erasure = { runs, values };
        return { kind: "done", value: erasure };
      }
      const values = (await valuesOf(person)).filter(({ commitment }) => what.includes(commitment));
      if (values.length === 0) return { kind: "not-found" };
      const runs = await recorded(principal, person, values);
      const gone = await disclosures.erase(
        person,
        values.map(({ commitment }) => commitment),
      );
      await deps.requestKeys.forget();
      return { kind: "done", value: { runs, values: gone.length } };
    },

    async eraseVoice(principal, run, voice) {
      const read = await readable(run);
      const launched = read?.events.find(({ type }) => type === "runLaunched");
      const isHere = read?.events.some(
        ({ type, data }) => type === "voiceHeard" && data.voice === voice,
      );
      if (launched?.type !== "runLaunched" || isHere !== true) return { kind: "not-found" };
      const { organisation } = launched.data;
      const verdict = authorise(principal, "eraseVoice", { organisation });
      if (verdict.kind !== "allowed") return verdict;
      const runs = await recorded(principal, voice, "all");
      const values = (await disclosures.erase(voice)).length;
      await deps.requestKeys.forget();
      return { kind: "done", value: { runs, values } };
    },
  };
}
