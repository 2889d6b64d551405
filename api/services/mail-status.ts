import { sql, type Kysely } from "kysely";
import { mailAddress } from "../auth/address-changes.ts";
import type { ApiDatabase } from "../database.ts";
import { replyOf, type Mailer } from "../mailer.ts";
import { authorise } from "../policy.ts";
import type { Principal } from "../principal.ts";
import type { Answered } from "./answered.ts";

export type MailState = "sending" | "sent" | "failed";

/** One message: what it was for, and how handing it over went. Nothing says to whom it goes. `at`: ISO 8601 UTC. */
export type MailLine = {
  readonly kind: string;
  readonly state: MailState;
  readonly reply: string | null;
  readonly at: string;
};

/** The mail of the last seven days. `latest`: at most 50, those that failed first, then the newest. */
export type MailStatus = {
  readonly counts: { readonly [S in MailState]: number };
  readonly latest: readonly MailLine[];
};

/** What came of a test. `reply`: what the mail server said instead of taking it. */
export type MailTested =
  | { readonly sent: true; readonly reply: null }
  | { readonly sent: false; readonly reply: string };

export type MailService = {
  status(principal: Principal): Promise<Answered<MailStatus>>;
  /** Sends a message to whoever asks, at their own address, and waits for what comes of it. */
  test(principal: Principal): Promise<Answered<MailTested>>;
};

const LINES = 50;

export function createMailService(deps: {
  readonly db: Kysely<ApiDatabase>;
  readonly mailer: Mailer;
}): MailService {
  const { db, mailer } = deps;
  return {
    async status(principal) {
      const { organisation } = principal;
      const permission = authorise(principal, "readMailStatus", { organisation });
      if (permission.kind !== "allowed") return permission;
      const lately = db
        .selectFrom("directory.mail")
        .where("organisation", "=", organisation)
        .where("at", ">", sql<Date>`now() - interval '7 days'`);
      const [counted, latest] = await Promise.all([
        lately
          .select((eb) => ["state", eb.fn.countAll<string>().as("count")])
          .groupBy("state")
          .execute(),
        lately
          .select(["kind", "state", "reply", "at"])
          .orderBy(sql`state = 'failed'`, "desc")
          .orderBy("at", "desc")
          .limit(LINES)
          .execute(),
      ]);
      const countOf = (state: MailState): number =>
        Number(counted.find((one) => one.state === state)?.count ?? 0);
      return {
        kind: "done",
        value: {
          counts: {
            sending: countOf("sending"),
            sent: countOf("sent"),
            failed: countOf("failed"),
          },
          latest: latest.map(({ at, ...line }) => ({ ...line, at: at.toISOString() })),
        },
      };
    },

    async test(principal) {
      const { organisation, person } = principal;
      const permission = authorise(principal, "sendTestMail", { organisation });
      if (permission.kind !== "allowed") return permission;
      const row =
        person === null
          ? undefined
          : await db
              .selectFrom("directory.person as p")
              .select([mailAddress.as("email"), "name"])
              .where("pseudonym", "=", person)
              .executeTakeFirst();
      if (row === undefined || row.email === null) {
        return {
          kind: "invalid",
          field: "person",
          message: "You have no email address here, so nothing can be sent to you. Add one first.",
        };
      }
      try {
        await mailer.send({
          to: row.email,
          kind: "test",
          organisation,
          subject: "A test from Alongside",
          text: "This is the test message that you asked for. Mail from Alongside reaches this address.",
        });
        return { kind: "done", value: { sent: true, reply: null } };
      } catch (error) {
        return { kind: "done", value: { sent: false, reply: replyOf(error) } };
      }
    },
  };
}
