import { someEvent, sql, type SqlAttack } from "./sql-attack.ts";

/** Edits of columns and tables that the product goes by beside the entries. No bundle holds them, so the self-check alone can tell. */
export const besideEntries: readonly SqlAttack[] = [
  {
    name: "an event's row says something else than its entry",
    times: 8,
    attack({ target }, pick) {
      const { id, version } = someEvent(target, pick);
      const changes = ["at = at - interval '1 day'", "type = 'gatePassed '"];
      return {
        steps: [sql(`update record.event set ${changes[pick(2)]} where id = $1`, id)],
        names: [`Event ${id} (run ${target.run}, version ${version}) says something else`],
      };
    },
  },
  {
    name: "a place in the log is said to be another run's or version's",
    times: 8,
    attack({ target, other }, pick) {
      const { id } = someEvent(target, pick);
      const change = pick(2) === 0 ? `run = '${other.run}'` : "version = version + 1";
      return {
        steps: [sql(`update record.sequence set ${change} where event = $1`, id)],
        names: [`Event ${id} `],
      };
    },
  },
  {
    name: "a run's head is moved",
    times: 4,
    attack({ target }, pick) {
      const by = pick(2) === 0 ? 1 + pick(9) : -1 - pick(9);
      return {
        steps: [
          sql("update record.stream set version = version + $2 where run = $1", target.run, by),
        ],
        names: [`Run ${target.run} has`],
      };
    },
  },
  {
    name: "the newest checkpoint's row or note is edited",
    times: 6,
    attack({ size }, pick) {
      const newest = "where size = (select max(size) from record.checkpoint)";
      const changes = [
        `update record.checkpoint set root = sha256('x') ${newest}`,
        `update record.checkpoint set note = replace(note, E'\\n' || size || E'\\n', E'\\n' || (size - 1) || E'\\n') ${newest}`,
        `update record.checkpoint set note = 'nothing' ${newest}`,
      ];
      return {
        steps: [sql(changes[pick(changes.length)] ?? "")],
        names: [`checkpoint, of ${size} events,`],
      };
    },
  },
];
