import type { Person } from "../../api/services/people.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import type { PageAddresses } from "../page-address.ts";
import { organisationRole } from "../powers/power-words.tsx";
import { givenName } from "../words/isolate.ts";
import { listWords } from "../../domain/counted-words.ts";
import { organisationRoleChoices } from "./role-choices.ts";

type Props = {
  readonly frame: Frame;
  readonly staff: readonly Person[];
  readonly pages: PageAddresses;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | null;
};

const doneWords: DoneWords = {
  invited: "They are added. An email tells them that you invited them, and to what.",
  told: "They are added. They have no email address, so somebody must tell them.",
  left: "Their account is ended. Their name stays in what is on record.",
};

/** Who works for the organisation, and inviting somebody. */
export const StaffPage = ({ frame, staff, pages, body, mistakes, done }: Props) => (
  <Page frame={frame} title="Staff" back={{ href: "/", text: "Home" }} mistakes={mistakes}>
    <DonePanel words={doneWords} done={done} />
    <h1>Staff</h1>
    <p class="lead">
      Administrators, programme managers and auditors. They see all runs. Who gave them what is on{" "}
      <a href="/who-can-act">Who can act, and as whom</a>.
    </p>
    <ul class="cards">
      {staff.map(({ person, name, email, roles }) => (
        <li class="card">
          <h2>
            <a class="card-link" href={`/staff/${person}`}>
              {givenName(name, "Somebody without a name")}
            </a>
          </h2>
          <p>{listWords(roles.map(organisationRole))}</p>
          {email === null && <p class="soft">No email address: they cannot sign in by email.</p>}
        </li>
      ))}
    </ul>
    <ListPages of="staff" pages={pages} words={["Those before", "More of them"]} />
    <section aria-labelledby="invite">
      <h2 id="invite">Invite somebody</h2>
      <p>They get an email with your name, what you invite them to, and a link to sign in.</p>
      <form method="post" action="/staff" novalidate>
        <input type="hidden" name="key" value={freshKey()} />
        <TextInput
          name="name"
          label="Their name"
          value={body.text("name")}
          error={mistakeFor(mistakes, "name")}
        />
        <TextInput
          name="email"
          label="Their email address"
          type="email"
          inputmode="email"
          value={body.text("email")}
          error={mistakeFor(mistakes, "email")}
        />
        <Choices
          kind="checkbox"
          name="roles"
          label="What will they do?"
          chosen={body.all("roles")}
          error={mistakeFor(mistakes, "roles")}
          options={organisationRoleChoices}
        />
        <button class="button" type="submit">
          Invite them
        </button>
      </form>
    </section>
  </Page>
);
