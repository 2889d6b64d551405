import type { Person } from "../../api/services/people.ts";
import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { groupCircle, shortfallOf } from "../../domain/rules/circle.ts";
import type { Member } from "../../domain/state.ts";
import { freshKey, type Body } from "../body.ts";
import { Told } from "../contribute/told.tsx";
import type { Frame } from "../frame.ts";
import type { Mistake } from "../layout/error-summary.tsx";
import { FindForm } from "../choose/find-form.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, Panel, Tag, type DoneWords } from "../layout/panel.tsx";
import type { PageAddresses } from "../page-address.ts";
import { dataOf } from "../run/entry-data.ts";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { runTitle } from "../run/titles.ts";
import { listWords } from "../../domain/counted-words.ts";
import { vouchedWords } from "../words/membership.ts";
import { countOfSide, memberName, roleWords, sideWords } from "../words/people.ts";
import { supportAddress } from "../support/offers.tsx";
import { AddPerson, type Found } from "./add-person.tsx";
import { Guardians } from "./guardians.tsx";
import { Loss } from "./loss.tsx";
import { Roles } from "./roles.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly reader: ReaderInRun;
  readonly members: readonly Member[];
  /** What was looked for in the names of the group. */
  readonly called: string;
  readonly pages: PageAddresses;
  readonly directory: readonly Person[];
  readonly found: Found;
  readonly needs: readonly HistoryEntry[];
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

const doneWords: DoneWords = {
  new: "The run has started. Now add the people who take part.",
  joined: "They are in the group now.",
  several: "They are all in the group now.",
  roles: "Their part in the group is changed.",
  guardian: "They can agree for this person now, until the person says no.",
  loss: "It is on record. Nobody writes to them any more, once a second person has said so.",
  here: "It is on record that you are here. Everything is as it was.",
  "going-on": "Thank you. It is on record how the group goes on.",
  ended: "Their account is ended. Their name stays beside what they said and decided.",
  met: "Thank you. It is on record that this need is met.",
};

export const unmetNeeds = ({ needs }: Member): readonly string[] =>
  Object.entries(needs).flatMap(([need, state]) => (state === "met" ? [] : [need]));

const Needs = ({
  view,
  member,
  needs,
  isOwn,
}: Pick<Props, "view" | "needs"> & { readonly member: Member; readonly isOwn: boolean }) => (
  <>
    {unmetNeeds(member).map((need) => {
      const stated = needs.find((entry) => dataOf(entry).text("need") === need);
      return (
        <div class="panel panel-wait">
          <p>
            <strong>Needs something to take part</strong>
          </p>
          {stated && <Told text={dataOf(stated).words("what")} />}
          {member.needs[need] === "said" && !isOwn ? (
            <p>Somebody says that it is there. Decisions wait until they say so themselves.</p>
          ) : (
            <form method="post" action={`/board/${view.run}/people/${member.id}/met`}>
              <input type="hidden" name="key" value={freshKey()} />
              <input type="hidden" name="need" value={need} />
              <button class="button button-second" type="submit">
                {isOwn ? "I have what I need now" : "This is there now"}
              </button>
            </form>
          )}
        </div>
      );
    })}
  </>
);

/** For an administrator: somebody leaves the organisation. They stay in the group, because leaving it is theirs alone to do. */
const EndAccount = ({ view, member }: Pick<Props, "view"> & { readonly member: Member }) => (
  <details>
    <summary>
      End the account of <bdi>{memberName(view, member.id)}</bdi>
    </summary>
    <form class="opened" method="post" action={`/board/${view.run}/people/${member.id}/end`}>
      <p>
        They cannot sign in any more, in any run, and get no mail. Their addresses go, their name
        stays. The group still waits for them, unless somebody stands in for them: only they
        themselves can leave a run.
      </p>
      <button class="button button-second" type="submit">
        End this account
      </button>
    </form>
  </details>
);

const PersonLine = ({
  frame,
  view,
  member,
  reader,
  directory,
  needs,
  body,
  mistakes,
}: Pick<Props, "frame" | "view" | "reader" | "directory" | "needs" | "body" | "mistakes"> & {
  readonly member: Member;
}) => (
  <li>
    <span class="person-name">{memberName(view, member.id)}</span>
    <span class="soft">
      {sideWords[member.side]} · {member.roles.map((role) => roleWords[role]).join(", ")}
    </span>{" "}
    {member.status === "withdrawn" && <Tag tone="plain">Has left</Tag>}
    {vouchedWords(member) !== null && <span class="soft">{vouchedWords(member)}</span>}
    {(reader.steers || member.id === reader.id) && (
      <Needs view={view} member={member} needs={needs} isOwn={member.id === reader.id} />
    )}
    {reader.steers && (
      <p class="above">
        <a href={supportAddress(view.run, member.id)}>
          Payment, support and training<span class="unseen">: {memberName(view, member.id)}</span>
        </a>
      </p>
    )}
    {reader.steers && member.status === "active" && (
      <Guardians view={view} member={member} body={body} mistakes={mistakes} />
    )}
    {reader.owns && member.status === "active" && <Roles view={view} member={member} />}
    <Loss view={view} member={member} reader={reader} body={body} mistakes={mistakes} />
    {frame.principal?.roles.includes("administrator") === true &&
      frame.principal.id !== member.id &&
      directory.some(({ person, roles }) => person === member.id && roles.length > 0) && (
        <EndAccount view={view} member={member} />
      )}
  </li>
);

export const PeoplePage = ({
  frame,
  view,
  reader,
  members,
  called,
  pages,
  directory,
  found,
  needs,
  body,
  mistakes,
  done,
}: Props) => {
  const missing = shortfallOf(view.state, groupCircle(view.state));
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title="People"
      back={{ href: `/board/${view.run}`, text: "The run’s board" }}
    >
      <DonePanel words={doneWords} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>People in the group</h1>
      <p>
        <a href={`/who-we-are/${view.run}`}>Who has lived experience here, and how it is known</a>
      </p>
      {missing.length > 0 && (
        <Panel tone="wait" title="Some people are still missing">
          <p>
            Before the first decision, the group needs{" "}
            {listWords(missing.map(({ side, missing: many }) => countOfSide(many, side, "more ")))}{" "}
            who decide.
          </p>
        </Panel>
      )}
      {(called !== "" || pages.next !== null || pages.previous !== null) && (
        <FindForm
          action={`/board/${view.run}/people`}
          name="called"
          label="Look for somebody in the group"
          sought={called}
          found={members.length}
        />
      )}
      {members.length === 0 ? (
        called === "" && <p class="lead">Nobody yet.</p>
      ) : (
        <ul class="people">
          {members.map((member) => (
            <PersonLine
              frame={frame}
              view={view}
              member={member}
              reader={reader}
              directory={directory}
              needs={needs}
              body={body}
              mistakes={mistakes}
            />
          ))}
        </ul>
      )}
      <ListPages of="the group" pages={pages} words={["The people before", "More people"]} />
      {reader.manages && view.state.status !== "finished" && (
        <p>
          <a href={`/board/${view.run}/people/several`}>Add several people at once</a>
        </p>
      )}
      {reader.manages && view.state.status !== "finished" && (
        <AddPerson
          view={view}
          directory={directory}
          found={found}
          body={body}
          mistakes={mistakes}
        />
      )}
    </Page>
  );
};
