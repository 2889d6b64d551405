import { canonicalBytes } from "../../audit/entry.ts";
import type { JsonValue } from "../../audit/json.ts";
import type { RunState } from "../../domain/state.ts";
import { deskRow } from "./fold.ts";

const utc = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** A run's row for desks; times as ISO 8601 UTC. */
export type DeskChecked = { readonly asOf: string } & { readonly [column: string]: JsonValue };

/**
 * Columns of the run `one.run`: its row for desks; the titles by which it is looked for, each with whether it says what its
 * disclosure does; and the titles that it should have.
 */
export const DESK_COLUMNS = `
    (select jsonb_build_object('asOf', ${utc("d.as_of")}, 'organisation', d.organisation, 'version', d.version,
       'launchedAt', ${utc("d.launched_at")}, 'status', d.status, 'waitingFor', d.waiting_for, 'risks', d.risks,
       'dueAt', ${utc("d.due_at")}, 'told', d.told) from projections.desk as d where d.run = one.run) as desk,
    array(select concat_ws(' ', encode(n.commitment, 'hex'), n.organisation, n.name = convert_from(t.value, 'UTF8')::jsonb #>> '{}')
          from projections.run_name as n join record.disclosure as t on t.commitment = n.commitment
          where n.run = one.run) as titled,
    array(select encode(t.commitment, 'hex') from record.event as e join record.disclosure as t
            on t.commitment = decode(convert_from(e.entry, 'UTF8')::jsonb #>> '{data,title,commitment}', 'hex')
          where e.run = one.run and e.type in ('runLaunched', 'partOpened') and e.version <= r.version) as titles`;

const sameLines = (some: readonly string[], others: readonly string[]): boolean =>
  some.toSorted().join("\n") === others.toSorted().join("\n");

/** What is wrong with what desks say of a run. `state`: folded from the record, as far as the list of runs was told. */
export function deskProblems(
  run: string,
  state: RunState,
  kept: {
    readonly desk: DeskChecked | null;
    readonly titled: readonly string[];
    readonly titles: readonly string[];
  },
): readonly string[] {
  const isTold =
    kept.desk !== null &&
    canonicalBytes({ asOf: kept.desk.asOf, ...deskRow(state, kept.desk.asOf) }).equals(
      canonicalBytes(kept.desk),
    );
  const expected = kept.titles.map((title) => `${title} ${state.organisation} t`);
  return [
    ...(isTold ? [] : [`What a desk says of run ${run} is not what the record says.`]),
    ...(sameLines(expected, kept.titled)
      ? []
      : [`Run ${run} is looked for by titles that are not those on record.`]),
  ];
}
