import type { PoolClient } from "pg";
import { DamagedRun, damageOf } from "./damaged-run.ts";
import type { NewEvent, Recorded } from "./event.ts";
import type { LoggedEvent } from "./read.ts";
import { sqlStateOf } from "./record-unavailable.ts";

/** What a handler does with events of the log; `transaction` as in `SubscriptionOptions`. */
export type HandleBatch<E extends NewEvent> = (
  events: readonly LoggedEvent<E>[],
  transaction: PoolClient | null,
) => Promise<void>;

/** A run that could not be handled, and the position of its first event that was not. */
export type Isolated = { readonly damage: DamagedRun; readonly position: number };

/** What our own code throws on data that it does not expect. */
const OF_OUR_CODE = [TypeError, RangeError, SyntaxError, ReferenceError];

/** SQLSTATE classes (PostgreSQL, appendix A): data exceptions, and integrity constraints. */
const OF_THE_DATA = ["22", "23"];

/** Whether a handler failed for what the events say, so that the same would fail again; not because something is away. */
export const isOfTheEvents = (error: unknown): boolean =>
  error instanceof DamagedRun ||
  OF_OUR_CODE.some((kind) => error instanceof kind) ||
  OF_THE_DATA.includes(sqlStateOf(error)?.slice(0, 2) ?? "");

/**
 * Hands on the events of each run by themselves, so that one which can't be handled keeps back nobody. Of that run, what comes
 * before the event in question is handled.
 * @param undone called when effects of the handler were rolled back.
 * @throws what is not of the events.
 */
export async function handleApart<E extends NewEvent>(
  events: readonly LoggedEvent<E>[],
  transaction: PoolClient | null,
  handle: HandleBatch<E>,
  undone: () => void,
): Promise<readonly Isolated[]> {
  const isolated: Isolated[] = [];

  const attempt = async (its: readonly LoggedEvent<E>[]): Promise<DamagedRun | null> => {
    const [first] = its;
    if (first === undefined) return null;
    await transaction?.query("savepoint run");
    try {
      await handle(its, transaction);
      await transaction?.query("release savepoint run");
      return null;
    } catch (error) {
      if (!isOfTheEvents(error)) throw error;
      await transaction?.query("rollback to savepoint run");
      undone();
      const damage = damageOf("fold", first.event, error);
      if (damage instanceof DamagedRun) return damage;
      throw damage;
    }
  };

  for (const its of Map.groupBy(events, ({ event }) => event.run).values()) {
    let left = its;
    let damage = await attempt(its);
    const before = its.filter(({ event }) => event.version < (damage?.at.version ?? 0));
    if (damage !== null && before.length > 0 && before.length < its.length) {
      const failed = await attempt(before);
      if (failed === null) left = its.slice(before.length);
      damage = failed ?? damage;
    }
    const [first] = left;
    if (damage !== null && first !== undefined) {
      isolated.push({ damage: ofThisRun(damage, first.event), position: first.position });
    }
  }
  return isolated;
}

/** A handler may look at other runs, too: the one that is set aside is the one whose events it was given. */
const ofThisRun = <E extends NewEvent>(damage: DamagedRun, event: Recorded<E>): DamagedRun =>
  damage.at.run === event.run
    ? damage
    : new DamagedRun(
        damage.code,
        { run: event.run, version: event.version, event: event.id },
        damage.message,
        { cause: damage },
      );
