import type { ToldChange } from "../../api/auth/not-me-links.ts";
import type { Frame } from "../frame.ts";
import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { Page } from "../layout/page.tsx";
import { When } from "../layout/when.tsx";
import { givenName, isolated } from "../words/isolate.ts";
import { notMeWords } from "./not-me-words.tsx";

type Props = { readonly frame: Frame; readonly token: string; readonly change: ToldChange };

const toSignIn = (text: string) => <a href="/sign-in">{text}</a>;

/** What the link in a mail about a change opens: what was changed, and one button. */
export const NotMePage = ({ frame, token, change }: Props) => {
  const t = useWords(notMeWords);
  const { nameless } = useWords(layoutWords);
  return (
    <Page frame={frame} title={t.title}>
      <p class="eyebrow">{isolated(change.organisationName)}</p>
      <h1>{t.title}</h1>
      <p class="lead">
        {t.changed(
          <When at={change.at.toISOString()} frame={frame} />,
          t.what[change.what],
          <strong>{givenName(change.name, nameless)}</strong>,
        )}
      </p>
      <p>{t.wasYou}</p>
      <p>
        {t.wasNot} {t.follows[change.what]}
      </p>
      <form method="post" action={`/not-me/${encodeURIComponent(token)}`}>
        <button class="button" type="submit">
          {t.button}
        </button>
      </form>
    </Page>
  );
};

export const NotMeSaidPage = ({
  frame,
  isUndone,
}: {
  readonly frame: Frame;
  readonly isUndone: boolean;
}) => {
  const t = useWords(notMeWords);
  return (
    <Page frame={frame} title={t.thanks}>
      <h1>{t.thanks}</h1>
      <p class="lead">{isUndone ? t.undone : t.kept}</p>
      <p>{t.administrators}</p>
      <p>{t.look(toSignIn)}</p>
    </Page>
  );
};

export const NotMeEndedPage = ({ frame }: { readonly frame: Frame }) => {
  const t = useWords(notMeWords);
  return (
    <Page frame={frame} title={t.ended}>
      <h1>{t.ended}</h1>
      <p class="lead">{t.why}</p>
      <p>{t.instead(toSignIn)}</p>
    </Page>
  );
};
