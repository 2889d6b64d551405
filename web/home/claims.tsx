import type { OpenClaim } from "../../api/services/claims.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { ListPages } from "../layout/list-pages.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { titleWords } from "../run/titles.ts";
import { claimsWords } from "../words/claims.ts";
import { homeWords } from "./home-words.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { useWords } from "../language/language.tsx";
import { givenName } from "../words/isolate.ts";

type Props = {
  readonly frame: Frame;
  readonly claims: readonly OpenClaim[];
  readonly pages: PageAddresses;
};

/** What others wrote down about the reader: only the reader can say that it happened. */
export const Claims = ({ frame, claims, pages }: Props) => {
  const { claims: t, somebody } = useWords(homeWords);
  const { newer, older } = useWords(layoutWords);
  const words = useWords(claimsWords);
  return claims.length === 0 ? null : (
    <section aria-labelledby="claims">
      <h2 id="claims">{t.title}</h2>
      <p>{t.wrote}</p>
      <p class="soft">{t.later}</p>
      <ul class="cards">
        {claims.map(({ run, runTitle, claim, kind, by, at }) => (
          <li class="card">
            <p>
              <strong>{t.says(givenName(by, somebody), words[kind].says)}</strong>
            </p>
            <p class="soft">
              {titleWords(runTitle)}, <When at={at} frame={frame} />.{" "}
              <a href={`/decisions/${run}/${claim}`}>{t.see}</a>
            </p>
            <form class="row" method="post" action={`/did-it-happen/${run}/${claim}`}>
              <input type="hidden" name="key" value={freshKey()} />
              <button class="button button-second" name="agrees" value="yes" type="submit">
                {words[kind].yes}
              </button>
              <button class="button button-second" name="agrees" value="no" type="submit">
                {words[kind].no}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <ListPages of={t.list} pages={pages} words={[newer, older]} />
    </section>
  );
};
