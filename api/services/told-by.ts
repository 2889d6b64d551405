import { sql, type Kysely } from "kysely";
import { checked } from "../contracts/check.ts";
import { isUuid } from "../../domain/written/uuid.ts";
import type { QuietHours } from "../../domain/quiet-hours.ts";
import { ToldByChange, type ToldByChoice } from "../contracts/told-by.ts";
import type { ApiDatabase } from "../database.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";

/** How somebody is told of what waits for them. Theirs to choose, and nobody else's. */
export type ToldByChoices = {
  /** Whether this installation sends text messages at all. */
  readonly textsGoOut: boolean;
  of(principal: Principal): Promise<ToldByChoice>;
  choose(
    principal: Principal,
    change: { readonly by: string; readonly quiet?: unknown; readonly textIfRefused?: boolean },
  ): Promise<Answered<null>>;
};

/** How somebody is told until they choose. */
export const UNCHOSEN: ToldByChoice = { by: "email", quiet: null, textIfRefused: false };

/** Nobody is texted any more: the number may not be theirs. */
export const NO_TEXTS = {
  told_by: sql<"email" | "none">`case told_by when 'sms' then 'email' else told_by end`,
  text_if_refused: false,
};

/** As it is kept of one person. */
export async function toldByOf(db: Kysely<ApiDatabase>, person: string): Promise<ToldByChoice> {
  const row = await db
    .selectFrom("directory.person")
    .select(["told_by", "quiet_from", "quiet_until", "text_if_refused"])
    .where("pseudonym", "=", person)
    .executeTakeFirst();
  if (row === undefined) return UNCHOSEN;
  const { told_by: by, quiet_from: from, quiet_until: until, text_if_refused } = row;
  return {
    ...{ by, textIfRefused: text_if_refused },
    quiet: from === null || until === null ? null : { from, until },
  };
}

export function createToldBy(db: Kysely<ApiDatabase>, textsGoOut: boolean): ToldByChoices {
  const hasNumber = async (person: string): Promise<boolean> => {
    const found = await db
      .selectFrom("directory.person")
      .select("phone")
      .where("pseudonym", "=", person)
      .executeTakeFirst();
    return (found?.phone ?? null) !== null;
  };

  return {
    textsGoOut,

    of: ({ person }) => (person === null ? Promise.resolve(UNCHOSEN) : toldByOf(db, person)),

    async choose(principal, sent) {
      const { organisation } = principal;
      const person = principal.person ?? principal.id;
      const permission = authorise(principal, "changePerson", { organisation, person });
      if (permission.kind !== "allowed") return permission;
      const asked = checked(ToldByChange, sent);
      if (asked.kind === "invalid") {
        const [issue] = asked.issues;
        const field = issue?.path.join("/") ?? "by";
        return { kind: "invalid", field, message: issue?.message ?? "" };
      }
      const { by, quiet, textIfRefused } = asked.value;
      const field = by === "sms" ? "by" : "textIfRefused";
      if (by === "sms" || textIfRefused) {
        if (!textsGoOut) {
          const message = "No text messages are sent from here. Choose another way.";
          return { kind: "invalid", field, message };
        }
        if (!(await hasNumber(person))) {
          const message = "We know no number of yours. Write it first, then choose text messages.";
          return { kind: "invalid", field, message };
        }
      }
      await db
        .updateTable("directory.person")
        .set({
          ...{ told_by: by, text_if_refused: textIfRefused },
          ...{ quiet_from: quiet?.from ?? null, quiet_until: quiet?.until ?? null },
        })
        .where("pseudonym", "=", person)
        .execute();
      return { kind: "done", value: null };
    },
  };
}

/** When somebody does not want to be written to, in their own zone (IANA). */
export type ChosenQuiet = { readonly quiet: QuietHours; readonly zone: string };

/** Those of these people of one organisation who are sent messages, and chose hours in which none comes. */
export const createQuietHours =
  (db: Kysely<ApiDatabase>) =>
  async (
    organisation: string,
    pseudonyms: readonly string[],
  ): Promise<ReadonlyMap<string, ChosenQuiet>> => {
    const rows = await db
      .selectFrom("directory.person")
      .select(["pseudonym", "quiet_from", "quiet_until", "time_zone"])
      .where("organisation", "=", organisation)
      .where("pseudonym", "in", pseudonyms.filter(isUuid))
      .where("told_by", "<>", "none")
      .where("quiet_from", "is not", null)
      .execute();
    return new Map(
      rows.flatMap(({ pseudonym, quiet_from: from, quiet_until: until, time_zone: zone }) =>
        from === null || until === null ? [] : [[pseudonym, { quiet: { from, until }, zone }]],
      ),
    );
  };
