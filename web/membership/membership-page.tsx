import type { RegisteredVoucher } from "../../api/services/vouchers.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import { activeMember } from "../../domain/rules/lookup.ts";
import type { Member } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import type { Frame } from "../frame.ts";
import { sides } from "../board/add-person.tsx";
import { fromEach } from "../../domain/language.ts";
import { useWords } from "../language/language.tsx";
import { Choices } from "../layout/choices.tsx";
import { mistakeFor, type Mistake } from "../layout/error-summary.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, type DoneWords } from "../layout/panel.tsx";
import type { PageAddresses } from "../page-address.ts";
import { runTitle } from "../run/titles.ts";
import { isolated } from "../words/isolate.ts";
import { knownWords } from "../words/membership.ts";
import { memberName, sideIn } from "../words/people.ts";
import { membershipWords } from "./membership-words.tsx";
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
  said: fromEach(membershipWords, ({ done }) => done.said),
  confirmed: fromEach(membershipWords, ({ done }) => done.confirmed),
  vouched: fromEach(membershipWords, ({ done }) => done.vouched),
};

const Person = ({ view, me, member }: Pick<Props, "view" | "me"> & { readonly member: Member }) => {
  const t = useWords(membershipWords);
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
      <span class="soft">{useWords(sideIn)[member.side]}</span>
      {knownWords(member).map((words) => (
        <p>{words}</p>
      ))}
      {mayConfirm && (
        <form method="post" action={`/who-we-are/${view.run}/${member.id}/confirm`}>
          <input type="hidden" name="key" value={freshKey()} />
          <button class="button button-second" type="submit">
            {t.iKnow}
            <span class="unseen">: {name}</span>
          </button>
        </form>
      )}
    </li>
  );
};

const SayIt = ({ view, body, mistakes }: Pick<Props, "view" | "body" | "mistakes">) => {
  const t = useWords(membershipWords);
  const sideOf = useWords(sideIn);
  return (
    <section aria-labelledby="say">
      <h2 id="say">{t.bring}</h2>
      <p>{t.bringText}</p>
      <form method="post" action={`/who-we-are/${view.run}/sides`}>
        <input type="hidden" name="key" value={freshKey()} />
        <Choices
          kind="checkbox"
          name="sides"
          label={t.hereAs}
          error={mistakeFor(mistakes, "sides")}
          chosen={body.all("sides")}
          options={sides.map((side) => ({ value: side, label: sideOf[side] }))}
        />
        <button class="button" type="submit">
          {t.say}
        </button>
      </form>
    </section>
  );
};

/** How it is known of each member what they bring, and where members say it, confirm each other and are vouched for. */
export const MembershipPage = (props: Props) => {
  const { frame, view, me, members, pages, vouchers, lines, body, mistakes, done } = props;
  const reader = activeMember(view.state, me);
  const t = useWords(membershipWords);
  const { title } = t;
  return (
    <Page mistakes={mistakes} frame={frame} title={title} back={{ href: "/", text: t.home }}>
      <DonePanel words={doneWords} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p class="lead">{t.lead}</p>
      {reader !== undefined && reader.saidSides === null && (
        <SayIt view={view} body={body} mistakes={mistakes} />
      )}
      <section aria-labelledby="group">
        <h2 id="group">{t.group}</h2>
        <ul class="people">
          {members.map((member) => (
            <Person view={view} me={me} member={member} />
          ))}
        </ul>
        <ListPages of={t.group} pages={pages} words={[t.before, t.more]} />
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
        <h2 id="vouchers">{t.whoVouches}</h2>
        {vouchers.length === 0 ? (
          <p>{t.noVoucher}</p>
        ) : (
          <ul>
            {vouchers.map(({ voucher, name, ended }) => (
              <li>
                {isolated(name)}
                {ended && t.ended}. {t.key} <code class="hash">{voucher}</code>
              </li>
            ))}
          </ul>
        )}
      </section>
    </Page>
  );
};
