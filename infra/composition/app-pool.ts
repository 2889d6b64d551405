import type { ClientBase, Pool } from "pg";
import { openPool } from "../../audit/connection.ts";
import { SetupProblem } from "../problem.ts";
import { appUrl } from "./app-url.ts";

const APP = "alongside_app";

/**
 * A pool whose connections have the rights of `alongside_app`, and nothing more: each is asked for its role before it is lent, because
 * a pooler in between may drop the setting that gives it, and the owner of the record could change what is on record.
 * @param databaseUrl the owner's. @param options as `openPool`.
 */
export const openAppPool = (
  databaseUrl: string,
  max: number,
  options: { readonly silence?: number } = {},
): Pool => openPool(appUrl(databaseUrl), max, { ...options, onConnect: requireAppRole });

/** @throws SetupProblem when a connection acts as anybody else. */
export async function requireAppRole(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ role: string }>("select current_user::text as role");
  const role = rows[0]?.role;
  if (role === APP) return;
  throw new SetupProblem(
    `A connection to PostgreSQL acts as ${role} and not as ${APP}: something between them drops the setting "-c role=${APP}" of its start. Nothing is done with the rights of the record's owner.`,
    "Let DATABASE_URL name PostgreSQL itself rather than a pooler.",
  );
}
