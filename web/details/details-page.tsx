import type { ToldBy } from "../../api/contracts/told-by.ts";
import type { Person } from "../../api/services/people.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Choices } from "../layout/choices.tsx";
import { Select, TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
import { useWords } from "../language/language.tsx";
import { layoutWords } from "../layout/layout-words.ts";
import { detailsWords } from "./details-words.tsx";
import { zoneOptions } from "./zones.ts";
import { timeWords } from "../../domain/time-words.ts";

type Props = {
  readonly frame: Frame;
  readonly person: Person;
  /** What was sent and not saved; null to show what is known. */
  readonly body: Body | null;
  readonly mistakes: readonly Mistake[];
  readonly saved: boolean;
  readonly toldBy: ToldBy;
  /** Whether text messages are sent from here at all. */
  readonly textsGoOut: boolean;
};

/** Email or text message. The text says that there is something, and nothing of what. */
const ToldByForm = ({
  person,
  toldBy,
  body,
  mistakes,
}: Pick<Props, "person" | "toldBy" | "body" | "mistakes">) => {
  const t = useWords(detailsWords).told;
  return (
    <form method="post" action="/details/told-by" novalidate>
      <Choices
        kind="radio"
        name="by"
        label={t.how}
        error={mistakeFor(mistakes, "by")}
        chosen={[body === null ? toldBy : body.text("by")]}
        options={[
          { value: "email", label: t.email },
          {
            value: "sms",
            label: t.text,
            hint: t.textHint,
          },
        ]}
      />
      <TextInput
        name="phone"
        label={t.number}
        type="tel"
        autocomplete="tel"
        optional
        value={body === null ? (person.phone ?? "") : body.text("phone")}
        error={mistakeFor(mistakes, "phone")}
        short
      />
      <button class="button button-second" type="submit">
        {t.save}
      </button>
    </form>
  );
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
  const [body, told] = sent?.names.includes("by") === true ? [null, sent] : [sent, null];
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
      {textsGoOut && <ToldByForm {...{ person, toldBy, mistakes }} body={told} />}
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
