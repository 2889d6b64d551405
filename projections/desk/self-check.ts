import { canonicalBytes } from "../../audit/entry.ts";
import type { JsonValue } from "../../audit/json.ts";
import type { RunEvent } from "../../domain/event.ts";
import type { RunState } from "../../domain/state.ts";
import { deskRow, namedIn } from "./row.ts";
import { titleText } from "../title-text.ts";

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A run's row for desks; times as ISO 8601 UTC. */
export type DeskChecked = { readonly asOf: string } & { readonly [column: string]: JsonValue };

export type TitledChecked = {
  readonly commitment: string;
  readonly organisation: string;
  readonly name: string;
  readonly value: string;
};

/**
 * Columns of the run `one.run`: its row for desks; the titles by which it is looked for, each with its disclosure's bytes (hex); and
 * the commitments (hex) of what is still disclosed of it. Bytes that somebody changed are for the program to read: as text for
 * PostgreSQL they would end the whole look.
 */
export const DESK_COLUMNS = `
    (select jsonb_build_object('asOf', ${utc("d.as_of")}, 'organisation', d.organisation, 'version', d.version,
       'launchedAt', ${utc("d.launched_at")}, 'status', d.status, 'waitingFor', d.waiting_for, 'risks', d.risks,
       'dueAt', ${utc("d.due_at")}, 'told', d.told) from projections.desk as d where d.run = one.run) as desk,
    (select jsonb_agg(jsonb_build_object('commitment', encode(n.commitment, 'hex'), 'organisation', n.organisation, 'name', n.name,
       'value', encode(t.value, 'hex')))
     from projections.run_name as n join record.disclosure as t on t.commitment = n.commitment
     where n.run = one.run) as titled,
    array(select encode(t.commitment, 'hex') from record.disclosure as t where t.run = one.run) as disclosed`;

const sameLines = (some: readonly string[], others: readonly string[]): boolean =>
  some.toSorted().join("\n") === others.toSorted().join("\n");

/** What is wrong with what desks say of a run. `state`: folded from the record, as far as the list of runs was told. */
export function deskProblems(
  run: string,
  state: RunState,
  kept: {
    readonly desk: DeskChecked | null;
    readonly titled: readonly TitledChecked[] | null;
    readonly disclosed: readonly string[];
  },
  events: readonly RunEvent[],
): readonly string[] {
  const isTold =
    kept.desk !== null &&
    canonicalBytes({
      asOf: kept.desk.asOf,
      version: state.version,
      ...deskRow(state, kept.desk.asOf),
    }).equals(canonicalBytes(kept.desk));
  const disclosed = new Set(kept.disclosed);
  const expected = events
    .flatMap((event) => namedIn(event) ?? [])
    .filter((commitment) => disclosed.has(commitment))
    .map((commitment) => `${commitment} ${state.organisation} true`);
  const titled = (kept.titled ?? []).map(
    ({ commitment, organisation, name, value }) =>
      `${commitment} ${organisation} ${titleText(Buffer.from(value, "hex")) === name}`,
  );
  return [
    ...(isTold ? [] : [`What a desk says of run ${run} is not what the record says.`]),
    ...(sameLines(expected, titled)
      ? []
      : [`Run ${run} is looked for by titles that are not those on record.`]),
  ];
}
