import { Kysely, PostgresDialect } from "kysely";
import type { ApiDatabase } from "../../api/database.ts";
import { openAppPool } from "./app-pool.ts";

/**
 * A link, good for one use, with which the first administrator sets up the first organisation.
 * @returns null when there is an administrator, or ever was one.
 */
export async function setUpLink(options: {
  readonly databaseUrl: string;
  readonly publicUrl: string;
  readonly secret: string;
}): Promise<string | null> {
  const pool = openAppPool(options.databaseUrl, 2);
  const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
  try {
    const { rowCount } = await pool.query(
      "select 1 from directory.organisation where administered_at is not null limit 1",
    );
    if (rowCount !== 0) return null;
    // Loaded only now, because it is a third of a second that later starts do not need.
    const { createSignIn } = await import("../../api/auth/sign-in.ts");
    const { createSetUpLink } = createSignIn({
      db,
      mailer: { send: () => Promise.reject(new Error("A set-up link is shown, not mailed.")) },
      secret: options.secret,
      publicUrl: options.publicUrl,
      onMailFailure: () => undefined,
    });
    return await createSetUpLink();
  } finally {
    await db.destroy();
  }
}
