import type { JoinableRun } from "../../api/services/joining.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { useLanguage, useWords } from "../language/language.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import type { PageAddresses } from "../page-address.ts";
import { titleWords } from "../run/titles.ts";
import { listWords } from "../../domain/counted-words.ts";
import { templateText } from "../words/isolate.ts";
import { sideIn } from "../words/people.ts";
import { joinWords } from "./join-words.ts";
import { yourPartWords } from "./your-part-words.ts";

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
}) => {
  const t = useWords(joinWords);
  const { roles: roleOf } = useWords(yourPartWords);
  const sideOf = useWords(sideIn);
  const language = useLanguage();
  return (
    <Page mistakes={mistakes} frame={frame} title={t.title} back={{ href: "/", text: t.home }}>
      <h1>{t.heading}</h1>
      {runs.length === 0 ? (
        <p class="lead">{t.none}</p>
      ) : (
        <ul class="cards">
          {runs.map(({ run, title, template, summary, as }) => (
            <li class="card">
              <h2>{titleWords(title)}</h2>
              <p>
                {templateText(template)}. {templateText(summary)}
              </p>
              {as.map(({ side, roles }) => (
                <form class="row" method="post" action={`/join/${run}`}>
                  <input type="hidden" name="key" value={freshKey()} />
                  <input type="hidden" name="side" value={side} />
                  {roles.map((role) => (
                    <input type="hidden" name="roles" value={role} />
                  ))}
                  <p>
                    {t.whatYouDo(
                      listWords(
                        roles.map((role) => roleOf[role].toLowerCase()),
                        language,
                      ),
                    )}
                  </p>
                  <button class="button button-second" type="submit">
                    {t.joinAs(sideOf[side].toLowerCase())}
                    <span class="unseen">: {titleWords(title)}</span>
                  </button>
                </form>
              ))}
            </li>
          ))}
        </ul>
      )}
      <ListPages of={t.groups} pages={pages} words={[t.newer, t.older]} />
    </Page>
  );
};
