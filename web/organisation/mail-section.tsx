import type { MailLine, MailStatus, MailTested } from "../../api/services/mail-status.ts";
import type { Frame } from "../frame.ts";
import { Page } from "../layout/page.tsx";
import { Panel, Tag, type Tone } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";

const KINDS: { readonly [kind: string]: string } = {
  "sign-in": "A sign-in link",
  invitation: "An invitation",
  change: "Word of a change to somebody’s sign-in",
  test: "A test",
  notice: "A question or other notice",
  receipt: "A receipt",
};

const STATES: {
  readonly [S in MailLine["state"]]: { readonly tone: Tone; readonly words: string };
} = {
  sending: { tone: "wait", words: "Being sent" },
  sent: { tone: "good", words: "Sent" },
  failed: { tone: "stop", words: "Failed" },
};

/** What a mail server's answer means, for somebody who can mend it or knows who can. */
export function replyWords(reply: string): string {
  if (/^5(?:50|51|53|54)$/u.test(reply)) return `The mail server refused the address (${reply}).`;
  if (reply === "535" || reply === "EAUTH") {
    return `The mail server did not take our name and password (${reply}). Check SMTP_URL.`;
  }
  if (/^4\d\d$/u.test(reply)) return `The mail server put it off (${reply}). It is tried again.`;
  if (["ECONNREFUSED", "ECONNECTION", "ESOCKET", "EDNS", "ETIMEDOUT"].includes(reply)) {
    return `The mail server could not be reached (${reply}). Check SMTP_URL and the network.`;
  }
  return `The mail server did not take it (${reply}).`;
}

/** What became of the mail of the last days. It says of no message to whom it went. */
export const MailSection = ({
  frame,
  mail: { counts, latest },
}: {
  readonly frame: Frame;
  readonly mail: MailStatus;
}) => (
  <section aria-labelledby="mail">
    <h2 id="mail">Email</h2>
    <form method="post" action="/organisation/test-mail">
      <p>Check that email goes out: we send one to you, and say what came of it.</p>
      <button class="button button-second" type="submit">
        Send me a test email
      </button>
    </form>
    <h3>The last 7 days</h3>
    <dl class="facts">
      <dt>Sent</dt>
      <dd>{counts.sent}</dd>
      <dt>Being sent</dt>
      <dd>{counts.sending}</dd>
      <dt>Failed</dt>
      <dd>{counts.failed}</dd>
    </dl>
    {latest.length > 0 && (
      <ul>
        {latest.map(({ kind, state, reply, at }) => (
          <li>
            <Tag tone={STATES[state].tone}>{STATES[state].words}</Tag> {KINDS[kind] ?? "A message"},{" "}
            <When at={at} frame={frame} />. {reply !== null && replyWords(reply)}
          </li>
        ))}
      </ul>
    )}
    <p class="soft">
      We keep no list of whom email went to. Each run’s page says who was reached there.
    </p>
  </section>
);

/** What came of a test message. */
export const MailTestedPage = ({
  frame,
  tested,
}: {
  readonly frame: Frame;
  readonly tested: MailTested;
}) => {
  const title = tested.sent ? "The mail server took it" : "The test email did not go out";
  return (
    <Page frame={frame} title={title} back={{ href: "/organisation", text: "Your organisation" }}>
      <h1>{title}</h1>
      {tested.sent ? (
        <p class="lead">
          Look in your mailbox. If nothing is there in a few minutes, look for it in the spam
          folder.
        </p>
      ) : (
        <Panel tone="stop">
          <p>{replyWords(tested.reply)}</p>
          <p>Tell whoever runs the server. People get no questions by email until it is mended.</p>
        </Panel>
      )}
    </Page>
  );
};
