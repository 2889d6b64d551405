import type { MailStatus } from "../../api/services/mail-status.ts";
import type { Organisation } from "../../api/services/organisations.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { MailSection } from "./mail-section.tsx";

type Props = {
  readonly frame: Frame;
  readonly organisation: Organisation;
  readonly mail: MailStatus;
  /** What was sent and not saved; null to show what is known. */
  readonly body: Body | null;
  readonly mistakes: readonly Mistake[];
  readonly done: string | null;
};

const doneWords: DoneWords = {
  saved: "Saved. Every page and every email shows it from now on.",
};

/** What everybody sees of the organisation, and what becomes of its mail. */
export const OrganisationPage = (props: Props) => {
  const { frame, organisation, mail, body, mistakes, done } = props;
  const shown = (name: "name" | "colour" | "phone" | "contact"): string =>
    body === null ? (organisation[name] ?? "") : body.text(name);
  return (
    <Page
      frame={frame}
      title="Your organisation"
      back={{ href: "/", text: "Home" }}
      mistakes={mistakes}
    >
      <DonePanel words={doneWords} done={done} />
      <h1>Your organisation</h1>
      <p class="lead">Its name and colour stand on every page, and in every email.</p>
      <form method="post" action="/organisation" novalidate>
        <TextInput
          name="name"
          label="What is it called?"
          autocomplete="organization"
          value={shown("name")}
          error={mistakeFor(mistakes, "name")}
        />
        <TextInput
          name="phone"
          label="Which number can people call?"
          hint="It stands on every page and in every email, for those who would rather talk."
          type="tel"
          optional
          value={shown("phone")}
          error={mistakeFor(mistakes, "phone")}
        />
        <TextInput
          name="contact"
          label="Who answers there?"
          hint="A first name is enough. It stands beside the number."
          optional
          value={shown("contact")}
          error={mistakeFor(mistakes, "contact")}
        />
        <TextInput
          name="colour"
          label="What is its colour?"
          hint="As # and six digits or letters, like #0d5c55. The name stands on it in white, so it must be dark."
          short
          optional
          value={shown("colour")}
          error={mistakeFor(mistakes, "colour")}
        />
        <button class="button" type="submit">
          Save
        </button>
      </form>
      <h2>Who can vouch for people</h2>
      <p>
        <a href="/who-can-vouch">Organisations whose word on people is taken here</a>
      </p>
      <MailSection frame={frame} mail={mail} />
    </Page>
  );
};
