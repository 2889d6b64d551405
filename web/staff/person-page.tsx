import type { Person } from "../../api/services/people.ts";
import type { SignInLine } from "../../api/services/sign-ins.ts";
import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { givenName } from "../words/isolate.ts";
import { organisationRoleChoices } from "./role-choices.ts";

type Props = {
  readonly frame: Frame;
  readonly person: Person;
  readonly signIns: readonly SignInLine[];
  /** What was sent and not saved; null to show what is known. */
  readonly body: Body | null;
  readonly mistakes: readonly Mistake[];
  readonly done: string | null;
};

const doneWords: DoneWords = {
  roles: "Saved. It is on record, with your name.",
  ended: "They are signed out everywhere.",
};

/** One of the staff: roles, where they are signed in, and leaving. */
export const StaffPersonPage = (props: Props) => {
  const { frame, person, signIns, body, mistakes, done } = props;
  const name = givenName(person.name, "Somebody without a name");
  const at = `/staff/${person.person}`;
  return (
    <Page
      frame={frame}
      title={`Staff: ${person.name ?? "somebody without a name"}`}
      back={{ href: "/staff", text: "Staff" }}
      mistakes={mistakes}
    >
      <DonePanel words={doneWords} done={done} />
      <h1>{name}</h1>
      <form method="post" action={`${at}/roles`} novalidate>
        <Choices
          kind="checkbox"
          name="roles"
          label="What are they here?"
          hint="Each change is on record, with your name."
          chosen={body === null ? person.roles : body.all("roles")}
          error={mistakeFor(mistakes, "roles")}
          options={organisationRoleChoices}
        />
        <button class="button" type="submit">
          Save the roles
        </button>
      </form>
      <section aria-labelledby="signed-in">
        <h2 id="signed-in">Where they are signed in</h2>
        {signIns.length === 0 ? (
          <p>Nowhere now.</p>
        ) : (
          <>
            <ul>
              {signIns.map(({ since, until }) => (
                <li>
                  Since <When at={since} frame={frame} />, until <When at={until} frame={frame} />{" "}
                  at the latest
                </li>
              ))}
            </ul>
            <p>We keep nothing of the device or the place.</p>
            <form method="post" action={`${at}/sign-out`}>
              <button class="button button-second" type="submit">
                Sign them out everywhere
              </button>
            </form>
          </>
        )}
      </section>
      <section aria-labelledby="leaving">
        <h2 id="leaving">When they leave</h2>
        <p>
          Their roles, sign-ins, passkeys and addresses go, and the tokens that they made end. Their
          name stays in what is on record.
        </p>
        <form method="post" action={`${at}/leave`} novalidate>
          <Choices
            kind="checkbox"
            name="sure"
            label="Do they leave?"
            chosen={[]}
            error={mistakeFor(mistakes, "sure")}
            options={[{ value: "yes", label: "Yes, end their account" }]}
          />
          <button class="button button-stop" type="submit">
            End their account
          </button>
        </form>
      </section>
    </Page>
  );
};
