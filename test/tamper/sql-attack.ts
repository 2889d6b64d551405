import { canonicalBytes } from "../../audit/entry.ts";
import type { JsonObject } from "../../audit/json.ts";
import type { LoggedEvent } from "../../audit/verify/logged-event.ts";
import type { Statement, Step } from "./database-audit.ts";
import { uuidOf, type RecordedRun } from "../support/recorded-run.ts";
import type { Pick } from "./die.ts";
import type { RecordedDemo } from "./recorded-demo.ts";

/** What somebody does in the database. `names`: one of these must stand in what the auditor is told. */
export type SqlAttack = {
  readonly name: string;
  readonly times: number;
  readonly attack: (
    demo: RecordedDemo,
    pick: Pick,
  ) => { readonly steps: readonly Step[]; readonly names: readonly string[] };
};

export const sql = (text: string, ...values: readonly unknown[]): Statement => ({ text, values });

/** Some event of a run, but not one of the first `from`. */
export const someEvent = ({ events }: RecordedRun, pick: Pick, from = 0) => {
  const event = events[from + pick(events.length - from)];
  if (event === undefined) throw new Error("no event");
  return event;
};

export const someOfType = (run: RecordedRun, pick: Pick, ...types: readonly string[]) => {
  const found = run.events.filter(({ type }) => types.includes(type));
  const event = found[pick(found.length)];
  if (event === undefined) throw new Error(`no ${types.join()}`);
  return event;
};

export const freshId = (pick: Pick): string => uuidOf(`forged ${pick(1e9)}`);

/** A run's version that is gone, as a bundle's verifier says it. */
export const missing = (version: number): string => `version ${version} is missing`;

/** A place in the log, as whoever audits the log says it. */
export const numbered = (places: readonly string[], event: string): string =>
  `umber ${places.indexOf(event)} of the log`;

/** An event's row made to say something else, columns and all. */
export const rewrite = (event: LoggedEvent, change: JsonObject) => {
  const { at = event.at, type = event.type } = change;
  return sql(
    "update record.event set entry = $2, at = $3, type = $4 where id = $1",
    event.id,
    canonicalBytes({ ...event, ...change }),
    at,
    type,
  );
};

export const dataOf = (event: LoggedEvent): JsonObject => JSON.parse(JSON.stringify(event.data));
