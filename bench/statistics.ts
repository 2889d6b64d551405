/** Nearest-rank percentile of unsorted numbers; NaN of none. `share`: 0..1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** To three significant digits, so that a table does not claim more than was measured. */
export const rounded = (value: number): number => Number(value.toPrecision(3));
