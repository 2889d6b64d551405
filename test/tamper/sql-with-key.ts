import { seal } from "../../audit/commitment.ts";
import { canonicalBytes } from "../../audit/entry.ts";
import { uuidV7At } from "../../audit/uuid-v7.ts";
import type { Step } from "./database-audit.ts";
import type { RecordedDemo } from "./recorded-demo.ts";
import {
  dataOf,
  freshId,
  rewrite,
  someEvent,
  someOfType,
  sql,
  type SqlAttack,
} from "./sql-attack.ts";

/** Everything from a position on is gone, as if it had never been. */
const cutAt = (position: number): readonly Step[] => [
  sql(
    `delete from record.event where id in
       (select event from record.sequence where position >= $1)`,
    position,
  ),
  sql("delete from record.sequence where position >= $1", position),
  sql(
    `update record.stream as s set version =
       (select coalesce(max(version), 0) from record.event as e where e.run = s.run)`,
  ),
];

/** A size at which the log can be cut without the target run being gone, or told twice. */
const someSize = ({ size, target, places }: RecordedDemo, pick: (below: number) => number) => {
  const begun = places.indexOf(target.events[0]?.id ?? "");
  return begun + 1 + pick(size - begun - 1);
};

const gone = (from: number, size: number): string => `events ${from} to ${size - 1} are gone`;

const eventsFrom = ({ target, other, open, places }: RecordedDemo, from: number) => {
  const events = new Map(
    [target, other, open].flatMap((run) => run.events.map((one) => [one.id, one])),
  );
  return places.slice(from).flatMap((id) => events.get(id) ?? []);
};

/**
 * What somebody can do who also holds the log's key, such that what is there afterwards fits in itself: no file alone shows it, nor
 * the log alone. A witness does, or whoever looked before.
 */
export const sqlWithKey: readonly SqlAttack[] = [
  {
    name: "the log is cut short and signed anew",
    times: 8,
    attack(demo, pick) {
      const left = someSize(demo, pick);
      return {
        steps: [...cutAt(left), { signedBy: demo.signer }],
        names: [gone(left, demo.size)],
      };
    },
  },
  {
    name: "an older state is put back, and other events follow",
    times: 8,
    attack(demo, pick) {
      const left = someSize(demo, pick);
      const rest = eventsFrom(demo, left);
      const renewed = rest.map((event) => ({ event, id: freshId(pick) }));
      return {
        steps: [
          ...renewed.flatMap(({ event, id }) => [
            sql(
              "update record.event set id = $2, entry = $3 where id = $1",
              event.id,
              id,
              canonicalBytes({ ...event, id }),
            ),
            sql("update record.sequence set event = $2 where event = $1", event.id, id),
          ]),
          { signedBy: demo.signer },
        ],
        names: [renewed[0]?.id ?? ""],
      };
    },
  },
  {
    name: "a whole run is taken out",
    times: 1,
    attack(demo) {
      const { other, places, signer } = demo;
      const its = new Set(other.events.map(({ id }) => id));
      const first = places.findIndex((id) => its.has(id));
      const next = places.slice(first).find((id) => !its.has(id)) ?? "";
      return {
        steps: [
          sql("delete from record.sequence where run = $1", other.run),
          sql("delete from record.event where run = $1", other.run),
          sql("delete from record.stream where run = $1", other.run),
          sql(
            `update record.sequence as s set position = 1000000 + n.place
             from (select event, row_number() over (order by position) - 1 as place from record.sequence) as n
             where n.event = s.event`,
          ),
          sql("update record.sequence set position = position - 1000000"),
          { signedBy: signer },
        ],
        names: [next],
      };
    },
  },
  {
    name: "somebody is said to have acted in another way",
    times: 8,
    attack({ target, signer }, pick) {
      const event = someOfType(target, pick, "signedOff", "declined");
      const actor = { ...event.actor, via: "session" };
      return { steps: [rewrite(event, { actor }), { signedBy: signer }], names: [event.id] };
    },
  },
  {
    name: "a free text is replaced, its commitment made to fit",
    times: 4,
    attack({ target, signer }, pick) {
      const event = someEvent(target, () => 0);
      const { commitment, key, value } = seal(`Another title, number ${pick(1e9)}`);
      const data = { ...dataOf(event), title: { commitment } };
      return {
        steps: [
          rewrite(event, { data }),
          sql(
            "insert into record.disclosure (commitment, run, subject, value, key) values ($1, $2, $3, $4, $5)",
            Buffer.from(commitment, "hex"),
            event.run,
            event.actor.id,
            canonicalBytes(value),
            key,
          ),
          { signedBy: signer },
        ],
        names: [event.id],
      };
    },
  },
];

/** An older checkpoint with its cosignature is put back, and what came after it is gone. No key is needed for that. */
export const rolledBack = ({ cosigned: [older, size] }: RecordedDemo) => ({
  steps: [
    ...cutAt(older),
    sql("delete from record.cosignature where size > $1", older),
    sql("delete from record.checkpoint where size > $1", older),
  ],
  names: [gone(older, size)],
});

/** An answer of somebody who gave none, written by whoever may write to the database, and signed by the log like any other. */
export const forgedAnswer = ({ open, size, signer }: RecordedDemo, assurance: string) => {
  const answer = open.events.findLast(({ type }) => type === "signedOff");
  if (answer?.type !== "signedOff") throw new Error("nobody answered");
  const request = open.events.findLast(({ type }) => type === "signOffRequested");
  if (request?.type !== "signOffRequested") throw new Error("nobody was asked");
  const last = open.events.at(-1);
  const member = request.data.asked.find((one) => one !== answer.data.member) ?? "";
  const version = open.events.length + 1;
  const actor = { ...answer.actor, id: member };
  const data = { ...dataOf(answer), member, by: member };
  const at = last?.at ?? "";
  // Whoever forges knows that an id says its time.
  const id = uuidV7At(Date.parse(at));
  const entry = canonicalBytes({ ...answer, id, version, actor, assurance, at, data });
  return {
    id,
    steps: [
      sql(
        "insert into record.event (id, run, version, type, at, entry) values ($1, $2, $3, 'signedOff', $4, $5)",
        id,
        open.run,
        version,
        at,
        entry,
      ),
      sql("insert into record.sequence values ($1, $2, $3, $4)", size, id, open.run, version),
      sql("update record.stream set version = $2 where run = $1", open.run, version),
      { signedBy: signer },
    ],
  };
};
