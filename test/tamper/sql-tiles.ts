import { rewrite, someEvent, sql, type SqlAttack } from "./sql-attack.ts";

/** Where the log holds the event of the first parameter. */
const POSITION = "(select position from record.sequence where event = $1)";

/** Tiles that no longer fit their events. */
export const sqlTiles: readonly SqlAttack[] = [
  {
    name: "a tile is edited",
    times: 12,
    attack({ target }, pick) {
      const event = someEvent(target, pick);
      const byte = `((${POSITION} % 256) * 32 + ${pick(32)})::int`;
      return {
        steps: [
          sql(
            `update record.tile set hashes = set_byte(hashes, ${byte}, get_byte(hashes, ${byte}) # ${1 << pick(8)})
             where level = 0 and index = ${POSITION} / 256`,
            event.id,
          ),
        ],
        names: [event.id],
      };
    },
  },
];

/**
 * The tile fits the event again, and no longer what was signed. Which of a tile's 256 events was changed can't be told from hashes
 * above it: whoever looked earlier can.
 */
export const sqlInTiles: readonly SqlAttack[] = [
  {
    name: "an event is changed, and the tile with it",
    times: 12,
    attack({ target }, pick) {
      const event = someEvent(target, pick);
      const at = new Date(Date.parse(event.at) + 1 + pick(1e9)).toISOString();
      return {
        steps: [
          rewrite(event, { at }),
          sql(
            `update record.tile as t set hashes = overlay(t.hashes placing e.leaf
               from ((${POSITION} % 256) * 32 + 1)::int for 32)
             from record.event as e
             where e.id = $1 and t.level = 0 and t.index = ${POSITION} / 256`,
            event.id,
          ),
        ],
        names: [event.id],
      };
    },
  },
];
