import type { Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { TextInput } from "../layout/fields.tsx";
import { Page } from "../layout/page.tsx";

type Props = {
  readonly frame: Frame;
  readonly token: string;
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
};

export const SetUpPage = ({ frame, token, body, mistakes }: Props) => (
  <Page mistakes={mistakes} frame={frame} title="Set up Alongside">
    <h1>Welcome to Alongside</h1>
    <p class="lead">
      Three questions, once. You will be the first person here, and you can invite others.
    </p>
    <form method="post" action={`/set-up/${encodeURIComponent(token)}`} novalidate>
      <TextInput
        name="organisation"
        label="What is your organisation called?"
        autocomplete="organization"
        value={body.text("organisation")}
        error={mistakeFor(mistakes, "organisation")}
      />
      <TextInput
        name="name"
        label="What is your name?"
        hint="As others in your groups should see it."
        autocomplete="name"
        value={body.text("name")}
        error={mistakeFor(mistakes, "name")}
      />
      <TextInput
        name="email"
        label="What is your email address?"
        hint="Links to sign in are sent here."
        type="email"
        inputmode="email"
        autocomplete="email"
        value={body.text("email")}
        error={mistakeFor(mistakes, "email")}
      />
      <button class="button" type="submit">
        Set up and sign in
      </button>
    </form>
  </Page>
);
