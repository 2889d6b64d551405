import type { EntryData } from "../run/entry-data.ts";

/** What a sentence may need to know. `who`: the one who acted; names and titles are looked up by id. */
export type Telling = {
  readonly who: string;
  readonly data: EntryData;
  name(id: string | null): string;
  names(ids: readonly string[]): string;
  part(id: string | null): string;
  step(key: string | null): string;
  time(at: string | null): string;
  date(on: string | null): string;
};
