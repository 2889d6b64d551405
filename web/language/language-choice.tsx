import type { Frame } from "../frame.ts";

/** Each language by its own name. */
const NAMES = { en: "English", cy: "Cymraeg" } as const;

/**
 * The other language, in the header. A page that shows what a form sent offers none: the change would lose what was written.
 * Where the reader chose Welsh and the page has none, it offers English, so that whoever chose by mistake gets back anywhere.
 */
export const LanguageChoice = ({ frame: { chosen, again } }: { readonly frame: Frame }) => {
  if (again === null) return null;
  const other = chosen === "en" ? "cy" : "en";
  return (
    <form class="language no-print" method="post" action="/language">
      <input type="hidden" name="to" value={again} />
      <button class="link-button" type="submit" name="language" value={other} lang={other}>
        {NAMES[other]}
      </button>
    </form>
  );
};

/** Said in Welsh on a page that is in English alone. */
export const EnglishOnly = ({ frame: { chosen, language } }: { readonly frame: Frame }) =>
  chosen === "cy" && language === "en" ? (
    <p class="soft" lang="cy">
      Mae’r dudalen hon ar gael yn Saesneg yn unig.
    </p>
  ) : null;
