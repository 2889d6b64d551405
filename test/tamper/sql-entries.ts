import { seal } from "../../audit/commitment.ts";
import { canonicalBytes } from "../../audit/entry.ts";
import { uuidOf } from "../support/recorded-run.ts";
import { flipped } from "./die.ts";
import {
  dataOf,
  freshId,
  rewrite,
  someEvent,
  someOfType,
  sql,
  type SqlAttack,
} from "./sql-attack.ts";

/** Entries and words made to say something else by somebody who may change every table, and has no key. */
export const sqlEntries: readonly SqlAttack[] = [
  {
    name: "a byte of an entry is flipped",
    times: 24,
    attack({ target }, pick) {
      const event = someEvent(target, pick);
      const entry = flipped(target.entries[event.version - 1] ?? new Uint8Array(1), pick);
      const text = "update record.event set entry = $2 where id = $1";
      return { steps: [sql(text, event.id, Buffer.from(entry))], names: [event.id] };
    },
  },
  {
    name: "a sign-off is moved to another version",
    times: 12,
    attack({ target }, pick) {
      const event = someOfType(target, pick, "signedOff", "declined");
      const digest = Buffer.from(uuidOf(`${pick(1e9)}`))
        .toString("hex")
        .slice(0, 64);
      const data = { ...dataOf(event), version: 2 + pick(5), digest };
      return { steps: [rewrite(event, { data })], names: [event.id] };
    },
  },
  {
    name: "a time is shifted",
    times: 12,
    attack({ target }, pick) {
      const event = someEvent(target, pick);
      const by = (pick(2) === 0 ? 1 : -1) * (1 + pick(1e9));
      const at = new Date(Date.parse(event.at) + by).toISOString();
      return { steps: [rewrite(event, { at })], names: [event.id] };
    },
  },
  {
    name: "an answer is reversed, its commitment made anew",
    times: 12,
    attack({ target }, pick) {
      const event = someOfType(target, pick, "signedOff", "declined");
      const { commitment, key, value } = seal(`I agree, number ${pick(1e9)}`);
      const { reason: _, ...data } = dataOf(event);
      const answer = event.type === "signedOff" ? "yes-with-changes" : "yes";
      const turned = { type: "signedOff", data: { ...data, answer, comment: { commitment } } };
      return {
        steps: [
          rewrite(event, turned),
          sql(
            "insert into record.disclosure (commitment, run, subject, value, key) values ($1, $2, $3, $4, $5)",
            Buffer.from(commitment, "hex"),
            event.run,
            event.actor.id,
            canonicalBytes(value),
            key,
          ),
        ],
        names: [event.id],
      };
    },
  },
  {
    name: "somebody else is named as who acted",
    times: 12,
    attack({ target }, pick) {
      const event = someEvent(target, pick);
      const actor = { id: freshId(pick), role: "member", via: "session" };
      return { steps: [rewrite(event, { actor })], names: [event.id] };
    },
  },
  {
    name: "disclosed words, or their key, are edited",
    times: 12,
    attack({ target }, pick) {
      const known = [...target.values.keys()];
      const commitment = known[pick(known.length)] ?? "";
      const holder = target.events.find(({ data }) => JSON.stringify(data).includes(commitment));
      const changes = [
        `value = convert_to('"and I never objected ${pick(1e9)}"', 'UTF8')`,
        "value = '\\xff00'",
        `key = set_byte(key, ${pick(32)}, 255 - get_byte(key, ${pick(32)}))`,
      ];
      return {
        steps: [
          sql(
            `update record.disclosure set ${changes[pick(changes.length)]} where commitment = $1`,
            Buffer.from(commitment, "hex"),
          ),
        ],
        // The self-check looks at what is kept, and names the commitment.
        names: [holder?.id ?? "nobody", commitment],
      };
    },
  },
];
