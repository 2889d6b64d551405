import { parseArgs } from "node:util";
import { Kysely, PostgresDialect } from "kysely";
import type { Pool } from "pg";
import type { ApiDatabase } from "../../api/database.ts";
import type { Principal } from "../../api/principal.ts";
import type { Services } from "../../api/services.ts";
import type { Erasure } from "../../api/services/personal-data.ts";
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
import { isUuid } from "../../domain/written/uuid.ts";

export const erase: Command = {
  help: `Usage: npx alongside erase --person P [--field COMMITMENT]...
       npx alongside erase --voice V

Erases what is held on a person, for good: their name, addresses, sign-ins and passkeys, and every text of theirs. With --field only
that value goes. Each run concerned records that it happened; every proof still verifies, and nobody can tell any more what a
commitment stood for. Backups keep what was in them: docs/erasure.md says what to do about those.

With --voice: what somebody said in a session who is no member, and how to reach them. They have no account, so ask them, or whoever
wrote it down, which words are meant.

  --person P            the person's pseudonym (a UUID), as the people page and the record name them
  --field COMMITMENT    one sealed value, 64 hex digits; can be given more than once
  --voice V             the voice's id (a UUID), as the entry voiceHeard and GET /runs/{run} name it

The person stays in their runs until they leave them: nobody can be made to leave by being erased.`,

  async run(args) {
    const { values } = parseArgs({
      args: [...args],
      options: {
        person: { type: "string" },
        voice: { type: "string" },
        field: { type: "string", multiple: true },
      },
    });
    const fields = values.field?.map((field) => field.toLowerCase());
    const who = whoIsMeant(values);
    const wrong = fields?.find((field) => !/^[0-9a-f]{64}$/.test(field));
    if (wrong !== undefined) {
      throw new SetupProblem(`“${wrong}” is no commitment.`, "Give 64 hex digits.");
    }
    if (who.is === "voice" && fields !== undefined) {
      throw new SetupProblem("A voice is erased as a whole.", "Leave out --field.");
    }
    const config = readConfig(process.env);
    await withDatabase(config, async (url) => {
      const pool = openAppPool(url, 4);
      const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
      try {
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
        const { runs, values: gone } =
          who.is === "voice"
            ? await eraseVoice(pool, services.personalData, who.id)
            : await erasePerson(pool, services.personalData, who.id, fields);
        await createFiles({ ...files, catalogue: createFileCatalogue(pool) }).removeGone();
        const { beyond } = await writeAnew(url);
        const account =
          who.is === "person" && fields === undefined
            ? ", the name, the addresses, the sign-ins and the passkeys"
            : "";
        console.log(
          `Erased: ${gone} ${gone === 1 ? "value" : "values"}${account}. Recorded in ${runs.length} ${runs.length === 1 ? "run" : "runs"}. Backups are not touched: see docs/erasure.md.`,
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

/** @throws SetupProblem unless exactly one is named, by a UUID. */
const whoIsMeant = ({
  person,
  voice,
}: {
  readonly person?: string | undefined;
  readonly voice?: string | undefined;
}): { readonly is: "person" | "voice"; readonly id: string } => {
  const given = (person ?? voice ?? "").toLowerCase();
  if ((person === undefined) === (voice === undefined)) {
    throw new SetupProblem(
      person === undefined ? "Whose data?" : "A person and a voice are two.",
      "Say --person 01234567-89ab-cdef-0123-456789abcdef, or --voice with a voice's id.",
    );
  }
  if (!isUuid(given)) {
    const [what, option] = voice === undefined ? ["pseudonym", "person"] : ["voice's id", "voice"];
    throw new SetupProblem(
      `“${given}” is no ${what}.`,
      `Say it as --${option} 01234567-89ab-cdef-0123-456789abcdef.`,
    );
  }
  return { is: voice === undefined ? "person" : "voice", id: given };
};

type Erasing = Services["personalData"];

const erasePerson = async (
  pool: Pool,
  personalData: Erasing,
  person: string,
  fields: readonly string[] | undefined,
): Promise<Erasure> => {
  const { rows } = await pool.query<{ organisation: string }>(
    "select organisation from directory.person where pseudonym = $1",
    [person],
  );
  const [found] = rows;
  if (found === undefined) {
    throw new SetupProblem(
      "There is nobody of that pseudonym.",
      "Look it up on the people page, or in the record.",
    );
  }
  const by = operatorOf(found.organisation);
  const done = await personalData.erase(by, person, fields ?? "all");
  if (done.kind === "done") return done.value;
  throw done.kind === "invalid"
    ? new SetupProblem(`Nothing was erased. ${done.message}`, "Then erase again.")
    : new SetupProblem(
        "Nothing was erased: no such value is held on this person.",
        "Look at what is held: GET /people/{person}/export.",
      );
};

/** A voice belongs to the run that holds its words. */
const eraseVoice = async (pool: Pool, personalData: Erasing, voice: string): Promise<Erasure> => {
  const { rows } = await pool.query<{ run: string; organisation: string }>(
    `select d.run, convert_from(e.entry, 'UTF8')::jsonb #>> '{data,organisation}' as organisation
     from record.disclosure as d join record.event as e on e.run = d.run and e.version = 1
     where d.subject = $1 limit 1`,
    [voice],
  );
  const [found] = rows;
  const done =
    found === undefined
      ? null
      : await personalData.eraseVoice(operatorOf(found.organisation), found.run, voice);
  if (done?.kind === "done") return done.value;
  throw new SetupProblem(
    "Nothing was erased: no words are held of such a voice.",
    "Look up its id in the run (GET /runs/{run}, voices). If they were erased before, there is nothing to do.",
  );
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
