import { canonicalBytes } from "../../audit/entry.ts";
import { rewrite, someEvent, sql, type SqlAttack } from "./sql-attack.ts";

const moved = (at: string, by: number): string => new Date(Date.parse(at) + by).toISOString();

const HOUR = 3_600_000;

/** Times made to say something else, in the row, the entry and where it can be the id. */
export const sqlTime: readonly SqlAttack[] = [
  {
    name: "an act is said to be before what it follows",
    times: 12,
    attack({ target }, pick) {
      const event = someEvent(target, pick, 20);
      const at = moved(target.events[0]?.at ?? event.at, -HOUR * (1 + pick(99)));
      return {
        steps: [rewrite(event, { at })],
        names: [
          `Event ${event.id} (run ${event.run}, version ${event.version}) is of ${at}, before`,
        ],
      };
    },
  },
  {
    name: "a time is moved, and the id still says when it was",
    times: 12,
    attack({ target }, pick) {
      const event = someEvent(target, pick);
      const at = moved(event.at, 1 + pick(HOUR));
      return {
        steps: [rewrite(event, { at })],
        names: [`version ${event.version}) is of ${at}, and its id of ${event.at}`],
      };
    },
  },
  {
    name: "an id is made to say another time",
    times: 12,
    attack({ target }, pick) {
      const event = someEvent(target, pick);
      const time = (Date.parse(event.at) + 1 + pick(HOUR)).toString(16).padStart(12, "0");
      const id = `${time.slice(0, 8)}-${time.slice(8)}${event.id.slice(13)}`;
      return {
        steps: [
          sql(
            "update record.event set id = $2, entry = $3 where id = $1",
            event.id,
            id,
            canonicalBytes({ ...event, id }),
          ),
          sql("update record.sequence set event = $2 where event = $1", event.id, id),
        ],
        names: [`Event ${id} (run ${event.run}, version ${event.version}) is of ${event.at}`],
      };
    },
  },
  {
    name: "an act is said to be later than a witness saw it",
    times: 8,
    attack({ target }, pick) {
      const event = someEvent(target, pick);
      const at = moved("2031-01-01T00:00:00.000Z", HOUR * pick(9_999));
      return {
        steps: [rewrite(event, { at })],
        names: [`version ${event.version}) is of ${at}, and a witness saw it`],
      };
    },
  },
];
