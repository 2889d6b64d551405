import { randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { z } from "@hono/zod-openapi";
import type { Voter } from "../contracts/poll.ts";
import type { EventActor } from "../../audit/event.ts";
import type { ApiDatabase } from "../database.ts";
import { addPerson } from "./add-person.ts";

export type NewVoter = z.infer<typeof Voter>;

/** Addresses in one look-up. */
const TOGETHER = 500;

/**
 * The pseudonyms of people by their addresses, each once. Somebody whom the organisation does not know gets a row in its directory,
 * without a role: they can vote by their link and do nothing else. Of people who share an address, the one of that name is
 * meant, else the one who was there first.
 */
export async function votersBy(
  db: Kysely<ApiDatabase>,
  organisation: string,
  actor: EventActor,
  wanted: readonly NewVoter[],
): Promise<readonly string[]> {
  return db.transaction().execute(async (trx) => {
    const found: string[] = [];
    for (let from = 0; from < wanted.length; from += TOGETHER) {
      const some = wanted.slice(from, from + TOGETHER);
      const known = await trx
        .selectFrom("directory.person")
        .select(["pseudonym", "name"])
        .select((eb) => eb.fn<string>("lower", ["email"]).as("email"))
        .where("organisation", "=", organisation)
        .where(
          (eb) => eb.fn<string>("lower", ["email"]),
          "in",
          some.map(({ email }) => email.toLowerCase()),
        )
        .orderBy("created_at")
        .orderBy("pseudonym")
        .execute();
      for (const { email, name } of some) {
        const sharing = known.filter((person) => person.email === email.toLowerCase());
        const person = sharing.find((one) => one.name === name) ?? sharing[0];
        if (person !== undefined) {
          found.push(person.pseudonym);
          continue;
        }
        const pseudonym = randomUUID();
        const added = { person: pseudonym, name, email, roles: [] };
        await addPerson(trx, organisation, actor, added);
        known.push({ pseudonym, name, email: email.toLowerCase() });
        found.push(pseudonym);
      }
    }
    return [...new Set(found)];
  });
}
