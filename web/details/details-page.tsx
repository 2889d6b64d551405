import type { ToldByChoice } from "../../api/contracts/told-by.ts";
import type { Person } from "../../api/services/people.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Select, TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { detailsWords } from "./details-words.tsx";
import { ToldByForm } from "./told-by-form.tsx";
import { zoneOptions } from "./zones.ts";
import { timeWords } from "../../domain/time-words.ts";

type Props = {
  readonly frame: Frame;
  readonly person: Person;
  /** What was sent and not saved; null to show what is known. */
  readonly body: Body | null;
  readonly mistakes: readonly Mistake[];
  readonly saved: boolean;
  readonly toldBy: ToldByChoice;
  /** Whether text messages are sent from here at all. */
  readonly textsGoOut: boolean;
};

/** What is known about the reader, and what they can change themselves. */
export const DetailsPage = ({
  frame,
  person,
  body: sent,
  mistakes,
  saved,
  toldBy,
  textsGoOut,
}: Props) => {
  const [body, told] = sent?.names.includes("quiet-from") === true ? [null, sent] : [sent, null];
  const t = useWords(detailsWords);
  const { home } = useWords(layoutWords);
  return (
    <Page frame={frame} title={t.title} back={{ href: "/", text: home }} mistakes={mistakes}>
      {saved && (
        <Panel tone="good" role="status">
          <p>{t.saved(timeWords(frame.now.toISOString(), frame))}</p>
        </Panel>
      )}
      <h1>{t.title}</h1>
      <p class="lead">{t.lead}</p>
      <form method="post" action="/details" novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <TextInput
          name="name"
          label={t.name}
          hint={t.nameHint}
          autocomplete="name"
          value={body === null ? (person.name ?? "") : body.text("name")}
          error={mistakeFor(mistakes, "name")}
        />
        <Select
          name="zone"
          label={t.where}
          hint={t.whereHint}
          value={body === null ? person.timeZone : body.text("zone")}
          error={mistakeFor(mistakes, "zone")}
          options={zoneOptions(person.timeZone, frame, t)}
        />
        <button class="button" type="submit">
          {t.save}
        </button>
      </form>
      <h2>{t.reach}</h2>
      <dl class="facts">
        <dt>{t.email}</dt>
        <dd>{person.email === null ? t.noEmail : <span dir="auto">{person.email}</span>}</dd>
        {person.phone !== null && (
          <>
            <dt>{t.phone}</dt>
            <dd>
              <span dir="auto">{person.phone}</span>
            </dd>
          </>
        )}
      </dl>
      <ToldByForm
        {...{ toldBy, textsGoOut, mistakes }}
        body={told}
        phone={person.phone}
        language={frame.language}
      />
      <p>
        <a href="/your-data">{t.data}</a>
      </p>
      <p>
        <a href="/who-can-act">{t.who}</a>
      </p>
      <p class="soft">{t.wrong}</p>
    </Page>
  );
};
