import type { RunFold } from "../../api/services/runs/run-view.ts";
import { own } from "../../domain/rules/lookup.ts";
import type { Declaration } from "../../domain/template.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { partsToObject } from "../board/object-page.tsx";
import { partTitle, runTitle } from "../run/titles.ts";
import { supportAddress } from "../support/offers.tsx";
import { memberName, roleWords } from "../words/people.ts";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly me: string;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

const doneWords: DoneWords = {
  joined: "You are in the group now.",
  said: "It is on record.",
};

/** What is declared for one person, with a yes and a no. */
const Declaring = ({
  view,
  member,
  by,
  declaration: { key, label },
}: {
  readonly view: RunFold;
  readonly member: string;
  readonly by: "self" | "guardian";
  readonly declaration: Declaration;
}) => {
  const said = own(own(view.state.members, member)?.declared ?? {}, key)?.[by];
  return (
    <li class="card">
      <p>
        <strong>{label}</strong>
      </p>
      <p class="soft">
        {said === undefined ? "You have not said yet." : said ? "You said yes." : "You said no."}
      </p>
      <form class="row" method="post" action={`/your-part/${view.run}`}>
        <input type="hidden" name="key" value={freshKey()} />
        <input type="hidden" name="member" value={member} />
        <input type="hidden" name="by" value={by} />
        <input type="hidden" name="declares" value={key} />
        <button class="button button-second" name="holds" value="yes" type="submit">
          Yes<span class="unseen">: {label}</span>
        </button>
        <button class="button button-second" name="holds" value="no" type="submit">
          No<span class="unseen">: {label}</span>
        </button>
      </form>
    </li>
  );
};

/** What somebody is in a run, and what they say for themselves, or as a guardian. */
export const YourPartPage = ({ frame, view, me, mistakes, done }: Props) => {
  const { declarations } = view.state.template;
  const member = own(view.state.members, me);
  const consents = declarations.filter(({ guardian }) => guardian === true);
  const wards = Object.values(view.state.members).filter(
    ({ guardians, status }) => status === "active" && guardians.includes(me),
  );
  return (
    <Page mistakes={mistakes} frame={frame} title="Your part" back={{ href: "/", text: "Home" }}>
      <DonePanel words={doneWords} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>Your part in this group</h1>
      <p class="lead">{(member?.roles ?? []).map((role) => roleWords[role]).join(", ")}</p>
      <p>
        <a href={`/who-we-are/${view.run}`}>Who has lived experience here, and how it is known</a>
      </p>
      <p>
        <a href={supportAddress(view.run, me)}>What you were offered, and what you learned</a>
      </p>
      <section aria-labelledby="object">
        <h2 id="object">Something is not right?</h2>
        <ul class="plain-links">
          {partsToObject(view.state).map((part) => (
            <li>
              <a href={`/board/${view.run}/${part.id}/object`}>
                I do not agree with “{partTitle(view, part)}”
              </a>
            </li>
          ))}
          <li>
            <a href={`/board/${view.run}/facts`}>Something that is on record did not happen so</a>
          </li>
          <li>
            <a href={`/contribute/${view.run}`}>I have a concern, or an idea</a>
          </li>
        </ul>
      </section>
      {declarations.length > 0 && (
        <section aria-labelledby="mine">
          <h2 id="mine">What you say for yourself</h2>
          <p>You can change your mind at any time.</p>
          <ul class="cards">
            {declarations.map((declaration) => (
              <Declaring view={view} member={me} by="self" declaration={declaration} />
            ))}
          </ul>
        </section>
      )}
      {wards.map(({ id }) => (
        <section aria-labelledby={`for-${id}`}>
          <h2 id={`for-${id}`}>What you say as guardian of {memberName(view, id)}</h2>
          <p>If they say no themselves, their own word counts.</p>
          <ul class="cards">
            {consents.map((declaration) => (
              <Declaring view={view} member={id} by="guardian" declaration={declaration} />
            ))}
          </ul>
        </section>
      ))}
      <section aria-labelledby="contact">
        <h2 id="contact">May we contact you again?</h2>
        <p>
          When this is over, the group may have news for you.{" "}
          {member?.contactAllowed === true ? "You said yes." : "You have not said yes."}
        </p>
        <form class="row" method="post" action={`/your-part/${view.run}/contact`}>
          <input type="hidden" name="key" value={freshKey()} />
          <button class="button button-second" name="holds" value="yes" type="submit">
            Yes, you may
          </button>
          <button class="button button-second" name="holds" value="no" type="submit">
            No, please do not
          </button>
        </form>
      </section>
    </Page>
  );
};
