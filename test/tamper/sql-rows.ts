import { isDeepStrictEqual } from "node:util";
import { canonicalBytes } from "../../audit/entry.ts";
import {
  freshId,
  missing,
  numbered,
  rewrite,
  someEvent,
  someOfType,
  sql,
  type SqlAttack,
} from "./sql-attack.ts";

/** Rows deleted, inserted, reordered and replayed by somebody who may change every table, and has no key. */
export const sqlRows: readonly SqlAttack[] = [
  {
    name: "an event's row is deleted",
    times: 12,
    attack({ target, places }, pick) {
      const { id, version } = someEvent(target, pick);
      return {
        steps: [sql("delete from record.event where id = $1", id)],
        names: version === target.events.length ? [numbered(places, id)] : [missing(version)],
      };
    },
  },
  {
    name: "an event is deleted with its place",
    times: 12,
    attack({ target, places }, pick) {
      const { id, version } = someEvent(target, pick);
      return {
        steps: [
          sql("delete from record.sequence where event = $1", id),
          sql("delete from record.event where id = $1", id),
        ],
        names: version === target.events.length ? [numbered(places, id)] : [missing(version)],
      };
    },
  },
  {
    name: "an event is deleted, and versions and positions are closed up",
    times: 12,
    attack({ target, places }, pick) {
      const { id, run, version } = someEvent(target, pick);
      // The whole log moves up by one, so every event after it stands in a place that is not its own.
      return {
        steps: [
          sql(
            `create temporary table gap on commit drop as
             select position from record.sequence where event = $1`,
            id,
          ),
          sql("delete from record.sequence where event = $1", id),
          sql("delete from record.event where id = $1", id),
          sql(
            "update record.sequence set position = position + 1000000 where position > (select position from gap)",
          ),
          sql("update record.sequence set position = position - 1000001 where position > 1000000"),
          sql(
            "update record.event set version = version + 1000 where run = $1 and version > $2",
            run,
            version,
          ),
          sql(
            "update record.event set version = version - 1001 where run = $1 and version > 1000",
            run,
          ),
          sql("update record.stream set version = version - 1 where run = $1", run),
        ],
        names: [target.events[version]?.id ?? numbered(places, id)],
      };
    },
  },
  {
    name: "a forged event is put in another's place in the log",
    times: 12,
    attack({ target, other }, pick) {
      const source = someOfType(target, pick, "signedOff", "gatePassed", "memberJoined");
      const place = someEvent(other, pick, 40);
      const id = freshId(pick);
      const version = target.events.length + 1;
      const entry = canonicalBytes({ ...source, id, version });
      return {
        steps: [
          sql(
            "insert into record.event (id, run, version, type, at, entry) values ($1, $2, $3, $4, $5, $6)",
            id,
            source.run,
            version,
            source.type,
            source.at,
            entry,
          ),
          sql(
            "update record.sequence set event = $1, run = $3, version = $4 where event = $2",
            id,
            place.id,
            source.run,
            version,
          ),
        ],
        names: [id],
      };
    },
  },
  {
    name: "two events change places in the log",
    times: 12,
    attack({ target }, pick) {
      const one = someEvent(target, pick);
      const rest = target.events.filter(({ id }) => id !== one.id);
      const two = rest[pick(rest.length)] ?? one;
      return {
        steps: [
          sql(
            `update record.sequence as s set position = 1000000 + t.position
             from record.sequence as t
             where s.event = any ($1::uuid[]) and t.event = any ($1::uuid[]) and s.event <> t.event`,
            [one.id, two.id],
          ),
          sql("update record.sequence set position = position - 1000000 where position >= 1000000"),
        ],
        names: [one.id, two.id],
      };
    },
  },
  {
    name: "two events change their versions",
    times: 12,
    attack({ target }, pick) {
      const one = someEvent(target, pick);
      const rest = target.events.filter(({ id }) => id !== one.id);
      const two = rest[pick(rest.length)] ?? one;
      const set = "update record.event set version = $2 where id = $1";
      return {
        steps: [
          sql(set, one.id, 999_999),
          sql(set, two.id, one.version),
          sql(set, one.id, two.version),
        ],
        names: [one.id, two.id],
      };
    },
  },
  {
    name: "an event is replayed from another run",
    times: 12,
    attack({ target, other }, pick) {
      const event = someEvent(target, pick);
      const source = someEvent(other, pick);
      const { id, run, version } = event;
      const replayed = { ...JSON.parse(JSON.stringify(source)), id, run, version };
      // Two runs of one demo say some things alike: then only the whole entry differs.
      const isAlike = isDeepStrictEqual(replayed, JSON.parse(JSON.stringify(event)));
      const changed =
        pick(2) === 0 || isAlike
          ? sql(
              `update record.event set entry = (select entry from record.event where id = $2) where id = $1`,
              id,
              source.id,
            )
          : rewrite(event, replayed);
      return { steps: [changed], names: [id] };
    },
  },
  {
    name: "an event is given to another run",
    times: 12,
    attack({ target, other }, pick) {
      const { id, version } = someEvent(target, pick);
      return {
        steps: [
          sql(
            "update record.event set run = $2, version = $3 where id = $1",
            id,
            other.run,
            other.events.length + 1,
          ),
        ],
        names: version === target.events.length ? [id] : [missing(version), id],
      };
    },
  },
];
