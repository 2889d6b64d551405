import {
  QUESTION_LINK_DAYS,
  type QuestionLink,
  type QuestionLinks,
} from "../auth/question-links.ts";
import type { SignIn } from "../auth/sign-in.ts";
import type { LinkAsked, SignedIn } from "../auth/signing-in.ts";
import { own, stepDefinition } from "../../domain/rules/lookup.ts";
import type { RunState } from "../../domain/state.ts";

/** The question that a mail's link leads to, and whom. It says what the mail itself said. */
export type MailedQuestion = QuestionLink & {
  readonly step: string;
  readonly runTitle: string | null;
};

/**
 * The links of questions' mails. Looking at one changes nothing; its button signs in the person whom it asks, once. One that does not
 * work any more still knows whose it was, so that its page can mail another.
 */
export type MailedQuestions = {
  /** null for a link that never was, or of somebody whose account has ended. */
  question(token: string): Promise<MailedQuestion | null>;
  /** @param before the headers of a browser in which somebody may be signed in: they are signed out. */
  enter(token: string, before?: Headers): Promise<SignedIn>;
  /** Six digits for another device, to whoever holds the link, which goes on working; null when it works no more. */
  codeFor(token: string): Promise<string | null>;
  /** Mails another link to the same question. @param client see `SigningIn.requestLink`. */
  sendAgain(token: string, client: string): Promise<LinkAsked>;
};

const pageOf = ({ run, request }: QuestionLink): string => `/answer/${run}/${request}`;

export function createMailedQuestions(deps: {
  readonly links: QuestionLinks;
  readonly signIn: Pick<SignIn, "signInAs" | "mailLinkTo" | "makeCode">;
  /** The folded state of any run; null for one that is not there. */
  readonly load: (run: string) => Promise<RunState | null>;
  readonly titles: (runs: readonly string[]) => Promise<ReadonlyMap<string, string>>;
  /** Forgets who is signed in. */
  readonly forget: () => void;
}): MailedQuestions {
  const { links, signIn } = deps;

  const question = async (token: string): Promise<MailedQuestion | null> => {
    const link = await links.find(token);
    if (link === null) return null;
    const { run, request, person } = link;
    const [state, titles] = await Promise.all([deps.load(run), deps.titles([run])]);
    const asked = state === null ? undefined : own(state.requests, request);
    const part = asked && state && own(state.parts, asked.part);
    const member = state === null ? undefined : own(state.members, person);
    return {
      ...link,
      // Whoever left the run is not asked any more.
      works: link.works && asked !== undefined && member?.status === "active",
      step: (state && part && stepDefinition(state, part.step)?.title) ?? "",
      runTitle: titles.get(run) ?? null,
    };
  };

  return {
    question,

    async enter(token, before) {
      const one = await question(token);
      if (one?.works !== true || !(await links.spend(token))) return { kind: "invalid-link" };
      const signedIn = await signIn.signInAs(one.person, before, one.toNew);
      deps.forget();
      return signedIn;
    },

    async codeFor(token) {
      const one = await question(token);
      return one?.works === true ? signIn.makeCode(one.person, pageOf(one), one.toNew) : null;
    },

    async sendAgain(token, client) {
      const one = await question(token);
      if (one === null) return { kind: "asked" };
      const { run, request, person } = one;
      const pathFor = async (): Promise<string> => {
        const [path = "/sign-in"] = await links.make(run, [{ request, member: person }]);
        return path;
      };
      return signIn.mailLinkTo(person, client, {
        ...{ pathFor, lasts: { days: QUESTION_LINK_DAYS } },
        page: pageOf(one),
      });
    },
  };
}
