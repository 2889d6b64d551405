/**
 * Pauses between attempts that fail: each twice as long as the one before, up to a longest, so that what stays broken for hours
 * costs little and says little, and what is broken for a moment goes on at once.
 * @param first milliseconds.
 */
export function createBackoff(first: number): {
  /** Milliseconds to wait after a further failure. */
  next(longest: number): number;
  /** Something worked. */
  reset(): void;
} {
  let failures = 0;
  return {
    next(longest) {
      failures += 1;
      return Math.min(first * 2 ** Math.min(failures - 1, 40), longest);
    },
    reset() {
      failures = 0;
    },
  };
}
