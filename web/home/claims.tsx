import type { OpenClaim } from "../../api/services/claims.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import { ListPages } from "../layout/list-pages.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { titleWords } from "../run/titles.ts";
import { claimWords } from "../words/claims.ts";
import { givenName } from "../words/isolate.ts";

type Props = {
  readonly frame: Frame;
  readonly claims: readonly OpenClaim[];
  readonly pages: PageAddresses;
};

/** What others wrote down about the reader: only the reader can say that it happened. */
export const Claims = ({ frame, claims, pages }: Props) =>
  claims.length === 0 ? null : (
    <section aria-labelledby="claims">
      <h2 id="claims">Did this happen?</h2>
      <p>
        Somebody wrote this down about you. It counts only once you say that it is so. You do not
        have to answer.
      </p>
      <p class="soft">
        What was written down while people are still answering a decision comes here only when that
        is decided. The list would give away how they answer otherwise.
      </p>
      <ul class="cards">
        {claims.map(({ run, runTitle, claim, kind, by, at }) => (
          <li class="card">
            <p>
              <strong>
                {givenName(by, "Somebody")} says that {claimWords[kind].says}.
              </strong>
            </p>
            <p class="soft">
              {titleWords(runTitle)}, <When at={at} frame={frame} />.{" "}
              <a href={`/decisions/${run}/${claim}`}>See what it says</a>
            </p>
            <form class="row" method="post" action={`/did-it-happen/${run}/${claim}`}>
              <input type="hidden" name="key" value={freshKey()} />
              <button class="button button-second" name="agrees" value="yes" type="submit">
                {claimWords[kind].yes}
              </button>
              <button class="button button-second" name="agrees" value="no" type="submit">
                {claimWords[kind].no}
              </button>
            </form>
          </li>
        ))}
      </ul>
      <ListPages of="what was said about you" pages={pages} words={["Newer ones", "Older ones"]} />
    </section>
  );
