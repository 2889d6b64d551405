import type { Child } from "hono/jsx";
import type { InEach } from "../../domain/language.ts";
import { useWords } from "../language/language.tsx";
import { LanguageChoice, EnglishOnly } from "../language/language-choice.tsx";
import type { Frame } from "../frame.ts";
import { colourSheet } from "../colour-sheet.ts";
import { givenName, isolated } from "../words/isolate.ts";
import { Mark } from "./brand.tsx";
import { ErrorSummary, type Mistake } from "./error-summary.tsx";
import { layoutWords } from "./layout-words.ts";
import { NewAddress } from "./new-address.tsx";
import { Help } from "./who-to-call.tsx";

type PageProps = {
  readonly frame: Frame;
  /** What this page is, before the product's name in the title. */
  readonly title: string;
  /** Where "Back" leads, when there is one natural place. */
  readonly back?: { readonly href: string; readonly text: string };
  readonly wide?: boolean;
  /** The form whose half-written answers may be forgotten, because they are on record now. */
  readonly draftDone?: string;
  readonly forgetDrafts?: boolean;
  /** What to mend, said first, and in the title. */
  readonly mistakes?: readonly Mistake[];
  /** Beyond the one that every page has. */
  readonly scripts?: readonly string[];
  readonly children?: Child;
};

const navigation = (frame: Frame, t: (typeof layoutWords)["en"]) => {
  const roles = frame.principal?.roles ?? [];
  const administers = roles.includes("administrator");
  const manages = roles.includes("programme-manager") || roles.includes("administrator");
  return [
    { href: "/", text: t.home },
    ...(manages ? [{ href: "/launch", text: t.startRun }] : []),
    ...(administers
      ? [
          { href: "/staff", text: t.staff },
          { href: "/organisation", text: t.organisation },
        ]
      : []),
  ];
};

const HTML_LANGUAGE: InEach<string> = { en: "en-GB", cy: "cy" };

export const Page = ({
  frame,
  title,
  back,
  wide,
  draftDone,
  forgetDrafts,
  mistakes = [],
  scripts = [],
  children,
}: PageProps) => {
  const t = useWords(layoutWords);
  return (
    <html lang={HTML_LANGUAGE[frame.language]}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="same-origin" />
        <title>{`${mistakes.length > 0 ? `${t.mistake}: ` : ""}${title} – Alongside`}</title>
        <link rel="preload" href={frame.files.font} as="font" type="font/woff2" crossorigin="" />
        <link rel="stylesheet" href={frame.files.style} />
        {frame.organisation?.colour != null && (
          <link rel="stylesheet" href={colourSheet(frame.organisation.colour)} />
        )}
        <link rel="icon" href={frame.files.icon} type="image/svg+xml" />
        {[frame.files.script, ...scripts].map((script) => (
          <script src={script} defer></script>
        ))}
      </head>
      <body
        class={wide ? "wide" : undefined}
        data-draft-done={draftDone}
        data-forget-drafts={forgetDrafts ? "yes" : undefined}
      >
        <a class="skip" href="#main">
          {t.skip}
        </a>
        <header class="top">
          {frame.organisation !== null && (
            <p class="organisation">
              <span class="organisation-name">{isolated(frame.organisation.name)}</span>
            </p>
          )}
          <div class="top-inner">
            <a class="brand" href="/">
              <Mark />
              <span>Alongside</span>
            </a>
            {frame.principal && (
              <nav aria-label={t.main}>
                <ul class="nav">
                  {navigation(frame, t).map(({ href, text }) => (
                    <li>
                      <a href={href} aria-current={frame.path === href ? "page" : undefined}>
                        {text}
                      </a>
                    </li>
                  ))}
                  <li>
                    {t.signedInAs} <strong>{givenName(frame.name, t.nameless)}</strong>
                  </li>
                  <li>
                    <form method="post" action="/sign-out">
                      <button class="link-button" type="submit">
                        {t.signOut}
                      </button>
                    </form>
                  </li>
                </ul>
              </nav>
            )}
            <LanguageChoice frame={frame} />
          </div>
        </header>
        <div class="frame">
          {back && (
            <nav aria-label={t.back}>
              <a class="back" href={back.href}>
                <span aria-hidden="true">←</span> {back.text}
              </a>
            </nav>
          )}
          <main id="main" tabindex={-1}>
            <EnglishOnly frame={frame} />
            <ErrorSummary mistakes={mistakes} />
            {frame.principal?.newAddressUntil !== undefined && (
              <NewAddress frame={frame} until={frame.principal.newAddressUntil} />
            )}
            {children}
          </main>
        </div>
        <footer class="foot">
          <div class="foot-inner">
            <Help frame={frame} />
            {frame.principal && (
              <p>
                <a href="/details">{t.details}</a>
              </p>
            )}
            <p>{t.about}</p>
          </div>
        </footer>
      </body>
    </html>
  );
};
