import type { HeardCry } from "../../api/services/cries.ts";
import { freshKey } from "../body.ts";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { Panel, Words } from "../layout/panel.tsx";
import { dialled } from "../layout/who-to-call.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { givenName } from "../words/isolate.ts";
import { cryPlace, cryWords, mendingPage } from "./cry-words.ts";

const Reach = ({ cry, who }: { readonly cry: HeardCry; readonly who: string }) => (
  <p class="row">
    {cry.phone !== null && (
      <a class="button button-second" href={dialled(cry.phone)}>
        Call {who}
      </a>
    )}
    {cry.email !== null && (
      <a class="button button-second" href={`mailto:${encodeURIComponent(cry.email)}`}>
        Write to {who}
      </a>
    )}
  </p>
);

const TakenUp = ({
  cry,
  frame,
  me,
}: {
  readonly cry: HeardCry;
  readonly frame: Frame;
  readonly me: string;
}) =>
  cry.takenUp === null ? null : (
    <p>
      {cry.takenUp.by === me ? "You" : givenName(cry.takenUp.name, "Somebody")} read this at{" "}
      <When at={cry.takenUp.at} frame={frame} />, and said so.
    </p>
  );

export const CryCard = ({
  cry,
  frame,
  me,
}: {
  readonly cry: HeardCry;
  readonly frame: Frame;
  readonly me: string;
}) => {
  const who = givenName(cry.name, "a member whose data were erased");
  const { href, text } = mendingPage(cry);
  return (
    <li class="card">
      <p class="eyebrow">{cryPlace(cry)}</p>
      <h2>
        {givenName(cry.name, "A member whose data were erased")} {cryWords[cry.kind]}
      </h2>
      <p class="soft">
        Since <When at={cry.since} frame={frame} />
      </p>
      {cry.words !== null && <Words>{cry.words}</Words>}
      {cry.name !== null && <Reach cry={cry} who={who} />}
      {cry.name !== null && cry.phone === null && cry.email === null && (
        <p>We have no phone number and no email address. Find them through the group.</p>
      )}
      <TakenUp cry={cry} frame={frame} me={me} />
      {cry.takenUp?.by !== me && (
        <form method="post" action={`/help-wanted/${cry.run}`}>
          <input type="hidden" name="key" value={freshKey()} />
          <input type="hidden" name="member" value={cry.member} />
          <input type="hidden" name="kind" value={cry.kind} />
          <input type="hidden" name="about" value={cry.about} />
          <button class="button" type="submit">
            I have read this. I get in touch with {who}.
          </button>
        </form>
      )}
      <p>
        <a href={href}>
          {text} <span class="unseen">for {who}</span>
        </a>
      </p>
    </li>
  );
};

type Props = {
  readonly frame: Frame;
  readonly me: string;
  readonly cries: readonly HeardCry[];
  readonly pages: PageAddresses;
  readonly mistakes: readonly Mistake[];
  readonly done: boolean;
};

/** Everybody who waits for the reader's help, until it is done. */
export const HelpWantedPage = ({ frame, me, cries, pages, mistakes, done }: Props) => (
  <Page frame={frame} title="Who needs you" mistakes={mistakes} back={{ href: "/", text: "Home" }}>
    {done && (
      <Panel tone="good" role="status">
        <p>Thank you. They see now that you read it.</p>
      </Panel>
    )}
    <h1>Who needs you</h1>
    {cries.length === 0 ? (
      <p class="lead">Nobody waits for your help just now.</p>
    ) : (
      <p class="lead">
        The person who has waited longest comes first. They stay here until it is done.
      </p>
    )}
    <ul class="cards">
      {cries.map((cry) => (
        <CryCard cry={cry} frame={frame} me={me} />
      ))}
    </ul>
    <ListPages of="who needs you" pages={pages} words={["Earlier ones", "Later ones"]} />
  </Page>
);
