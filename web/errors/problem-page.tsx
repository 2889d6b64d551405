import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { Page } from "../layout/page.tsx";
import { localPath, signInThen } from "../respond.ts";
import { givenName } from "../words/isolate.ts";
import { problemWords } from "./problem-words.ts";

export type ProblemKind =
  | "not-found"
  | "not-allowed"
  | "malformed"
  | "unavailable"
  | "damaged"
  | "broken"
  | "too-large"
  | "wrong-address";

export const statusOf = {
  "not-found": 404,
  "not-allowed": 403,
  malformed: 400,
  unavailable: 503,
  damaged: 500,
  broken: 500,
  "too-large": 422,
  "wrong-address": 403,
} as const satisfies Record<ProblemKind, number>;

export const ProblemPage = ({
  frame,
  kind,
  address,
}: {
  readonly frame: Frame;
  readonly kind: ProblemKind;
  /** Where to go instead of this site's home page. */
  readonly address?: string | undefined;
}) => {
  const t = useWords(problemWords);
  const { nameless } = useWords(layoutWords);
  const { title, text, next } = t.kinds[kind];
  return (
    <Page frame={frame} title={title}>
      <h1>{title}</h1>
      <p class="lead">{text}</p>
      <p>{next}</p>
      {frame.principal !== null && (kind === "not-found" || kind === "not-allowed") && (
        <p>
          {t.signedInAs} <strong>{givenName(frame.name, nameless)}</strong>. {t.somebodyElse}{" "}
          <a href={signInThen(localPath(frame.path))}>{t.signInAsYourself}</a>.
        </p>
      )}
      <p>
        {kind === "wrong-address" && address !== undefined ? (
          <a class="button button-second" href={address}>
            {t.goTo(address)}
          </a>
        ) : (
          <a class="button button-second" href="/">
            {t.goHome}
          </a>
        )}
      </p>
    </Page>
  );
};
