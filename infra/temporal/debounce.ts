/** Where words wait that give nobody anything to do yet, for others of the same run to join them. */
export type Debounce<T> = {
  /** Waits at most so many milliseconds from when the first of its run came. */
  wait(run: string, item: T, milliseconds: number): void;
  /** Leaves now, and takes along what waits of its run. */
  goOn(run: string, item: T): void;
  /** Forgets all that wait. */
  close(): void;
};

/** @param options.room runs at most; what finds no room leaves at once. */
export function createDebounce<T>(options: {
  readonly merge: (earlier: T, later: T) => T;
  readonly leave: (run: string, item: T) => void;
  readonly room: number;
}): Debounce<T> {
  const { merge, leave, room } = options;
  const waiting = new Map<string, { readonly item: T; readonly timer: NodeJS.Timeout }>();

  const goOn = (run: string, item: T): void => {
    const here = waiting.get(run);
    if (here !== undefined) clearTimeout(here.timer);
    waiting.delete(run);
    leave(run, here === undefined ? item : merge(here.item, item));
  };

  return {
    goOn,
    wait(run, item, milliseconds) {
      const here = waiting.get(run);
      if (here !== undefined) {
        waiting.set(run, { item: merge(here.item, item), timer: here.timer });
      } else if (waiting.size < room) {
        const timer = setTimeout(() => {
          const its = waiting.get(run);
          waiting.delete(run);
          if (its !== undefined) leave(run, its.item);
        }, milliseconds);
        waiting.set(run, { item, timer });
      } else {
        leave(run, item);
      }
    },
    close() {
      for (const { timer } of waiting.values()) clearTimeout(timer);
      waiting.clear();
    },
  };
}
