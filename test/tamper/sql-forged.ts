import { canonicalBytes } from "../../audit/entry.ts";
import type { JsonObject } from "../../audit/json.ts";
import type { LoggedEvent } from "../../audit/verify/logged-event.ts";
import { makeVoucherKey, publicVoucher } from "../../audit/voucher.ts";
import { uuidV7At } from "../../audit/uuid-v7.ts";
import type { Step } from "./database-audit.ts";
import type { RecordedDemo } from "./recorded-demo.ts";
import { dataOf, someOfType, sql, type SqlAttack } from "./sql-attack.ts";

/** One more event at the end of the open run, at the end of the log, which its key's holder signs like any other. */
const appended = (
  { open, size, signer }: RecordedDemo,
  like: LoggedEvent,
  change: JsonObject & { readonly at?: string; readonly type?: string },
): { readonly id: string; readonly steps: readonly Step[] } => {
  const version = open.events.length + 1;
  const { at = open.events.at(-1)?.at ?? "", type = like.type } = change;
  const id = uuidV7At(Date.parse(at));
  const event = { ...like, run: open.run, ...change, at, id, version };
  return {
    id,
    steps: [
      sql(
        "insert into record.event (id, run, version, type, at, entry) values ($1, $2, $3, $4, $5, $6)",
        ...[id, open.run, version, type, at, canonicalBytes(event)],
      ),
      sql("insert into record.sequence values ($1, $2, $3, $4)", size, id, open.run, version),
      sql("update record.stream set version = $2 where run = $1", open.run, version),
      { signedBy: signer },
    ],
  };
};

/** Events that nobody's act led to, written and signed by whoever holds the log's key: whether they can be is for the rules to say. */
export const sqlForged: readonly SqlAttack[] = [
  {
    name: "a gate is said to have passed that could not",
    times: 6,
    attack(demo, pick) {
      const like = someOfType(demo.target, pick, "gatePassed");
      const request = demo.open.events.findLast(({ type }) => type === "signOffRequested");
      const data = { ...dataOf(like), part: request ? (dataOf(request)["part"] ?? "") : "" };
      const { id, steps } = appended(demo, like, { data });
      return { steps, names: [id] };
    },
  },
  {
    name: "somebody is said to have joined who was there already",
    times: 6,
    attack(demo, pick) {
      const like = someOfType(demo.open, pick, "memberJoined");
      const { id, steps } = appended(demo, like, {});
      return { steps, names: [id] };
    },
  },
  {
    name: "somebody is said to be vouched for by a key that signed nothing of them",
    times: 6,
    attack(demo, pick) {
      const like = someOfType(demo.open, pick, "memberJoined");
      const { voucher, name, publicKey } = publicVoucher(makeVoucherKey("Those who know"));
      const data = {
        ...{ member: dataOf(like)["member"] ?? "", voucher, name, publicKey },
        ...{ credential: "ab".repeat(32), passkey: "AQID", on: "2026-11-23" },
        voucherSignature: Buffer.alloc(64, pick(255)).toString("base64url"),
      };
      const { id, steps } = appended(demo, like, { type: "memberVouchedFor", data });
      return { steps, names: [id] };
    },
  },
  {
    name: "an act is signed into the log with a time before what it follows",
    times: 6,
    attack(demo, pick) {
      const like = someOfType(demo.open, pick, "reflected");
      const at = new Date(Date.parse(like.at) - 3_600_000 * (1 + pick(99))).toISOString();
      const { id, steps } = appended(demo, like, { at });
      return { steps, names: [id] };
    },
  },
];
