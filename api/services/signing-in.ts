import type { Kysely } from "kysely";
import type { Pool } from "pg";
import { DamagedRun } from "../../audit/damaged-run.ts";
import type { RunState } from "../../domain/state.ts";
import { createAuthenticate, type Authenticate } from "../auth/authenticate.ts";
import { createAttempts } from "../auth/attempts.ts";
import { createIdentityProvider, type ProviderSettings } from "../auth/identity-provider.ts";
import { createQuestionLinks } from "../auth/question-links.ts";
import { createSignIn, type SignIn, type SignInDependencies } from "../auth/sign-in.ts";
import { forgettingSessions, type SigningIn } from "../auth/signing-in.ts";
import { createStaffSignIn, type StaffSignIn } from "../auth/staff-sign-in.ts";
import type { ApiDatabase } from "../database.ts";
import { createMailedQuestions, type MailedQuestions } from "./mailed-questions.ts";
import { createTitles } from "./run-list.ts";

/** All by which people get in, and how it is known who somebody is. */
export type Entrance = {
  readonly signIn: SignIn;
  readonly signingIn: SigningIn;
  readonly staffSignIn: StaffSignIn;
  readonly mailedQuestions: MailedQuestions;
  readonly authenticate: Authenticate;
  /** Forgets who is signed in. */
  readonly forget: () => void;
};

/** @param deps.load the folded state of any run. */
export function createEntrance(
  deps: Omit<SignInDependencies, "rateLimit"> & {
    readonly db: Kysely<ApiDatabase>;
    readonly pool: Pool;
    readonly signInRate?: number;
    /** The identity provider of the organisation's staff, if there is one. */
    readonly provider?: ProviderSettings;
    /** Told, by a code alone, why the provider's answer was of no use. */
    readonly onProviderTrouble?: (code: string) => void;
    readonly load: (run: string) => Promise<{ readonly state: RunState } | null>;
  },
): Entrance {
  const { db, signInRate } = deps;
  const signIn = createSignIn({
    ...deps,
    ...(signInRate === undefined ? {} : { rateLimit: signInRate }),
  });
  const { authenticate, forget } = createAuthenticate(db, signIn);
  const { provider: settings, publicUrl, onProviderTrouble: onTrouble = () => undefined } = deps;
  const staffSignIn = createStaffSignIn({
    ...{ db, forget, signInAs: signIn.signInAs, attempts: createAttempts(db, deps.secret) },
    issuer: settings?.issuer ?? "",
    provider:
      settings === undefined ? null : createIdentityProvider({ settings, publicUrl, onTrouble }),
  });
  const load = async (run: string): Promise<RunState | null> => {
    try {
      return (await deps.load(run))?.state ?? null;
    } catch (error) {
      if (error instanceof DamagedRun) return null;
      throw error;
    }
  };
  return {
    ...{ signIn, staffSignIn, authenticate, forget },
    signingIn: forgettingSessions(signIn, forget),
    mailedQuestions: createMailedQuestions({
      ...{ links: createQuestionLinks(db), signIn, load, forget },
      titles: createTitles(deps.pool),
    }),
  };
}
