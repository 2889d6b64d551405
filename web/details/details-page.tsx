import type { ToldBy } from "../../api/contracts/told-by.ts";
import type { Person } from "../../api/services/people.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Choices } from "../layout/choices.tsx";
import { Select, TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { Panel } from "../layout/panel.tsx";
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

/** `Europe/Isle_of_Man` as people say it. */
const zoneLabel = (zone: string): string => zone.replaceAll("_", " ").replaceAll("/", ": ");

/** Every zone to choose from; an older name of one, too, if it is the person's. */
const zonesWith = (own: string): readonly string[] =>
  [...new Set([...Intl.supportedValuesOf("timeZone"), own])].toSorted();

/** Email or text message. The text says that there is something, and nothing of what. */
const ToldByForm = ({
  person,
  toldBy,
  body,
  mistakes,
}: Pick<Props, "person" | "toldBy" | "body" | "mistakes">) => (
  <form method="post" action="/details/told-by" novalidate>
    <Choices
      kind="radio"
      name="by"
      label="How shall we tell you that something waits for you?"
      error={mistakeFor(mistakes, "by")}
      chosen={[body === null ? toldBy : body.text("by")]}
      options={[
        { value: "email", label: "By email" },
        {
          value: "sms",
          label: "By text message",
          hint: "It says that there is something new, and nothing about what. Its link is for you alone.",
        },
      ]}
    />
    <TextInput
      name="phone"
      label="Your mobile number"
      type="tel"
      autocomplete="tel"
      optional
      value={body === null ? (person.phone ?? "") : body.text("phone")}
      error={mistakeFor(mistakes, "phone")}
      short
    />
    <button class="button button-second" type="submit">
      Save how we tell you
    </button>
  </form>
);

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
  return (
    <Page frame={frame} title="Your details" back={{ href: "/", text: "Home" }} mistakes={mistakes}>
      {saved && (
        <Panel tone="good" role="status">
          <p>Saved. The time for you is {timeWords(frame.now.toISOString(), frame)}.</p>
        </Panel>
      )}
      <h1>Your details</h1>
      <p class="lead">Your name is never written into the record itself. It can be erased.</p>
      <form method="post" action="/details" novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <TextInput
          name="name"
          label="Your name"
          hint="As others in your groups see it."
          autocomplete="name"
          value={body === null ? (person.name ?? "") : body.text("name")}
          error={mistakeFor(mistakes, "name")}
        />
        <Select
          name="zone"
          label="Where you are"
          hint="So that we show you the right time."
          value={body === null ? person.timeZone : body.text("zone")}
          error={mistakeFor(mistakes, "zone")}
          options={zonesWith(person.timeZone).map((zone) => ({
            value: zone,
            label: zoneLabel(zone),
          }))}
        />
        <button class="button" type="submit">
          Save
        </button>
      </form>
      <h2>How we reach you</h2>
      <dl class="facts">
        <dt>Email</dt>
        <dd>{person.email ?? "We have no address. Somebody tells you in person."}</dd>
        {person.phone !== null && (
          <>
            <dt>Phone</dt>
            <dd>{person.phone}</dd>
          </>
        )}
      </dl>
      {textsGoOut && <ToldByForm {...{ person, toldBy, mistakes }} body={told} />}
      <p>
        <a href="/your-data">Your data and passkeys</a>
      </p>
      <p>
        <a href="/who-can-act">Who can act, and as whom</a>
      </p>
      <p class="soft">Is this wrong? Ask the person who invited you to change it.</p>
    </Page>
  );
};
