import { createHash } from "node:crypto";
import type { Statement } from "./database-audit.ts";
import type { Pick } from "./die.ts";
import type { RecordedDemo } from "./recorded-demo.ts";
import { freshId, someOfType, sql, type SqlAttack } from "./sql-attack.ts";

/** Somebody of a run in the directory, as if they had been added there. */
const known = ({ open, organisation }: RecordedDemo, pick: Pick) => {
  const joined = someOfType(open, pick, "memberJoined");
  const person = joined.type === "memberJoined" ? joined.data.member : "";
  const steps: readonly Statement[] = [
    sql(
      "insert into directory.organisation (id, name) values ($1, 'Demo') on conflict do nothing",
      organisation,
    ),
    sql(
      "insert into directory.person (pseudonym, organisation, name) values ($1, $2, 'Somebody') on conflict do nothing",
      person,
      organisation,
    ),
  ];
  return { steps, person, organisation };
};

/** Who may act, and as whom, written into the tables alone: no event of the organisation's stream says so. */
export const sqlHeld: readonly SqlAttack[] = [
  {
    name: "a role is held that nobody gave",
    times: 8,
    attack(demo, pick) {
      const { steps, person, organisation } = known(demo, pick);
      const role = ["administrator", "programme-manager", "auditor", "member"][pick(4)] ?? "";
      return {
        steps: [
          ...steps,
          sql(
            "insert into directory.membership (person, organisation, role) values ($1, $2, $3)",
            person,
            organisation,
            role,
          ),
        ],
        names: [`Person ${person} is ${role}, and the record does not say so`],
      };
    },
  },
  {
    name: "a token works that nobody made",
    times: 8,
    attack(demo, pick) {
      const { steps, organisation } = known(demo, pick);
      const token = freshId(pick);
      return {
        steps: [
          ...steps,
          sql(
            `insert into auth.program_token (id, hash, prefix, name, role, organisation, expires_at)
             values ($1, sha256('x'), 'p', 'n', 'auditor', $2, now() + interval '1 day')`,
            token,
            organisation,
          ),
        ],
        names: [`Token ${token} works as auditor, and the record does not say so`],
      };
    },
  },
  {
    name: "a passkey signs that nobody enrolled",
    times: 8,
    attack(demo, pick) {
      const { steps, person } = known(demo, pick);
      const id = Buffer.from(`key ${pick(1e9)}`).toString("base64url");
      const hash = createHash("sha256").update(Buffer.from(id, "base64url")).digest("hex");
      return {
        steps: [
          ...steps,
          sql(
            "insert into auth.passkey (id, hash, person, public_key, counts_from) values ($1, $2, $3, 'k', now())",
            id,
            hash,
            person,
          ),
        ],
        names: [`Passkey ${hash} signs as ${person}, and the record does not say so`],
      };
    },
  },
  {
    name: "an address is somebody's that nobody gave them",
    times: 8,
    attack(demo, pick) {
      const { steps, person } = known(demo, pick);
      const address = `mallory-${pick(1e9)}@people.example`;
      return {
        steps: [
          ...steps,
          sql(
            "update directory.person set email = $2, address_key = sha256('k') where pseudonym = $1",
            person,
            address,
          ),
        ],
        names: [`The address of person ${person} is not the one that is on record`],
      };
    },
  },
];
