import { parseArgs } from "node:util";
import { Kysely, PostgresDialect } from "kysely";
import { createSignIn } from "../../api/auth/sign-in.ts";
import { ORGANISATION_ROLES } from "../../api/principal.ts";
import type { ApiDatabase } from "../../api/database.ts";
import { giveRole } from "../../api/services/add-person.ts";
import { OPERATOR, recordPowers } from "../../api/services/record-powers.ts";
import { openPool } from "../../audit/connection.ts";
import type { Command } from "../command.ts";
import { readConfig } from "../config.ts";
import { SetupProblem } from "../problem.ts";
import { withDatabase } from "../servers/nearby.ts";

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/u;

export const signIn: Command = {
  help: `Usage: npx alongside sign-in --person P [--role ROLE]

Prints a link by which that person signs in, once, within eight hours; it stands alone on the last line. For whoever can't get mail, and
for an organisation that has lost its administrators. Give it to nobody else: whoever opens it acts as that person.

  --person P    the person's pseudonym (a UUID), as the people page and the record name them
  --role ROLE   gives them a role first: ${ORGANISATION_ROLES.join(", ")}`,

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { person: { type: "string" }, role: { type: "string" } },
    });
    const person = values.person?.toLowerCase() ?? "";
    if (!UUID.test(person)) {
      throw new SetupProblem(
        values.person === undefined ? "Who signs in?" : `“${values.person}” is no pseudonym.`,
        "Say it as --person 01234567-89ab-cdef-0123-456789abcdef.",
      );
    }
    const role = ORGANISATION_ROLES.find((known) => known === values.role);
    if (values.role !== undefined && role === undefined) {
      throw new SetupProblem(
        `There is no role "${values.role}".`,
        `Say --role with one of: ${ORGANISATION_ROLES.join(", ")}.`,
      );
    }
    const config = readConfig(process.env);
    const link = await withDatabase(config, async (url) => {
      const pool = openPool(url, 1);
      const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
      try {
        const known = await db
          .selectFrom("directory.person")
          .select("organisation")
          .where("pseudonym", "=", person)
          .executeTakeFirst();
        if (known === undefined) return null;
        const { organisation } = known;
        await db.transaction().execute(async (trx) => {
          if (role !== undefined) await giveRole(trx, organisation, OPERATOR, person, role);
          const event = { type: "signInLinkHandedOut", data: { person } } as const;
          await recordPowers(trx, organisation, OPERATOR, [event]);
        });
        const { signInLinkFor } = createSignIn({
          db,
          publicUrl: config.publicUrl,
          secret: "links alone are made here, and no session",
          mailer: { send: () => Promise.reject(new Error("No mail is sent from here.")) },
          onMailFailure: () => undefined,
        });
        return await signInLinkFor(person);
      } finally {
        await db.destroy();
      }
    });
    if (link === null) {
      throw new SetupProblem(
        "There is nobody of that pseudonym.",
        "Look it up on the people page, or in the record.",
      );
    }
    console.log("This link signs one person in, once, within eight hours. Hand it to them alone:");
    console.log(link);
  },
};
