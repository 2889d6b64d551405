import type { Kysely } from "kysely";
import type { Actor } from "../../../domain/actor.ts";
import type { Powers } from "../../../domain/organisation/powers.ts";
import type { TemplateReference } from "../../../domain/template.ts";
import type { ApiDatabase } from "../../database.ts";
import { recordPowers } from "../record-powers.ts";

/** Puts on record that an organisation uses a template for the first time. */
export const createFirstUse =
  (db: Kysely<ApiDatabase>, powersOf: (organisation: string) => Promise<Powers>) =>
  async (organisation: string, by: Actor, template: TemplateReference): Promise<void> => {
    const { adopted } = await powersOf(organisation);
    if (Object.hasOwn(adopted, template.digest)) return;
    const event = { type: "templateAdopted", data: { template } } as const;
    await db.transaction().execute((trx) => recordPowers(trx, organisation, by, [event]));
  };
