import type { Kysely } from "kysely";
import { checked } from "../contracts/check.ts";
import { ToldByChange, type ToldBy } from "../contracts/told-by.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";

/** How somebody is told of what waits for them. Theirs to choose, and nobody else's. */
export type ToldByChoice = {
  /** Whether this installation sends text messages at all. */
  readonly textsGoOut: boolean;
  of(principal: Principal): Promise<ToldBy>;
  choose(principal: Principal, change: { readonly by: string }): Promise<Answered<null>>;
};

export function createToldBy(db: Kysely<ApiDatabase>, textsGoOut: boolean): ToldByChoice {
  const known = (person: string) =>
    db
      .selectFrom("directory.person")
      .select(["told_by", "phone"])
      .where("pseudonym", "=", person)
      .executeTakeFirst();

  return {
    textsGoOut,

    async of({ person }) {
      const row = person === null ? undefined : await known(person);
      return row?.told_by ?? "email";
    },

    async choose(principal, sent) {
      const { organisation } = principal;
      const person = principal.person ?? principal.id;
      const permission = authorise(principal, "changePerson", { organisation, person });
      if (permission.kind !== "allowed") return permission;
      const asked = checked(ToldByChange, sent);
      if (asked.kind === "invalid") {
        return { kind: "invalid", field: "by", message: asked.issues[0]?.message ?? "" };
      }
      const { by } = asked.value;
      if (by === "sms" && !textsGoOut) {
        return { kind: "invalid", field: "by", message: "No text messages are sent from here." };
      }
      if (by === "sms" && ((await known(person))?.phone ?? null) === null) {
        const message = "We know no number of yours. Write it first, then choose text messages.";
        return { kind: "invalid", field: "by", message };
      }
      await db
        .updateTable("directory.person")
        .set({ told_by: by })
        .where("pseudonym", "=", person)
        .execute();
      return { kind: "done", value: null };
    },
  };
}
