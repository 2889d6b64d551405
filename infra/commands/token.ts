import { randomUUID } from "node:crypto";
import { parseArgs } from "node:util";
import { Kysely, PostgresDialect } from "kysely";
import { makeToken, storeToken } from "../../api/auth/tokens.ts";
import { checked } from "../../api/contracts/check.ts";
import { Name } from "../../api/contracts/values.ts";
import type { ApiDatabase } from "../../api/database.ts";
import { ORGANISATION_ROLES, type OrganisationRole } from "../../api/principal.ts";
import { OPERATOR, recordPowers } from "../../api/services/record-powers.ts";
import { openPool } from "../../audit/connection.ts";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { migrate } from "../migrate.ts";
import { SetupProblem } from "../problem.ts";
import { withDatabase } from "../servers/nearby.ts";
import { isUuid } from "../../domain/written/uuid.ts";

const aliases: Readonly<Record<string, OrganisationRole>> = {
  admin: "administrator",
  manager: "programme-manager",
  approver: "pwle-approver",
};

/** Milliseconds by unit of `--expires`. */
const units: Readonly<Record<string, number>> = { h: 3_600_000, d: 86_400_000 };
const lifetime = /^(\d{1,4})([hd])$/u;

export const token: Command = {
  help: `Usage: npx alongside token --role ROLE [--organisation ID] [--expires 90d] [--name TEXT]

Prints a token for programs; it stands alone on the last line. It is stored as a hash only, so nobody can print it again.
ROLE is ${ORGANISATION_ROLES.join(", ")}; or admin, manager, approver for short.

A token is a program, under a pseudonym of its own: it launches, steers and reads as its role may. It gives nobody's word, whatever its
role: people sign in and answer themselves. Without --organisation it belongs to the first organisation, which is made if there is none.
--expires takes hours or days: 12h, 90d (default). Revoke it with DELETE /tokens/{id}.`,

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        role: { type: "string" },
        organisation: { type: "string" },
        expires: { type: "string", default: "90d" },
        name: { type: "string", default: "command line" },
      },
    });
    const role = roleOf(values.role);
    const expiresAt = expiryOf(values.expires);
    const name = nameOf(values.name);
    const made = makeToken();
    await withDatabase(readConfig(process.env), async (url) => {
      await migrate(url);
      const pool = openPool(url, 1);
      const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
      try {
        await db.transaction().execute(async (trx) => {
          const organisation = await organisationOf(trx, values.organisation);
          await storeToken(trx, made, {
            organisation,
            name,
            role,
            scopes: "all",
            expiresAt,
            createdBy: null,
          });
          const until = expiresAt.toISOString();
          const data = { token: made.id, role, scopes: "all", until } as const;
          await recordPowers(trx, organisation, OPERATOR, [{ type: "tokenMade", data }]);
          console.log(`organisation ${organisation}`);
        });
      } finally {
        await db.destroy();
      }
    });
    console.log(`id ${made.id}, role ${role}, until ${expiresAt.toISOString()}`);
    console.log(made.token);
  },
};

function roleOf(given: string | undefined): OrganisationRole {
  const role =
    ORGANISATION_ROLES.find((known) => known === given) ?? (given && aliases[given.toLowerCase()]);
  if (role) return role;
  throw new SetupProblem(
    given === undefined ? "--role is missing." : `There is no role "${given}".`,
    `Say --role with one of: ${[...ORGANISATION_ROLES, ...Object.keys(aliases)].join(", ")}.`,
  );
}

function nameOf(given: string): string {
  const read = checked(Name, given);
  if (read.kind === "good") return read.value;
  throw new SetupProblem(
    `--name can't be taken. ${read.issues[0]?.message ?? ""}`.trim(),
    "Say in one line what the token is for.",
  );
}

function expiryOf(given: string): Date {
  const [, count, unit] = lifetime.exec(given) ?? [];
  const milliseconds = Number(count) * (units[unit ?? ""] ?? Number.NaN);
  if (milliseconds > 0) return new Date(Date.now() + milliseconds);
  throw new SetupProblem(
    `--expires ${given} is no length of time.`,
    "Write hours or days, such as 12h or 90d.",
  );
}

async function organisationOf(
  db: Kysely<ApiDatabase>,
  wanted: string | undefined,
): Promise<string> {
  let query = db.selectFrom("directory.organisation").select("id").orderBy("created_at").limit(1);
  if (wanted !== undefined) query = query.where("id", "=", uuid("--organisation", wanted));
  const found = await query.executeTakeFirst();
  if (found !== undefined) return found.id;
  if (wanted !== undefined) {
    throw new SetupProblem(
      `There is no organisation ${wanted}.`,
      "Leave --organisation out to use the first one, or see GET /organisation.",
    );
  }
  const id = randomUUID();
  await db.insertInto("directory.organisation").values({ id, name: "Our organisation" }).execute();
  return id;
}

function uuid(option: string, value: string): string {
  if (isUuid(value.toLowerCase())) return value.toLowerCase();
  throw new SetupProblem(`${option} ${value} is no id.`, "Give an id as the API shows it.");
}
