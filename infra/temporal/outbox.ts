/**
 * Work waiting to be sent, by run. What is offered for a run while it is waiting or under way merges into one item, so that
 * under load the number of sends follows the number of runs, not of acts.
 */
export type Outbox<T> = {
  /** @returns false when there is no room: the item is not taken. */
  offer(run: string, item: T): boolean;
  /** Forgets all that is waiting; what is under way goes on. */
  clear(): void;
  /** Resolves when nothing waits and nothing is under way. */
  idle(): Promise<void>;
};

/**
 * @param options.send sends one run's item; at most one at a time for each run. It must not reject.
 * @param options.atOnce sends under way over all runs.
 * @param options.room runs waiting, at most.
 * @param options.gap milliseconds from the beginning of one send to the next, as things are now; 0 for no such limit.
 */
export function createOutbox<T>(options: {
  readonly send: (run: string, item: T) => Promise<void>;
  readonly merge: (earlier: T, later: T) => T;
  readonly atOnce: number;
  readonly room: number;
  readonly gap?: () => number;
}): Outbox<T> {
  const { send, merge, atOnce, room, gap = () => 0 } = options;
  const ready = new Map<string, T>();
  /** Runs under way, each with what came in for it meanwhile. */
  const underWay = new Map<string, { readonly next: T } | null>();
  const idlers: (() => void)[] = [];

  const begin = (run: string, item: T): void => {
    ready.delete(run);
    underWay.set(run, null);
    void send(run, item).finally(() => finished(run));
  };

  const pump = (): void => {
    for (const [run, item] of ready) {
      if (underWay.size >= atOnce) return;
      const wait = gap();
      if (wait > 0) {
        beginOneIn(wait);
        return;
      }
      begin(run, item);
    }
    if (underWay.size === 0) for (const wake of idlers.splice(0)) wake();
  };

  let later: NodeJS.Timeout | null = null;
  const beginOneIn = (milliseconds: number): void => {
    later ??= setTimeout(() => {
      later = null;
      const [next] = ready;
      if (next !== undefined && underWay.size < atOnce) begin(...next);
      pump();
    }, milliseconds);
  };

  const finished = (run: string): void => {
    const held = underWay.get(run) ?? null;
    underWay.delete(run);
    if (held !== null) ready.set(run, held.next);
    pump();
  };

  return {
    offer(run, item) {
      const held = underWay.get(run);
      const earlier = ready.get(run);
      if (held !== undefined) {
        underWay.set(run, { next: held === null ? item : merge(held.next, item) });
      } else if (earlier !== undefined) {
        ready.set(run, merge(earlier, item));
      } else if (ready.size < room) {
        ready.set(run, item);
        pump();
      } else {
        return false;
      }
      return true;
    },
    clear() {
      ready.clear();
      for (const run of underWay.keys()) underWay.set(run, null);
    },
    idle: () =>
      ready.size + underWay.size === 0
        ? Promise.resolve()
        : new Promise((resolve) => idlers.push(resolve)),
  };
}
