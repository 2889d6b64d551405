import { sql, someEvent, someOfType, type SqlAttack } from "./sql-attack.ts";
import type { Pick } from "./die.ts";
import type { RecordedDemo } from "./recorded-demo.ts";

/** Somebody's words, and the first event of a run that holds them. */
const someWords = ({ target }: RecordedDemo, pick: Pick) => {
  const known = [...target.values.keys()];
  const commitment = known[pick(known.length)] ?? "";
  const holder = target.events.find(({ data }) => JSON.stringify(data).includes(commitment));
  return { bytes: Buffer.from(commitment, "hex"), holder: holder?.id ?? "nobody" };
};

/** What is taken away, or given to another, with nothing put in its place. */
export const sqlAbsence: readonly SqlAttack[] = [
  {
    name: "somebody's words are deleted, and nobody asked for it",
    times: 12,
    attack(demo, pick) {
      const { bytes, holder } = someWords(demo, pick);
      return {
        steps: [sql("delete from record.disclosure where commitment = $1", bytes)],
        names: [`The words of event ${holder}`],
      };
    },
  },
  {
    name: "somebody's words are said to be of another run",
    times: 12,
    attack(demo, pick) {
      const { bytes, holder } = someWords(demo, pick);
      return {
        steps: [
          sql("update record.disclosure set run = $2 where commitment = $1", bytes, demo.other.run),
        ],
        names: [`The words of event ${holder}`],
      };
    },
  },
  {
    name: "somebody's words are said to be another's, whose erasure would take them",
    times: 12,
    attack(demo, pick) {
      const { bytes, holder } = someWords(demo, pick);
      const subject = `somebody else ${pick(1e9)}`;
      return {
        steps: [
          sql("update record.disclosure set subject = $2 where commitment = $1", bytes, subject),
        ],
        names: [`The words of event ${holder}`],
      };
    },
  },
  {
    name: "an older checkpoint is taken out",
    times: 6,
    attack({ size }, pick) {
      const older = `(select size from record.checkpoint where size < ${size} order by size offset ${pick(3)} limit 1)`;
      return {
        steps: [sql(`delete from record.checkpoint where size = ${older}`)],
        names: ["follows, is gone"],
      };
    },
  },
  {
    name: "an older checkpoint says another root",
    times: 6,
    attack({ size }, pick) {
      const older = `(select size from record.checkpoint where size < ${size} order by size offset ${pick(3)} limit 1)`;
      return {
        steps: [sql(`update record.checkpoint set root = sha256('x') where size = ${older}`)],
        names: ["events says something else than its row"],
      };
    },
  },
  {
    name: "a joining, a notice or a request is taken out",
    times: 12,
    attack({ target }, pick) {
      const { id } = someOfType(target, pick, "memberJoined", "noticeSent", "signOffRequested");
      return {
        steps: [sql("delete from record.event where id = $1", id)],
        names: [`Event ${id}`],
      };
    },
  },
  {
    name: "a place in the log is taken out",
    times: 6,
    attack({ target, places }, pick) {
      const { id } = someEvent(target, pick);
      return {
        steps: [sql("delete from record.sequence where event = $1", id)],
        names: [`no event at position ${places.indexOf(id)}`, `holds ${places.length - 1}`],
      };
    },
  },
  {
    name: "a tile is taken out",
    times: 2,
    attack: (_, pick) => ({
      steps: [sql("delete from record.tile where level = 0 and index = $1", pick(2))],
      names: ["is not what the log signed at position"],
    }),
  },
  {
    name: "a reader of the log is said to be further than the log",
    times: 6,
    attack({ size }, pick) {
      const name = ["delivery", "receipts", "projections of tomorrow"][pick(3)];
      return {
        steps: [
          sql(
            "insert into record.checkpoint_of_subscription (name, position) values ($1, $2)",
            name,
            size + 1 + pick(99),
          ),
        ],
        names: [`${name} is said to have read`],
      };
    },
  },
];
