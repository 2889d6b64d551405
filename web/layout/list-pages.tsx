import { useWords } from "../language/language.tsx";
import type { PageAddresses } from "../page-address.ts";
import { layoutWords } from "./layout-words.ts";

/** The way to the pages of a list that go before and that follow. Nothing, for a list that fits on one. */
export const ListPages = ({
  of,
  pages: { previous, next },
  words: [before, after],
}: {
  /** What the list holds, for who can't see where the links stand. */
  readonly of: string;
  readonly pages: PageAddresses;
  readonly words: readonly [previous: string, next: string];
}) =>
  previous === null && next === null ? null : (
    <nav class="row no-print" aria-label={useWords(layoutWords).pagesOf(of)}>
      {previous !== null && (
        <a class="button button-second" rel="prev" href={previous}>
          {before}
        </a>
      )}
      {next !== null && (
        <a class="button button-second" rel="next" href={next}>
          {after}
        </a>
      )}
    </nav>
  );
