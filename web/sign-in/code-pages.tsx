import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { signInThen } from "../respond.ts";
import { signInWords } from "./sign-in-words.tsx";

/** The one field of a code. It is pasted, typed, or filled in by the device. */
const CodeForm = ({
  to,
  mistakes,
}: {
  readonly to: string;
  readonly mistakes: readonly Mistake[];
}) => {
  const t = useWords(signInWords);
  return (
    <form method="post" action="/sign-in/code" novalidate>
      <input type="hidden" name="to" value={to} />
      <TextInput
        name="code"
        label={t.yourCode}
        hint={t.codeHint}
        inputmode="numeric"
        autocomplete="one-time-code"
        error={mistakeFor(mistakes, "code")}
        short
      />
      <button class="button" type="submit">
        {t.withCode}
      </button>
    </form>
  );
};

type Props = { readonly frame: Frame; readonly to: string };

export const CodePage = ({
  frame,
  to,
  mistakes,
}: Props & { readonly mistakes: readonly Mistake[] }) => {
  const t = useWords(signInWords);
  return (
    <Page
      frame={frame}
      mistakes={mistakes}
      title={t.typeCode}
      back={{ href: signInThen(to), text: t.otherAddress }}
    >
      <h1>{t.typeCode}</h1>
      <p class="lead">{t.whereCode}</p>
      <CodeForm to={to} mistakes={mistakes} />
      <p class="soft after-button">
        {t.codeLasts} <a href={signInThen(to)}>{t.askAnother}</a>. {t.linkLonger}
      </p>
    </Page>
  );
};

/** After an address was sent. It says the same whether anybody has that address or not. */
export const SentPage = ({
  frame,
  to,
  typed,
}: Props & {
  /** Whether this browser said for which address, so that a code can be typed here. */
  readonly typed: boolean;
}) => {
  const t = useWords(signInWords);
  return (
    <Page frame={frame} title={t.lookInEmail} back={{ href: signInThen(to), text: t.otherAddress }}>
      <h1>{t.lookInEmail}</h1>
      <p class="lead">{t.onItsWay}</p>
      <h2>{t.withLink}</h2>
      <ol>
        <li>{t.openEmail}</li>
        <li>{t.openLink}</li>
        <li>{t.pressButton}</li>
      </ol>
      {typed && (
        <>
          <h2>{t.orWithCode}</h2>
          <p>{t.otherDeviceMail}</p>
          <CodeForm to={to} mistakes={[]} />
        </>
      )}
      <h2>{t.notThere}</h2>
      <p>{t.fewMinutes}</p>
      <p>{t.lastOne}</p>
      <p>{t.shareAddress}</p>
    </Page>
  );
};

/** On the page of a link: for whoever wants to go on elsewhere. */
export const OtherDevice = ({ action }: { readonly action: string }) => {
  const t = useWords(signInWords);
  return (
    <details>
      <summary>{t.otherDevice}</summary>
      <div class="opened">
        <p>{t.showHere}</p>
        <form method="post" action={action}>
          <button class="button button-second" type="submit">
            {t.showCode}
          </button>
        </form>
      </div>
    </details>
  );
};

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
}) => {
  const t = useWords(signInWords);
  return (
    <Page frame={frame} title={t.yourCode} back={{ href: back, text: t.goOnHere }}>
      <h1>{t.yourCode}</h1>
      <p class="code" role="status">
        {code}
      </p>
      <ol>
        <li>{t.onOther(<strong>{publicUrl}/sign-in</strong>)}</li>
        <li>{t.writeAddress}</li>
        <li>{t.pressHaveCode}</li>
      </ol>
      <p>{t.tellNobody}</p>
    </Page>
  );
};
