import type { Kysely } from "kysely";
import type { Pool } from "pg";
import { DamagedRun } from "../../audit/damaged-run.ts";
import type { RunState } from "../../domain/state.ts";
import { createAuthenticate, type Authenticate } from "../auth/authenticate.ts";
import { createQuestionLinks } from "../auth/question-links.ts";
import { createSignIn, type SignIn, type SignInDependencies } from "../auth/sign-in.ts";
import { forgettingSessions, type SigningIn } from "../auth/signing-in.ts";
import type { ApiDatabase } from "../database.ts";
import { createMailedQuestions, type MailedQuestions } from "./mailed-questions.ts";
import { createTitles } from "./run-list.ts";

/** All by which people get in, and how it is known who somebody is. */
export type Entrance = {
  readonly signIn: SignIn;
  readonly signingIn: SigningIn;
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
    readonly load: (run: string) => Promise<{ readonly state: RunState } | null>;
  },
): Entrance {
  const { db, signInRate } = deps;
  const signIn = createSignIn({
    ...deps,
    ...(signInRate === undefined ? {} : { rateLimit: signInRate }),
  });
  const { authenticate, forget } = createAuthenticate(db, signIn);
  const load = async (run: string): Promise<RunState | null> => {
    try {
      return (await deps.load(run))?.state ?? null;
    } catch (error) {
      if (error instanceof DamagedRun) return null;
      throw error;
    }
  };
  return {
    ...{ signIn, authenticate, forget },
    signingIn: forgettingSessions(signIn, forget),
    mailedQuestions: createMailedQuestions({
      ...{ links: createQuestionLinks(db), signIn, load, forget },
      titles: createTitles(deps.pool),
    }),
  };
}
