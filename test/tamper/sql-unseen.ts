import { freshId, someOfType, sql, type SqlAttack } from "./sql-attack.ts";

/**
 * What neither the self-check nor a bundle nor the log shows, as `docs/threat-model.md` says, with what stands against it. A test fails
 * when one of them is found after all, so that the page says no less than what is so.
 */
export const sqlUnseen: readonly SqlAttack[] = [
  {
    name: "the name of a pseudonym is another's",
    times: 6,
    attack({ open, organisation }, pick) {
      const joined = someOfType(open, pick, "memberJoined");
      const person = joined.type === "memberJoined" ? joined.data.member : "";
      return {
        steps: [
          sql(
            "insert into directory.organisation (id, name) values ($1, 'Demo') on conflict do nothing",
            organisation,
          ),
          sql(
            "insert into directory.person (pseudonym, organisation, name) values ($1, $2, 'Ada')",
            person,
            organisation,
          ),
          sql(
            "update directory.person set name = $2 where pseudonym = $1",
            person,
            `Ben ${pick(9)}`,
          ),
        ],
        names: [],
      };
    },
  },
  {
    name: "a guard is turned off, and on again as it was",
    times: 6,
    attack(_, pick) {
      const table = ["event", "sequence", "checkpoint", "access", "template"][pick(5)] ?? "";
      const trigger = `${table}_only_grows`;
      return {
        steps: [
          sql(`alter table record.${table} disable trigger ${trigger}`),
          sql(`alter table record.${table} enable always trigger ${trigger}`),
        ],
        names: [],
      };
    },
  },
  {
    name: "a reader is put forward within the log, so that it passes something by",
    times: 6,
    attack({ size }, pick) {
      return {
        steps: [
          sql(
            `insert into record.checkpoint_of_subscription (name, position) values ($1, $2)
             on conflict (name) do update set position = excluded.position`,
            ["delivery", "receipt-mail", "notices"][pick(3)],
            size - 1 - pick(9),
          ),
        ],
        names: [],
      };
    },
  },
  {
    name: "that somebody looked is not written",
    times: 4,
    attack({ target }, pick) {
      return {
        steps: [
          sql("alter table record.access disable trigger access_only_grows"),
          sql("delete from record.access where run = $1 or $2::int > 0", target.run, pick(2)),
          sql("alter table record.access enable always trigger access_only_grows"),
        ],
        names: [],
      };
    },
  },
  {
    name: "a link that signs somebody in is made by hand",
    times: 4,
    attack({ open }, pick) {
      const joined = someOfType(open, pick, "memberJoined");
      const person = joined.type === "memberJoined" ? joined.data.member : "";
      return {
        steps: [
          sql(
            `insert into auth.verification (id, identifier, value, "expiresAt", "createdAt", "updatedAt")
             values ($1, $2, $3, now() + interval '1 hour', now(), now())`,
            freshId(pick),
            `magic-link:${pick(1e9)}`,
            JSON.stringify({ email: `${person}@person.invalid` }),
          ),
        ],
        names: [],
      };
    },
  },
];
