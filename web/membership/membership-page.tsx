import type { RegisteredVoucher } from "../../api/services/vouchers.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import { activeMember } from "../../domain/rules/lookup.ts";
import type { Member } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { sides } from "../board/add-person.tsx";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import type { PageAddresses } from "../page-address.ts";
import { runTitle } from "../run/titles.ts";
import { isolated } from "../words/isolate.ts";
import { knownWords } from "../words/membership.ts";
import { memberName, sideWords } from "../words/people.ts";
import { Vouching } from "./vouching.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly me: string;
  readonly members: readonly Member[];
  readonly pages: PageAddresses;
  readonly vouchers: readonly RegisteredVoucher[];
  /** What a voucher signs of the reader, a line for each of their passkeys. */
  readonly lines: readonly string[];
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

const doneWords: DoneWords = {
  said: "It is on record what you bring.",
  confirmed: "It is on record that you know them.",
  vouched: "It is on record who vouched for you.",
};

const Person = ({ view, me, member }: Pick<Props, "view" | "me"> & { readonly member: Member }) => {
  const reader = activeMember(view.state, me);
  const name = memberName(view, member.id);
  const mayConfirm =
    reader?.side === "pwle" &&
    member.id !== me &&
    member.side === "pwle" &&
    member.status === "active" &&
    !member.confirmedBy.includes(me);
  return (
    <li>
      <span class="person-name">{name}</span>
      <span class="soft">{sideWords[member.side]}</span>
      {knownWords(member).map((words) => (
        <p>{words}</p>
      ))}
      {mayConfirm && (
        <form method="post" action={`/who-we-are/${view.run}/${member.id}/confirm`}>
          <input type="hidden" name="key" value={freshKey()} />
          <button class="button button-second" type="submit">
            I know that they have lived experience<span class="unseen">: {name}</span>
          </button>
        </form>
      )}
    </li>
  );
};

const SayIt = ({ view, body, mistakes }: Pick<Props, "view" | "body" | "mistakes">) => (
  <section aria-labelledby="say">
    <h2 id="say">What do you bring?</h2>
    <p>
      Only you can say this. Others may have written it down for you, but your own word is firmer.
      Choose more than one, if more than one is true. You can say it once in this group.
    </p>
    <form method="post" action={`/who-we-are/${view.run}/sides`}>
      <input type="hidden" name="key" value={freshKey()} />
      <Choices
        kind="checkbox"
        name="sides"
        label="I am here as"
        error={mistakeFor(mistakes, "sides")}
        chosen={body.all("sides")}
        options={sides.map((side) => ({ value: side, label: sideWords[side] }))}
      />
      <button class="button" type="submit">
        Say this
      </button>
    </form>
  </section>
);

/** How it is known of each member what they bring, and where members say it, confirm each other and are vouched for. */
export const MembershipPage = (props: Props) => {
  const { frame, view, me, members, pages, vouchers, lines, body, mistakes, done } = props;
  const reader = activeMember(view.state, me);
  const title = "Who has lived experience here";
  return (
    <Page mistakes={mistakes} frame={frame} title={title} back={{ href: "/", text: "Home" }}>
      <DonePanel words={doneWords} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p class="lead">
        A decision counts for as much as is known of the people who made it. Nobody has to show what
        they have lived through.
      </p>
      {reader !== undefined && reader.saidSides === null && (
        <SayIt view={view} body={body} mistakes={mistakes} />
      )}
      <section aria-labelledby="group">
        <h2 id="group">The group</h2>
        <ul class="people">
          {members.map((member) => (
            <Person view={view} me={me} member={member} />
          ))}
        </ul>
        <ListPages of="the group" pages={pages} words={["The people before", "More people"]} />
      </section>
      {reader?.side === "pwle" && (
        <Vouching
          run={view.run}
          vouchers={vouchers.filter(({ ended }) => !ended)}
          lines={lines}
          body={body}
          mistakes={mistakes}
        />
      )}
      <section aria-labelledby="vouchers">
        <h2 id="vouchers">Who can vouch for people</h2>
        {vouchers.length === 0 ? (
          <p>No organisation has been asked to, yet.</p>
        ) : (
          <ul>
            {vouchers.map(({ voucher, name, ended }) => (
              <li>
                {isolated(name)}
                {ended && ", not any more"}. Its key: <code class="hash">{voucher}</code>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Page>
  );
};
