import type { Changed } from "./projection.ts";

/** What a read model must hold of a run now. `version`: of the run's state that says so. */
export type News<R> = {
  readonly run: string;
  readonly version: number;
  readonly rows: readonly R[];
};

/**
 * Remembers what a read model wrote last of each run, so that it writes again only where that has changed.
 * @param remembered how many runs are kept in memory; any other counts as changed.
 */
export function createWritten<R>(rowsOf: (changed: Changed) => readonly R[], remembered: number) {
  const written = new Map<string, { readonly version: number; readonly text: string }>();
  return {
    forget: () => written.clear(),
    news(changed: readonly Changed[]): readonly News<R>[] {
      const news = changed.flatMap((one) => {
        const { run, state } = one;
        const rows = rowsOf(one);
        const text = JSON.stringify(rows);
        const before = written.get(run);
        if (before !== undefined && before.version > state.version) return [];
        written.delete(run);
        written.set(run, { version: state.version, text });
        return before?.text === text ? [] : [{ run, version: state.version, rows }];
      });
      for (const oldest of written.keys()) {
        if (written.size <= remembered) break;
        written.delete(oldest);
      }
      return news;
    },
  };
}
