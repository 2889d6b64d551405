import { randomUUID } from "node:crypto";
import { Kysely, PostgresDialect } from "kysely";
import pg from "pg";
import { createSignIn } from "../../api/auth/sign-in.ts";
import { makeToken, storeToken } from "../../api/auth/tokens.ts";
import type { ApiDatabase } from "../../api/database.ts";
import type { OrganisationRole } from "../../api/principal.ts";
import { createEntrance, type Credential } from "../../demo/entrance.ts";
import { requestBytes } from "../load/http-messages.ts";
import { forEachOf } from "./http-client.ts";
import type { Product, Voter } from "./product.ts";

export type Organisation = {
  readonly id: string;
  /** A program that may launch runs and steer them. */
  readonly manager: Credential;
  /** The mail address of a person who manages runs and is in none; null when people have no addresses. */
  readonly steward: string | null;
  /** The first works for the organisation, the second leads it, all others have lived experience. */
  readonly people: readonly Voter[];
};

export const sideOf = (index: number): "staff" | "leadership" | "pwle" =>
  index === 0 ? "staff" : index === 1 ? "leadership" : "pwle";

/**
 * An organisation with people, each signed in by their own link. People are written straight into the directory, because the API would
 * send a thousand invitations; what is measured comes after, over HTTP. `mailed`: each has a mail address.
 */
export async function openOrganisation(
  product: Product,
  people: number,
  { mailed = false } = {},
): Promise<Organisation> {
  const pool = new pg.Pool({ connectionString: product.databaseUrl, max: 8 });
  const db = new Kysely<ApiDatabase>({ dialect: new PostgresDialect({ pool }) });
  try {
    const id = randomUUID();
    await db.insertInto("directory.organisation").values({ id, name: "Bench" }).execute();
    const made = makeToken();
    await storeToken(db, made, {
      name: "bench",
      role: "programme-manager",
      organisation: id,
      scopes: "all",
      expiresAt: new Date(Date.now() + 86_400_000),
      createdBy: null,
    });
    const manager = { authorization: `Bearer ${made.token}` };
    const publicUrl = `http://localhost:${product.port}`;
    const { signInLinkFor } = createSignIn({
      db,
      secret: "for links alone",
      publicUrl,
      mailer: { send: () => Promise.reject(new Error("No mail is sent from here.")) },
      onMailFailure: () => undefined,
    });
    const entrance = createEntrance(publicUrl, {
      administratorLink: () => Promise.reject(new Error("Nobody administers this one.")),
      signInLink: signInLinkFor,
    });
    const add = async (name: string, role: OrganisationRole) => {
      const person = randomUUID();
      const email = mailed ? `${person}@people.example` : null;
      await db
        .insertInto("directory.person")
        .values({ pseudonym: person, organisation: id, name, email, phone: null })
        .execute();
      await db
        .insertInto("directory.membership")
        .values({ person, organisation: id, role })
        .execute();
      return { person, email };
    };
    const voters = await forEachOf(
      Array.from({ length: people }, (_, index) => index),
      8,
      async (index): Promise<Voter> => {
        const role: OrganisationRole = sideOf(index) === "pwle" ? "pwle-approver" : "member";
        const { person } = await add(`Person ${index}`, role);
        return { person, session: await entrance.signedIn(person) };
      },
    );
    const { email: steward } = await add("Steward", "programme-manager");
    return { id, manager, steward, people: voters };
  } finally {
    await db.destroy();
  }
}

export const launch = {
  template: "implementation-pathway",
  title: "Measured",
  parameters: {},
  nation: "scotland",
} as const;

/** One launch, with a fresh Idempotency-Key. */
export const launchRequest = (organisation: Organisation): Buffer =>
  requestBytes({
    method: "POST",
    path: "/runs",
    who: organisation.manager,
    key: randomUUID(),
    body: launch,
  });
