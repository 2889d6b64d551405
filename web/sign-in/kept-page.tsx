import { isUuid } from "../../domain/written/uuid.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";

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
  const words = values.filter(isWords);
  const title =
    frame.principal === null
      ? "Nothing was sent: you are signed out"
      : "Nothing was sent: somebody else is signed in now";
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      {frame.principal === null ? (
        <p class="lead">What you wrote is still here. Sign in, then send it from this page.</p>
      ) : (
        <p class="lead">
          This was written on a page that was opened for another person. This device is signed in as{" "}
          <strong>
            {frame.name === null ? "somebody without a name" : <bdi dir="auto">{frame.name}</bdi>}
          </strong>{" "}
          now. Nobody can answer as somebody else, so nothing was recorded.
        </p>
      )}
      <h2>How to send it</h2>
      <ol>
        <li>
          <a href="/sign-in" target="_blank" rel="noopener">
            Sign in as the person who wrote it
          </a>{" "}
          (this opens a new page). Leave this page open.
        </li>
        <li>Come back to this page, and press “Send it now”.</li>
      </ol>
      <form method="post" action={action} data-kept="yes">
        {values.map(({ name, value }) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <button class="button" type="submit">
          Send it now
        </button>
      </form>
      {words.length > 0 && (
        <>
          <h2>What was written</h2>
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
        <Panel title="Did you write it yourself, for yourself?">
          <p>
            Then copy your words, <a href="/">go to your home page</a> and open the page again from
            there.
          </p>
        </Panel>
      )}
    </Page>
  );
};
