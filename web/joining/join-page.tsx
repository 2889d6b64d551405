import type { JoinableRun } from "../../api/services/joining.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import type { PageAddresses } from "../page-address.ts";
import { titleWords } from "../run/titles.ts";
import { listWords } from "../../domain/counted-words.ts";
import { roleWords, sideWords } from "../words/people.ts";

/** Runs that anybody of the organisation may join: each way of joining is a button. */
export const JoinPage = ({
  frame,
  runs,
  pages,
  mistakes,
}: {
  readonly frame: Frame;
  readonly runs: readonly JoinableRun[];
  readonly pages: PageAddresses;
  readonly mistakes: readonly Mistake[];
}) => (
  <Page mistakes={mistakes} frame={frame} title="Join a group" back={{ href: "/", text: "Home" }}>
    <h1>Groups that you can join</h1>
    {runs.length === 0 ? (
      <p class="lead">There is no open group now that you are not in.</p>
    ) : (
      <ul class="cards">
        {runs.map(({ run, title, template, summary, as }) => (
          <li class="card">
            <h2>{titleWords(title)}</h2>
            <p>
              {template}. {summary}
            </p>
            {as.map(({ side, roles }) => (
              <form class="row" method="post" action={`/join/${run}`}>
                <input type="hidden" name="key" value={freshKey()} />
                <input type="hidden" name="side" value={side} />
                {roles.map((role) => (
                  <input type="hidden" name="roles" value={role} />
                ))}
                <p>
                  What you do there: {listWords(roles.map((role) => roleWords[role].toLowerCase()))}
                  .
                </p>
                <button class="button button-second" type="submit">
                  Join as: {sideWords[side].toLowerCase()}
                </button>
              </form>
            ))}
          </li>
        ))}
      </ul>
    )}
    <ListPages of="groups" pages={pages} words={["Newer groups", "Older groups"]} />
  </Page>
);
