/**
 * Remembers what was looked up, for a moment. Concurrent look-ups of one key share one answer.
 * @param lifetime milliseconds; how long a revoked credential may still be honoured.
 * @param most entries kept; the oldest goes first.
 */
export function shortCache<T>(
  lookUp: (key: string) => Promise<T>,
  lifetime: number,
  most: number,
  now: () => number = () => performance.now(),
): { get(key: string): Promise<T> | T; forget(key: string): void; clear(): void } {
  const kept = new Map<string, { value: Promise<T> | T; until: number }>();
  const fetch = (key: string): Promise<T> => {
    const entry = { value: lookUp(key), until: now() + lifetime };
    const settled = entry.value.then(
      (value) => {
        if (kept.get(key) === entry) kept.set(key, { value, until: entry.until });
        return value;
      },
      (error: unknown) => {
        if (kept.get(key) === entry) kept.delete(key);
        throw error;
      },
    );
    entry.value = settled;
    kept.delete(key);
    kept.set(key, entry);
    if (kept.size > most) {
      const oldest = kept.keys().next();
      if (!oldest.done) kept.delete(oldest.value);
    }
    return settled;
  };
  return {
    get(key) {
      const entry = kept.get(key);
      return entry !== undefined && entry.until > now() ? entry.value : fetch(key);
    },
    forget: (key) => void kept.delete(key),
    clear: () => kept.clear(),
  };
}
