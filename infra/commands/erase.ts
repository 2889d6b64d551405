import { parseArgs } from "node:util";
import { Kysely, PostgresDialect } from "kysely";
import type { ApiDatabase } from "../../api/database.ts";
import type { Principal } from "../../api/principal.ts";
import { createApi } from "../../api/services/create.ts";
import { builtIn } from "../../programmes/all.ts";
import { createFileCatalogue } from "../../audit/files/file-catalogue.ts";
import { createFiles } from "../../audit/files/files.ts";
import type { Command } from "../command.ts";
import { fileSettings } from "../composition/file-settings.ts";
import { openAppPool } from "../composition/app-pool.ts";
import { readConfig } from "../config.ts";
import { writeAnew } from "../erasure/write-anew.ts";
import { SetupProblem } from "../problem.ts";
import { freshSecret } from "../../api/auth/credential.ts";
import { withDatabase } from "../servers/nearby.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export const erase: Command = {
  help: `Usage: npx alongside erase --person P [--field COMMITMENT]...

Erases what is held on a person, for good: their name, addresses, sign-ins and passkeys, and every text of theirs. With --field only
that value goes. Each run concerned records that it happened; every proof still verifies, and nobody can tell any more what a
commitment stood for. Backups keep what was in them: docs/erasure.md says what to do about those.

  --person P            the person's pseudonym (a UUID), as the people page and the record name them
  --field COMMITMENT    one sealed value, 64 hex digits; can be given more than once

The person stays in their runs until they leave them: nobody can be made to leave by being erased.`,

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: { person: { type: "string" }, field: { type: "string", multiple: true } },
    });
    const person = values.person?.toLowerCase() ?? "";
    const fields = values.field?.map((field) => field.toLowerCase());
    if (!UUID.test(person)) {
      throw new SetupProblem(
        values.person === undefined ? "Whose data?" : `“${values.person}” is no pseudonym.`,
        "Say it as --person 01234567-89ab-cdef-0123-456789abcdef.",
      );
    }
    const wrong = fields?.find((field) => !/^[0-9a-f]{64}$/.test(field));
    if (wrong !== undefined) {
      throw new SetupProblem(`“${wrong}” is no commitment.`, "Give 64 hex digits.");
    }
    const config = readConfig(process.env);
    await withDatabase(config, async (url) => {
      const pool = openAppPool(url, 4);
      const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
      try {
        const row = await db
          .selectFrom("directory.person")
          .select("organisation")
          .where("pseudonym", "=", person)
          .executeTakeFirst();
        if (row === undefined) {
          throw new SetupProblem(
            "There is nobody of that pseudonym.",
            "Look it up on the people page, or in the record.",
          );
        }
        const files = fileSettings(config);
        const { services } = createApi({
          files,
          recordPool: pool,
          pool,
          db,
          templates: builtIn,
          mailer: { send: () => Promise.resolve() },
          // Nobody signs in here, so nothing that it would protect is made.
          secret: freshSecret(),
          publicUrl: "http://localhost",
          onMailFailure: () => undefined,
        });
        const done = await services.personalData.erase(
          operatorOf(row.organisation),
          person,
          fields ?? "all",
        );
        if (done.kind === "invalid") {
          throw new SetupProblem(`Nothing was erased. ${done.message}`, "Then erase again.");
        }
        if (done.kind !== "done") {
          throw new SetupProblem(
            "Nothing was erased: no such value is held on this person.",
            "Look at what is held: GET /people/{person}/export.",
          );
        }
        const { runs, values: gone } = done.value;
        await createFiles({ ...files, catalogue: createFileCatalogue(pool) }).removeGone();
        const { beyond } = await writeAnew(url);
        console.log(
          `Erased: ${gone} ${gone === 1 ? "value" : "values"}${fields === undefined ? ", the name, the addresses, the sign-ins and the passkeys" : ""}. Recorded in ${runs.length} ${runs.length === 1 ? "run" : "runs"}. Backups are not touched: see docs/erasure.md.`,
        );
        if (beyond.length > 0) {
          console.log(
            `The database's owner may not do this, so ask whoever runs the database to: ${[...new Set(beyond)].join("; ")}. Until then its write-ahead log still holds what was erased.`,
          );
        }
      } finally {
        await pool.end();
      }
    });
  },
};

/** Whoever runs the server, at its console. The record names no person. */
const operatorOf = (organisation: string): Principal => ({
  id: "operator",
  person: null,
  organisation,
  roles: ["administrator"],
  scopes: "all",
  via: "token",
  assurance: "signed-in",
});
