import { createHash } from "node:crypto";
import { canonicalBytes } from "../../audit/entry.ts";
import type { Statement } from "./database-audit.ts";
import type { Pick } from "./die.ts";
import type { RecordedDemo } from "./recorded-demo.ts";
import { freshId, someOfType, sql, type SqlAttack } from "./sql-attack.ts";

/** Somebody with a passkey that signed an answer: in the directory, in `auth.passkey`, and in the run. */
const enrolled = ({ open, organisation }: RecordedDemo, pick: Pick) => {
  const joined = someOfType(open, pick, "memberJoined");
  const member = joined.type === "memberJoined" ? joined.data.member : "";
  const id = Buffer.from(`key ${pick(1e9)}`).toString("base64url");
  const hash = createHash("sha256").update(Buffer.from(id, "base64url")).digest("hex");
  const key = Buffer.from(`public ${pick(1e9)}`);
  const version = open.events.length + 1;
  const event = {
    ...joined,
    id: freshId(pick),
    version,
    type: "credentialRegistered",
    data: {
      member,
      credential: hash,
      publicKey: key.toString("base64url"),
      relyingParty: "localhost",
    },
  };
  const person = (pseudonym: string): Statement =>
    sql(
      `insert into directory.person (pseudonym, organisation, name) values ($1, $2, 'Somebody') on conflict do nothing`,
      pseudonym,
      organisation,
    );
  const steps: readonly Statement[] = [
    sql(
      "insert into directory.organisation (id, name) values ($1, 'Demo') on conflict do nothing",
      organisation,
    ),
    person(member),
    sql(
      "insert into record.event (id, run, version, type, at, entry) values ($1, $2, $3, $4, $5, $6)",
      event.id,
      open.run,
      version,
      event.type,
      event.at,
      canonicalBytes(event),
    ),
    sql(
      "insert into auth.passkey (id, hash, person, public_key, counts_from) values ($1, $2, $3, $4, now())",
      id,
      hash,
      member,
      key,
    ),
  ];
  return { steps, member, hash, id, person };
};

/** Who somebody is: the keys by which people sign, and what the log's others said of it. */
export const sqlIdentity: readonly SqlAttack[] = [
  {
    name: "a passkey that signed is another key now",
    times: 8,
    attack(demo, pick) {
      const { steps, hash } = enrolled(demo, pick);
      return {
        steps: [
          ...steps,
          sql("update auth.passkey set public_key = sha256('x') where hash = $1", hash),
        ],
        names: [`The passkey ${hash}`],
      };
    },
  },
  {
    name: "a passkey that signed is another's now",
    times: 8,
    attack(demo, pick) {
      const { steps, hash, person } = enrolled(demo, pick);
      const other = freshId(pick);
      return {
        steps: [
          ...steps,
          person(other),
          sql("update auth.passkey set person = $2 where hash = $1", hash, other),
        ],
        names: [`The passkey ${hash} of ${other}`],
      };
    },
  },
  {
    name: "a passkey goes under the name of another in the record",
    times: 8,
    attack(demo, pick) {
      const { steps, hash, member } = enrolled(demo, pick);
      return {
        steps: [
          ...steps,
          sql("update auth.passkey set id = $2 where hash = $1", hash, `own-${pick(1e9)}`),
        ],
        names: [`The passkey ${hash} of ${member} is not`],
      };
    },
  },
  {
    name: "a witness's line is another's, or over something else",
    times: 8,
    attack({ cosigned }, pick) {
      const changes = [
        "line = replace(line, 'A', 'B')",
        "time = time + 1",
        "line = 'nothing'",
        "witness = overlay(witness placing 'zzzz' from length(witness) - 8)",
      ];
      const size = cosigned[pick(2)];
      return {
        steps: [
          sql(`update record.cosignature set ${changes[pick(4)] ?? ""} where size = $1`, size),
        ],
        names: [`over ${size} events does not hold`],
      };
    },
  },
  {
    name: "a time stamp stands beside another checkpoint, or is none",
    times: 4,
    attack({ cosigned }, pick) {
      const size = cosigned[pick(2)];
      const note = pick(2) === 0 ? "note" : "'another note'";
      return {
        steps: [
          sql(
            `insert into record.timestamp (size, note, token) select size, ${note}, sha256('x') from record.checkpoint where size = $1`,
            size,
          ),
        ],
        names: [`The time stamp of the checkpoint of ${size} events`],
      };
    },
  },
];

/** What people were told: an event that says that somebody was told, or was not, made to say the other. */
export const sqlNotices: readonly SqlAttack[] = [
  {
    name: "a notice is said to have been sent to somebody else",
    times: 12,
    attack({ target }, pick) {
      const event = someOfType(target, pick, "noticeSent");
      const data = { ...event.data, member: freshId(pick) };
      return {
        steps: [
          sql(
            "update record.event set entry = $2 where id = $1",
            event.id,
            canonicalBytes({ ...event, data }),
          ),
        ],
        names: [`Event ${event.id}`],
      };
    },
  },
  {
    name: "a notice that was sent is said to have failed, or the other way",
    times: 12,
    attack({ target }, pick) {
      const event = someOfType(target, pick, "noticeSent");
      const entry = canonicalBytes({ ...event, type: "noticeReturned" });
      return {
        steps: [
          sql(
            "update record.event set entry = $2, type = 'noticeReturned' where id = $1",
            event.id,
            entry,
          ),
        ],
        names: [`Event ${event.id}`],
      };
    },
  },
];
