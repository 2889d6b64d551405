import type { LinkOwner } from "../../api/auth/signing-in.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { signInThen } from "../respond.ts";
import { OtherDevice } from "./code-pages.tsx";
import { ProviderWay } from "./provider-pages.tsx";
import { givenName } from "../words/isolate.ts";

type Props = { readonly frame: Frame };

const Name = ({ name }: { readonly name: string | null }) => (
  <>{givenName(name, "somebody without a name")}</>
);

/** For a device that people share. */
const SignedInNow = ({ frame }: Props) => (
  <Panel tone="wait" title="Somebody is signed in here already">
    <p>
      This device is signed in as{" "}
      <strong>
        <Name name={frame.name} />
      </strong>
      . Is that you? Then <a href="/">go to your home page</a>. If not, go on here: signing in as
      yourself signs them out.
    </p>
  </Panel>
);

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
}) => (
  <Page mistakes={mistakes} frame={frame} title="Sign in" forgetDrafts={signedOut ?? false}>
    {signedOut && (
      <Panel tone="good" role="status">
        <p>You are signed out. Words you had not sent are gone from this device.</p>
      </Panel>
    )}
    <h1>Sign in</h1>
    <p class="lead">You do not need a password. We send a link and a code to your email.</p>
    {frame.principal !== null && <SignedInNow frame={frame} />}
    <form method="post" action="/sign-in" novalidate>
      <input type="hidden" name="to" value={to} />
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
      <div class="row">
        <button class="button" type="submit">
          Send me a link
        </button>
        <button class="button button-second" type="submit" name="have" value="code">
          I have a code
        </button>
      </div>
    </form>
    {provider && <ProviderWay to={to} />}
    <p class="soft after-button">
      No email, or it is hard to use? Ask the person who invited you. They can give you a link
      another way, or write down your answer for you.
    </p>
  </Page>
);

export const LinkPage = ({
  frame,
  token,
  to,
  owner,
}: Props & { readonly token: string; readonly to: string; readonly owner: LinkOwner }) => (
  <Page frame={frame} title="Sign in">
    <h1>You are nearly in</h1>
    <p class="lead">
      This link is for{" "}
      <strong>
        <Name name={owner.name} />
      </strong>
      . Press the button to sign in on this device.
    </p>
    {frame.principal !== null && frame.principal.id !== owner.person && (
      <Panel tone="wait" title="Somebody else is signed in here">
        <p>
          This device is signed in as{" "}
          <strong>
            <Name name={frame.name} />
          </strong>
          . The button signs them out.
        </p>
      </Panel>
    )}
    <form method="post" action={`/sign-in/${encodeURIComponent(token)}`}>
      <input type="hidden" name="to" value={to} />
      <button class="button" type="submit">
        Sign in
      </button>
    </form>
    <OtherDevice action={`/sign-in/${encodeURIComponent(token)}/code`} />
    <p class="soft after-button">
      Are you somebody else? Do not press it. Ask for a link of your own. Is this a shared phone or
      computer? Sign out when you are done. The button is at the top of every page.
    </p>
  </Page>
);

export const SpentLinkPage = ({
  frame,
  to,
  setUp,
}: Props & { readonly to: string; readonly setUp: boolean }) => (
  <Page frame={frame} title="This link does not work any more">
    <h1>This link does not work any more</h1>
    <p class="lead">
      Each link works once, and only for some hours. A newer link ends the older ones. That keeps
      you safe.
    </p>
    {setUp ? (
      <p>Ask the person who runs the server to start it again. It shows a new link.</p>
    ) : (
      <p>
        <a class="button" href={signInThen(to)}>
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
