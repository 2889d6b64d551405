import { isUuid } from "../../domain/written/uuid.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { givenName } from "../words/isolate.ts";
import { signInWords } from "./sign-in-words.tsx";

type Value = { readonly name: string; readonly value: string };

type Props = {
  readonly frame: Frame;
  readonly action: string;
  readonly values: readonly Value[];
};

const MACHINERY = ["passkey", "digest", "version", "commitment"];

/** What a person wrote or chose, without what the form holds for itself. */
const isWords = ({ name, value }: Value): boolean =>
  value.trim() !== "" && !MACHINERY.includes(name) && !isUuid(value);

/** For a form that came under another session than the one it was shown in: nothing was recorded, nothing is lost. */
export const KeptPage = ({ frame, action, values }: Props) => {
  const t = useWords(signInWords).kept;
  const { nameless } = useWords(layoutWords);
  const words = values.filter(isWords);
  const title = frame.principal === null ? t.signedOut : t.other;
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="lead">
        {frame.principal === null
          ? t.still
          : t.forAnother(<strong>{givenName(frame.name, nameless)}</strong>)}
      </p>
      <h2>{t.howTo}</h2>
      <ol>
        <li>
          <a href="/sign-in" target="_blank" rel="noopener">
            {t.asWriter}
          </a>{" "}
          {t.newPage}
        </li>
        <li>{t.comeBack}</li>
      </ol>
      <form method="post" action={action} data-kept="yes">
        {values.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button" type="submit">
          {t.send}
        </button>
      </form>
      {words.length > 0 && (
        <>
          <h2>{t.written}</h2>
          {words.map(({ value }) => (
            <blockquote class="quote">
              <p class="words" dir="auto">
                {value}
              </p>
            </blockquote>
          ))}
        </>
      )}
      {frame.principal !== null && (
        <Panel title={t.yourself}>
          <p>
            {t.copy((text) => (
              <a href="/">{text}</a>
            ))}
          </p>
        </Panel>
      )}
    </Page>
  );
};
