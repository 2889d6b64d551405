/** What is measured in a run, by name. `better`: which way is an improvement. */
export type Indicator = {
  readonly key: string;
  readonly label: string;
  readonly unit: string;
  readonly better: "higher" | "lower";
};

/** Readings of named indicators at one point ("before", "after"). Done when each of them has one. */
export type MeasureBlock = {
  readonly block: "measure";
  readonly key: string;
  readonly point: string;
  readonly indicators: readonly string[];
};
