import type { ToldChange } from "../../api/auth/not-me-links.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { When } from "../layout/when.tsx";
import { givenName, isolated } from "../words/isolate.ts";

type Props = { readonly frame: Frame; readonly token: string; readonly change: ToldChange };

const CHANGED = {
  address: "the email address",
  passkey: "the passkeys",
  name: "the name",
  phone: "the phone number",
  roles: "the roles",
} as const satisfies { readonly [W in ToldChange["what"]]: string };

const WHAT_FOLLOWS = {
  address:
    "If the new address does not count yet, the old one stays. Everybody who is signed in by this name is signed out.",
  passkey: "That passkey is removed. Everybody who is signed in by this name is signed out.",
  name: "An administrator is told, and puts it right.",
  phone: "If the new number does not count yet, the old one stays. An administrator is told.",
  roles: "An administrator is told, and puts it right.",
} as const satisfies { readonly [W in ToldChange["what"]]: string };

/** What the link in a mail about a change opens: what was changed, and one button. */
export const NotMePage = ({ frame, token, change }: Props) => (
  <Page frame={frame} title="Was it you?">
    <p class="eyebrow">{isolated(change.organisationName)}</p>
    <h1>Was it you?</h1>
    <p class="lead">
      We wrote on <When at={change.at.toISOString()} frame={frame} /> that {CHANGED[change.what]} of{" "}
      <strong>{givenName(change.name, "somebody without a name")}</strong> was changed.
    </p>
    <p>Was it you, or did you ask for it? Then do nothing.</p>
    <p>Was it not you? Press the button. {WHAT_FOLLOWS[change.what]}</p>
    <form method="post" action={`/not-me/${encodeURIComponent(token)}`}>
      <button class="button" type="submit">
        That was not me
      </button>
    </form>
  </Page>
);

export const NotMeSaidPage = ({
  frame,
  isUndone,
}: {
  readonly frame: Frame;
  readonly isUndone: boolean;
}) => (
  <Page frame={frame} title="Thank you for telling us">
    <h1>Thank you for telling us</h1>
    <p class="lead">
      {isUndone
        ? "It is undone. Everybody who was signed in is signed out."
        : "It is on record that this was not you. Nothing could be undone from here."}
    </p>
    <p>Every administrator of the organisation gets a mail now.</p>
    <p>
      <a href="/sign-in">Sign in</a>, and look at what was answered in your name. You can say of
      every answer that it is not yours.
    </p>
  </Page>
);

export const NotMeEndedPage = ({ frame }: { readonly frame: Frame }) => (
  <Page frame={frame} title="This link does not work any more">
    <h1>This link does not work any more</h1>
    <p class="lead">It was used already, or it is older than 30 days.</p>
    <p>
      Is something wrong with your address or your passkeys? <a href="/sign-in">Sign in</a> and look
      at “Who can act, and as whom”. Or tell the person who invited you.
    </p>
  </Page>
);
