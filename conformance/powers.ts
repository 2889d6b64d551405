import { canonicalBytes } from "../audit/entry.ts";
import type { BundleRow } from "../audit/bundle/write-bundle.ts";
import type { JsonObject } from "../audit/json.ts";
import type { LoggedEvent } from "../audit/verify/logged-event.ts";
import { uuidAt, uuidOf, type RecordedRun } from "../test/support/recorded-run.ts";
import {
  bundleOf,
  interleaved,
  storedLog,
  withHeads,
  type Row,
} from "../test/support/stored-log.ts";
import { log } from "./seeded.ts";

const AT = "2026-01-01T09:00:00.000Z";

/** An entry of the stream of the organisation that launched a run, about its member Ada. @param change of its members. */
export const powerOf = (run: RecordedRun, version: number, change: JsonObject = {}): Row => {
  const launch = run.events[0];
  if (launch?.type !== "runLaunched") throw new Error("no launch");
  const event = {
    id: uuidAt(`power ${version}`, AT),
    run: launch.data.organisation,
    version,
    schema: 1,
    type: "roleGiven",
    at: AT,
    actor: { id: uuidOf("an administrator"), role: "administrator", via: "session" },
    data: { person: uuidOf("ada"), role: "member" },
    ...change,
  };
  return { id: event.id, run: event.run, version, entry: new Uint8Array(canonicalBytes(event)) };
};

/** What an organisation says of a member, and of a manager who acted in the run and never joined it. */
export const powersOf = (run: RecordedRun): readonly Row[] => [
  powerOf(run, 3),
  powerOf(run, 4, { type: "passkeyRemoved", data: { person: uuidOf("ada"), credential: "c" } }),
  powerOf(run, 9, { data: { person: run.events[0]?.actor.id ?? "", role: "auditor" } }),
];

/**
 * The bundle of a run with `power` lines, out of a log that holds their entries before the run's.
 * @param rows of the organisation's stream. @param lines changes what the lines say of them. @param isWithheld of the run's events.
 */
export const bundleWithPowers = (
  run: RecordedRun,
  rows: readonly Row[] = powersOf(run),
  lines: (rows: readonly BundleRow[]) => readonly BundleRow[] = (all) => all,
  isWithheld: (event: LoggedEvent | null) => boolean = () => false,
): Promise<string> => {
  const stored = storedLog([run], log, withHeads([...rows, ...interleaved([run])]));
  const placed = rows.map((row, position) => ({ ...row, position }));
  return bundleOf(stored, run.run, { isWithheld, powers: () => Promise.resolve(lines(placed)) });
};

/** Withholds the launch of a run, which says whose organisation's it is. */
export const isLaunch = (event: LoggedEvent | null): boolean => event?.type === "runLaunched";

/** Withholds some events of a run, and not its launch. */
export const isOffer = (event: LoggedEvent | null): boolean => event?.type === "paymentOffered";
