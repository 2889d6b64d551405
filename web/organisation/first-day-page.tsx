import type { Organisation } from "../../api/services/organisations.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { Tag } from "../layout/panel.tsx";
import { isolated } from "../words/isolate.ts";

type Props = {
  readonly frame: Frame;
  readonly organisation: Organisation;
  /** What is done already. */
  readonly done: { readonly mail: boolean; readonly staff: boolean; readonly passkey: boolean };
};

const Step = (props: {
  readonly done: boolean;
  readonly href: string;
  readonly title: string;
  readonly words: string;
}) => (
  <li class="card">
    <h2>
      <a class="card-link" href={props.href}>
        {props.title}
      </a>
    </h2>
    <p>
      {props.done ? <Tag tone="good">Done</Tag> : <Tag tone="plain">Not yet</Tag>} {props.words}
    </p>
  </li>
);

/** What the first administrator does before anybody else comes in. In any order, and any of it later. */
export const FirstDayPage = ({ frame, organisation, done }: Props) => (
  <Page frame={frame} title="Your first day">
    <h1>{isolated(organisation.name)} is set up</h1>
    <p class="lead">Four more things, in any order. You can come back to this page at any time.</p>
    <ol class="cards">
      <Step
        done={organisation.colour !== null || organisation.phone !== null}
        href="/organisation"
        title="Say whom people can call, and choose your colour"
        words="Both stand on every page and in every email."
      />
      <Step
        done={done.mail}
        href="/organisation#mail"
        title="Check that email goes out"
        words="We send a test to you."
      />
      <Step
        done={done.staff}
        href="/staff#invite"
        title="Invite the others"
        words="Programme managers, auditors, and a second administrator."
      />
      <Step
        done={done.passkey}
        href="/your-data#passkeys"
        title="Make a passkey"
        words="It signs you in, and nobody else can use it."
      />
    </ol>
    <p>
      <a class="button" href="/">
        Go to your home page
      </a>
    </p>
  </Page>
);
