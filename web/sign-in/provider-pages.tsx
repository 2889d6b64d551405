import type { ProviderEnd } from "../../api/auth/staff-sign-in.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { Page } from "../layout/page.tsx";
import { signInThen } from "../respond.ts";
import { signInWords } from "./sign-in-words.tsx";

/** The way to one's organisation's own sign-in. It leads away from this site, so it is no form. */
export const ProviderWay = ({ to }: { readonly to: string }) => {
  const { provider: t } = useWords(signInWords);
  return (
    <>
      <h2>{t.title}</h2>
      <p>{t.text}</p>
      <p>
        <a class="button button-second" href={`/sign-in/provider?to=${encodeURIComponent(to)}`}>
          {t.signIn}
        </a>
      </p>
    </>
  );
};

type NotIn = Exclude<ProviderEnd["kind"], "signed-in">;

/** What happened, and what helps. */
const WORDS: { readonly [K in NotIn]: readonly [title: string, mend: string] } = {
  nobody: [
    "No member of staff has this address here",
    "Your work account is in order, but it opens nothing here by itself. Ask whoever looks after Alongside where you work to add you, or to check your address. Are you here as somebody with lived experience? Then use a link by email.",
  ],
  several: [
    "More than one person has this address here",
    "So we can't tell who you are. Use a link by email: each person gets their own.",
  ],
  unverified: [
    "Your work account has no checked email address",
    "We only take an address that your organisation has checked. Tell your IT team, or use a link by email.",
  ],
  declined: ["You were not signed in", "Your work account's page said no, or you went back."],
  rejected: [
    "That sign-in can't be used",
    "It was begun in another window or browser, or too long ago. Nothing is wrong with your account. Begin again from here.",
  ],
  "invalid-link": [
    "That sign-in can't be used",
    "You signed in somewhere else at the same moment. Begin again from here.",
  ],
  away: [
    "Your work account's page does not answer",
    "Try again in some minutes, or use a link by email now.",
  ],
};

export const NotSignedInPage = ({
  frame,
  kind,
  to,
}: {
  readonly frame: Frame;
  readonly kind: NotIn;
  readonly to: string;
}) => {
  const [title, mend] = WORDS[kind];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="lead">{mend}</p>
      <p>
        <a class="button" href={signInThen(to)}>
          Choose how to sign in
        </a>
      </p>
    </Page>
  );
};
