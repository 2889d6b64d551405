const STRANGE = "0198a6c0-0000-7000-8000-0000000000fe";

/** By the table of a read model: what puts something in that the record knows nothing of, and what takes it out again. */
export const strangers = (
  run: string,
  organisation: string,
): ReadonlyMap<string, readonly [change: string, undo: string]> => {
  const added = (table: string, key: string, columns: string, values: string) =>
    [
      table,
      [
        `insert into projections.${table} (${columns}) ${values}`,
        `delete from projections.${table} where ${key} = '${STRANGE}'`,
      ],
    ] as const;
  const listed =
    "organisation, version, status, waiting_for, members, added_parts, launched_at, updated_at, template";
  const onDesk = "organisation, version, as_of, launched_at, status, waiting_for, risks, told";
  return new Map<string, readonly [change: string, undo: string]>([
    added(
      "run_list",
      "run",
      `run, ${listed}`,
      `select '${STRANGE}', ${listed} from projections.run_list where run = '${run}'`,
    ),
    added(
      "inbox",
      "person",
      "person, run, request, part, version, asked_version, due_at",
      `values ('${STRANGE}', '${run}', '${STRANGE}', 'group:1', 1, 1, now())`,
    ),
    added(
      "open_claim",
      "person",
      "person, at, run, claim, version",
      `values ('${STRANGE}', now(), '${run}', 1, 1)`,
    ),
    added(
      "open_cry",
      "person",
      "organisation, at, run, name, person, version",
      `values ('${organisation}', now(), '${run}', 'x', '${STRANGE}', 1)`,
    ),
    added(
      "reflection",
      "event",
      "event, run, organisation, template, step",
      `values ('${STRANGE}', '${run}', '${organisation}', 'x', 'y')`,
    ),
    [
      "history",
      [
        `update projections.history set matter = '${STRANGE}' where run = '${run}' and version = 1`,
        `update projections.history set matter = null where matter = '${STRANGE}'`,
      ],
    ],
    added(
      "history_person",
      "person",
      "person, at, position, run, version, type",
      `select '${STRANGE}', at, position, run, version, type from projections.history
       where run = '${run}' and version = 1`,
    ),
    added(
      "run_link",
      "link",
      "link, run, other, kind",
      `values ('${STRANGE}', '${run}', '${STRANGE}', 'asks')`,
    ),
    added(
      "run_verdict",
      "run",
      "run, organisation, version, standing, rung, launched_at",
      `values ('${STRANGE}', '${organisation}', 1, 'co-produced', 'co-production', now())`,
    ),
    added(
      "run_finding",
      "code",
      "run, code, organisation, standing, launched_at",
      `values ('${run}', '${STRANGE}', '${organisation}', 'at-risk', now())`,
    ),
    added(
      "desk",
      "run",
      `run, ${onDesk}`,
      `select '${STRANGE}', ${onDesk} from projections.desk where run = '${run}'`,
    ),
    added(
      "run_name",
      "name",
      "commitment, run, organisation, name",
      `select commitment, run, '${organisation}', '${STRANGE}' from record.disclosure as d
       where run = '${run}' and commitment not in (select commitment from projections.run_name) limit 1`,
    ),
    added(
      "retired_template",
      "template",
      "organisation, template, run",
      `values ('${organisation}', '${STRANGE}', '${run}')`,
    ),
  ]);
};
