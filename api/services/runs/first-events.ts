import type { NewEvent, Recorded } from "../../../audit/event.ts";
import type { Reader } from "../../../audit/read.ts";

/**
 * A run's first event, which holds the title: it never changes, so it is read once for as long as the run is among those that were
 * asked for last. What its texts say is read each time, since they can be erased.
 * @returns null when there is no such run, or it has no event yet.
 * @throws DamagedRun
 */
export function createFirstEvents<E extends NewEvent>(
  reader: Pick<Reader<E>, "readStream">,
  remembered = 5_000,
): (run: string) => Promise<Recorded<E> | null> {
  const known = new Map<string, Recorded<E>>();
  return async (run) => {
    const earlier = known.get(run);
    const first = earlier ?? (await reader.readStream(run, 0, 1))[0];
    if (first === undefined) return null;
    known.delete(run);
    known.set(run, first);
    for (const oldest of known.keys()) {
      if (known.size <= remembered) break;
      known.delete(oldest);
    }
    return first;
  };
}
