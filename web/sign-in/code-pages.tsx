import { CODE_MINUTES } from "../../api/auth/sign-in-codes.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { signInThen } from "../respond.ts";

/** The one field of a code. It is pasted, typed, or filled in by the device. */
const CodeForm = ({
  to,
  mistakes,
}: {
  readonly to: string;
  readonly mistakes: readonly Mistake[];
}) => (
  <form method="post" action="/sign-in/code" novalidate>
    <input type="hidden" name="to" value={to} />
    <TextInput
      name="code"
      label="Your code"
      hint="Six numbers. Spaces between them do not matter."
      inputmode="numeric"
      autocomplete="one-time-code"
      error={mistakeFor(mistakes, "code")}
      short
    />
    <button class="button" type="submit">
      Sign in with the code
    </button>
  </form>
);

type Props = { readonly frame: Frame; readonly to: string };

export const CodePage = ({
  frame,
  to,
  mistakes,
}: Props & { readonly mistakes: readonly Mistake[] }) => (
  <Page
    frame={frame}
    mistakes={mistakes}
    title="Type your code"
    back={{ href: signInThen(to), text: "Use another address" }}
  >
    <h1>Type your code</h1>
    <p class="lead">It is in the newest email from us, or on the device that showed it to you.</p>
    <CodeForm to={to} mistakes={mistakes} />
    <p class="soft after-button">
      A code works once, for {CODE_MINUTES} minutes and a few tries. A newer one ends it. Was it too
      late? <a href={signInThen(to)}>Ask for another</a>. The link in the email works for longer.
    </p>
  </Page>
);

/** After an address was sent. It says the same whether anybody has that address or not. */
export const SentPage = ({
  frame,
  to,
  typed,
}: Props & {
  /** Whether this browser said for which address, so that a code can be typed here. */
  readonly typed: boolean;
}) => (
  <Page
    frame={frame}
    title="Look in your email"
    back={{ href: signInThen(to), text: "Use another address" }}
  >
    <h1>Look in your email</h1>
    <p class="lead">If we know your address, an email is on its way, or there already.</p>
    <h2>With the link in it</h2>
    <ol>
      <li>Open the email from Alongside.</li>
      <li>Open the link in it.</li>
      <li>Press the button on the page that opens.</li>
    </ol>
    {typed && (
      <>
        <h2>Or with the code in it</h2>
        <p>Is your email on another device? Then type the code from it here.</p>
        <CodeForm to={to} mistakes={[]} />
      </>
    )}
    <h2>Is it not there?</h2>
    <p>
      It can take a few minutes, and it may hide in your spam folder. The link works once, for
      hours. The code works for {CODE_MINUTES} minutes.
    </p>
    <p>
      If we sent you a link in the last 5 minutes, use that one. It still works, and we send no
      other so soon. If there are several, only the newest works.
    </p>
    <p>
      Do you share this email address with somebody? Then each of you gets an email, with your name
      in it. Use your own.
    </p>
  </Page>
);

/** On the page of a link: for whoever wants to go on elsewhere. */
export const OtherDevice = ({ action }: { readonly action: string }) => (
  <details>
    <summary>Go on with another device</summary>
    <div class="opened">
      <p>We show you a code of six numbers here. You type it there.</p>
      <form method="post" action={action}>
        <button class="button button-second" type="submit">
          Show me a code
        </button>
      </form>
    </div>
  </details>
);

/** A code to be typed elsewhere. */
export const ShownCodePage = ({
  frame,
  code,
  publicUrl,
  back,
}: {
  readonly frame: Frame;
  readonly code: string;
  readonly publicUrl: string;
  readonly back: string;
}) => (
  <Page frame={frame} title="Your code" back={{ href: back, text: "Go on here" }}>
    <h1>Your code</h1>
    <p class="code" role="status">
      {code}
    </p>
    <ol>
      <li>
        On the other device, open <strong>{publicUrl}/sign-in</strong>
      </li>
      <li>Write the email address that we write to you at.</li>
      <li>Press “I have a code”, and type it.</li>
    </ol>
    <p>
      It works once, for {CODE_MINUTES} minutes and a few tries. Tell it to nobody: we never ask for
      it by phone or mail.
    </p>
  </Page>
);
