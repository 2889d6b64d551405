import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";

type Props = { readonly frame: Frame };

export const SignInPage = ({
  frame,
  email,
  mistakes,
  signedOut,
}: Props & {
  readonly email: string;
  readonly mistakes: readonly Mistake[];
  readonly signedOut?: boolean;
}) => (
  <Page mistakes={mistakes} frame={frame} title="Sign in" forgetDrafts={signedOut ?? false}>
    {signedOut && (
      <Panel tone="good" role="status">
        <p>You are signed out. Words you had not sent are gone from this device.</p>
      </Panel>
    )}
    <h1>Sign in</h1>
    <p class="lead">You do not need a password. We send a link to your email.</p>
    <form method="post" action="/sign-in" novalidate>
      <TextInput
        name="email"
        label="Your email address"
        hint="Use the one that your group knows you by."
        type="email"
        inputmode="email"
        autocomplete="email"
        value={email}
        error={mistakeFor(mistakes, "email")}
      />
      <button class="button" type="submit">
        Send me a link
      </button>
    </form>
    <p class="soft after-button">
      No email, or it is hard to use? Ask the person who invited you. They can give you a link
      another way, or write down your answer for you.
    </p>
  </Page>
);

export const SentPage = ({ frame }: Props) => (
  <Page
    frame={frame}
    title="Look in your email"
    back={{ href: "/sign-in", text: "Use another address" }}
  >
    <h1>Look in your email</h1>
    <p class="lead">If we know your address, a link is on its way.</p>
    <ol>
      <li>Open the email from Alongside.</li>
      <li>Open the link in it.</li>
      <li>Press the button on the page that opens.</li>
    </ol>
    <p>
      The link works once, for 8 hours. It can take a few minutes, and it may hide in your spam
      folder.
    </p>
  </Page>
);

export const LinkPage = ({ frame, token }: Props & { readonly token: string }) => (
  <Page frame={frame} title="Sign in">
    <h1>You are nearly in</h1>
    <p class="lead">Press the button to sign in on this device.</p>
    <form method="post" action={`/sign-in/${encodeURIComponent(token)}`}>
      <button class="button" type="submit">
        Sign in
      </button>
    </form>
    <p class="soft after-button">
      Is this a shared phone or computer? Sign out when you are done. The button is at the top of
      every page.
    </p>
  </Page>
);

export const SpentLinkPage = ({ frame, setUp }: Props & { readonly setUp: boolean }) => (
  <Page frame={frame} title="This link does not work any more">
    <h1>This link does not work any more</h1>
    <p class="lead">Each link works once, and only for some hours. That keeps you safe.</p>
    {setUp ? (
      <p>Ask the person who runs the server to start it again. It shows a new link.</p>
    ) : (
      <p>
        <a class="button" href="/sign-in">
          Send me a new link
        </a>
      </p>
    )}
  </Page>
);

export const TooManyPage = ({ frame, minutes }: Props & { readonly minutes: number }) => (
  <Page frame={frame} title="Please wait a little">
    <h1>Please wait a little</h1>
    <p class="lead">There were many tries from here in a short time.</p>
    <p>
      Try again in {minutes === 1 ? "a minute" : `${minutes} minutes`}. Nothing is wrong with your
      account.
    </p>
  </Page>
);
