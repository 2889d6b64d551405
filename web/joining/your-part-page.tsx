import type { RunFold } from "../../api/services/runs/run-view.ts";
import { fromEach } from "../../domain/language.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Declaration } from "../../domain/template.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { partsToObject } from "../board/object-page.tsx";
import { partTitle, runTitle } from "../run/titles.ts";
import { supportAddress } from "../support/offers.tsx";
import { templateText } from "../words/isolate.ts";
import { memberName } from "../words/people.ts";
import { yourPartWords } from "./your-part-words.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly me: string;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

const doneWords: DoneWords = {
  joined: fromEach(yourPartWords, ({ done }) => done.joined),
  said: fromEach(yourPartWords, ({ done }) => done.said),
};

/** What is declared for one person, with a yes and a no. */
const Declaring = ({
  view,
  member,
  by,
  declaration: { key, label: english },
}: {
  readonly view: RunFold;
  readonly member: string;
  readonly by: "self" | "guardian";
  readonly declaration: Declaration;
}) => {
  const t = useWords(yourPartWords);
  const label = templateText(english);
  const said = own(own(view.state.members, member)?.declared ?? {}, key)?.[by];
  return (
    <li class="card">
      <p>
        <strong>{label}</strong>
      </p>
      <p class="soft">{said === undefined ? t.notSaid : said ? t.saidYes : t.saidNo}</p>
      <form class="row" method="post" action={`/your-part/${view.run}`}>
        <input type="hidden" name="key" value={freshKey()} />
        <input type="hidden" name="member" value={member} />
        <input type="hidden" name="by" value={by} />
        <input type="hidden" name="declares" value={key} />
        <button class="button button-second" name="holds" value="yes" type="submit">
          {t.yes}
          <span class="unseen">: {label}</span>
        </button>
        <button class="button button-second" name="holds" value="no" type="submit">
          {t.no}
          <span class="unseen">: {label}</span>
        </button>
      </form>
    </li>
  );
};

/** What somebody is in a run, and what they say for themselves, or as a guardian. */
export const YourPartPage = ({ frame, view, me, mistakes, done }: Props) => {
  const t = useWords(yourPartWords);
  const { home } = useWords(layoutWords);
  const { declarations } = view.state.template;
  const member = own(view.state.members, me);
  const consents = declarations.filter(({ guardian }) => guardian === true);
  const wards = Object.values(view.state.members).filter(
    ({ guardians, status }) => status === "active" && guardians.includes(me),
  );
  return (
    <Page mistakes={mistakes} frame={frame} title={t.title} back={{ href: "/", text: home }}>
      <DonePanel words={doneWords} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{t.heading}</h1>
      <p class="lead">{(member?.roles ?? []).map((role) => t.roles[role]).join(", ")}</p>
      <p>
        <a href={`/who-we-are/${view.run}`}>{t.whoWeAre}</a>
      </p>
      <p>
        <a href={supportAddress(view.run, me)}>{t.offers}</a>
      </p>
      <section aria-labelledby="object">
        <h2 id="object">{t.notRight}</h2>
        <ul class="plain-links">
          {partsToObject(view.state).map((part) => (
            <li>
              <a href={`/board/${view.run}/${part.id}/object`}>
                {t.disagree(partTitle(view, part))}
              </a>
            </li>
          ))}
          <li>
            <a href={`/board/${view.run}/facts`}>{t.notSo}</a>
          </li>
          <li>
            <a href={`/contribute/${view.run}`}>{t.concern}</a>
          </li>
        </ul>
      </section>
      {declarations.length > 0 && (
        <section aria-labelledby="mine">
          <h2 id="mine">{t.mine}</h2>
          <p>{t.mind}</p>
          <ul class="cards">
            {declarations.map((declaration) => (
              <Declaring view={view} member={me} by="self" declaration={declaration} />
            ))}
          </ul>
        </section>
      )}
      {wards.map(({ id }) => (
        <section aria-labelledby={`for-${id}`}>
          <h2 id={`for-${id}`}>{t.guardian(memberName(view, id))}</h2>
          <p>{t.ownWord}</p>
          <ul class="cards">
            {consents.map((declaration) => (
              <Declaring view={view} member={id} by="guardian" declaration={declaration} />
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="contact">
        <h2 id="contact">{t.contact}</h2>
        <p>
          {t.news} {member?.contactAllowed === true ? t.saidYes : t.notYes}
        </p>
        <form class="row" method="post" action={`/your-part/${view.run}/contact`}>
          <input type="hidden" name="key" value={freshKey()} />
          <button class="button button-second" name="holds" value="yes" type="submit">
            {t.mayContact}
          </button>
          <button class="button button-second" name="holds" value="no" type="submit">
            {t.mayNot}
          </button>
        </form>
      </section>
    </Page>
  );
};
