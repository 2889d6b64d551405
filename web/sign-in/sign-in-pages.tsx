import type { LinkOwner } from "../../api/auth/signing-in.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { signInThen } from "../respond.ts";
import { OtherDevice } from "./code-pages.tsx";
import { ProviderWay } from "./provider-pages.tsx";
import { givenName } from "../words/isolate.ts";
import { layoutWords } from "../layout/layout-words.ts";
import { problemWords } from "../errors/problem-words.ts";
import { signInWords } from "./sign-in-words.tsx";

type Props = { readonly frame: Frame };

const Name = ({ name }: { readonly name: string | null }) => (
  <strong>{givenName(name, useWords(layoutWords).nameless)}</strong>
);

/** For a device that people share. */
const SignedInNow = ({ frame }: Props) => {
  const t = useWords(signInWords);
  return (
    <Panel tone="wait" title={t.alreadyIn}>
      <p>
        {t.isThatYou(<Name name={frame.name} />, (text) => (
          <a href="/">{text}</a>
        ))}
      </p>
    </Panel>
  );
};

export const SignInPage = ({
  frame,
  email,
  to,
  mistakes,
  provider,
  signedOut,
}: Props & {
  readonly email: string;
  /** The page to go on to. */
  readonly to: string;
  readonly mistakes: readonly Mistake[];
  /** Whether staff may sign in by their organisation's own account. */
  readonly provider: boolean;
  readonly signedOut?: boolean;
}) => {
  const t = useWords(signInWords);
  return (
    <Page mistakes={mistakes} frame={frame} title={t.signIn} forgetDrafts={signedOut ?? false}>
      {signedOut && (
        <Panel tone="good" role="status">
          <p>{t.signedOut}</p>
        </Panel>
      )}
      <h1>{t.signIn}</h1>
      <p class="lead">{t.noPassword}</p>
      {frame.principal !== null && <SignedInNow frame={frame} />}
      <form method="post" action="/sign-in" novalidate>
        <input type="hidden" name="to" value={to} />
        <TextInput
          name="email"
          label={t.email}
          hint={t.emailHint}
          type="email"
          inputmode="email"
          autocomplete="email"
          value={email}
          error={mistakeFor(mistakes, "email")}
        />
        <div class="row">
          <button class="button" type="submit">
            {t.sendLink}
          </button>
          <button class="button button-second" type="submit" name="have" value="code">
            {t.haveCode}
          </button>
        </div>
      </form>
      {provider && <ProviderWay to={to} />}
      <p class="soft after-button">{t.noEmail}</p>
    </Page>
  );
};

export const LinkPage = ({
  frame,
  token,
  to,
  owner,
}: Props & { readonly token: string; readonly to: string; readonly owner: LinkOwner }) => {
  const t = useWords(signInWords);
  return (
    <Page frame={frame} title={t.signIn}>
      <h1>{t.nearlyIn}</h1>
      <p class="lead">{t.linkIsFor(<Name name={owner.name} />)}</p>
      {frame.principal !== null && frame.principal.id !== owner.person && (
        <Panel tone="wait" title={t.otherIn}>
          <p>{t.signsThemOut(<Name name={frame.name} />)}</p>
        </Panel>
      )}
      <form method="post" action={`/sign-in/${encodeURIComponent(token)}`}>
        <input type="hidden" name="to" value={to} />
        <button class="button" type="submit">
          {t.signIn}
        </button>
      </form>
      <OtherDevice action={`/sign-in/${encodeURIComponent(token)}/code`} />
      <p class="soft after-button">{t.notYou}</p>
    </Page>
  );
};

export const SpentLinkPage = ({
  frame,
  to,
  setUp,
}: Props & { readonly to: string; readonly setUp: boolean }) => {
  const t = useWords(signInWords);
  return (
    <Page frame={frame} title={t.linkEnded}>
      <h1>{t.linkEnded}</h1>
      <p class="lead">{t.worksOnce}</p>
      {setUp ? (
        <p>{t.setUpAgain}</p>
      ) : (
        <p>
          <a class="button" href={signInThen(to)}>
            {t.newLink}
          </a>
        </p>
      )}
    </Page>
  );
};

export const TooManyPage = ({ frame, minutes }: Props & { readonly minutes: number }) => {
  const t = useWords(problemWords);
  return (
    <Page frame={frame} title={t.wait}>
      <h1>{t.wait}</h1>
      <p class="lead">{t.manyTries}</p>
      <p>{t.tryAgain(minutes)}</p>
    </Page>
  );
};
