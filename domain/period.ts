/** A length of time as a template states it. Working days follow the run's calendar; months and days the civil one. */
export type Period =
  | { readonly workingDays: number }
  | { readonly days: number }
  | { readonly months: number }
  | { readonly seconds: number };

/** Bank holidays of one nation: ISO dates (YYYY-MM-DD), with the years that the list covers. */
export type Calendar = {
  readonly nation: "england-and-wales" | "scotland" | "northern-ireland";
  readonly from: string;
  readonly until: string;
  readonly holidays: readonly string[];
};
