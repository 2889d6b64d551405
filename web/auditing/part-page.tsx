import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { requestsOf } from "../../domain/rules/lookup.ts";
import type { Part, Request } from "../../domain/state.ts";
import { listWords } from "../../domain/counted-words.ts";
import { partStatus } from "../board/part-card.tsx";
import { Told } from "../contribute/told.tsx";
import { sentenceOf } from "../decisions/entry.tsx";
import { LeftOut } from "../decisions/left-out.tsx";
import type { Frame } from "../frame.ts";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { Tag } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import type { PageAddresses } from "../page-address.ts";
import { dataOf } from "../run/entry-data.ts";
import { formOfPart, partTitle, runTitle } from "../run/titles.ts";
import { nameOf } from "../words/people.ts";
import { answeredWords } from "./answered-words.ts";
import { EntryLink } from "./entry-link.tsx";
import type { PersonEvidence } from "./part-evidence.ts";
import { PersonSection } from "./person-evidence.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  /** The newest entries about what was decided, oldest first. */
  readonly deciding: readonly HistoryEntry[];
  readonly people: readonly PersonEvidence[];
  readonly pages: PageAddresses;
};

type Reading = Pick<Props, "frame" | "view">;

/** Entries about a decision that a page names; all stand in the history. */
export const MOST_DECIDING = 50;

export const versionPath = (run: string, part: string, version: number): string =>
  `/audit/${run}/${part}/versions/${version}`;

/** What people were asked about, and when, and the way to the very words. */
const RequestWords = ({
  frame,
  view,
  part,
  request,
}: Reading & { readonly part: Part; readonly request: Request }) => {
  const sections = formOfPart(view.state, part)
    .sections.filter(({ key }) => request.sections.includes(key))
    .map(({ title }) => title);
  return (
    <>
      <p>
        {nameOf(view.names, request.askedBy)} asked on <When at={request.askedAt} frame={frame} />,
        about {sections.length === 0 ? "all of it" : listWords(sections)}. Answers were due by{" "}
        <When at={request.dueAt} frame={frame} />.{" "}
        <a href={versionPath(view.run, part.id, request.version)}>
          Read version {request.version}, which they were asked about
        </a>
        .
        {request.askedAgainBy.length > 0 &&
          ` They were asked again by ${listWords(request.askedAgainBy.map((id) => nameOf(view.names, id)))}.`}
      </p>
      <p>{answeredWords(view.results[request.id])}</p>
    </>
  );
};

/** What was decided about a part, entry by entry. */
const Decided = ({
  frame,
  view,
  deciding,
}: Reading & { readonly deciding: readonly HistoryEntry[] }) =>
  deciding.length === 0 ? (
    <p>Nobody was asked to decide this.</p>
  ) : (
    <ol>
      {deciding.map((entry) => {
        const data = dataOf(entry);
        return (
          <li>
            {sentenceOf({ frame, view, entry })}{" "}
            <span class="soft">
              <When at={entry.at} frame={frame} />.{" "}
              <EntryLink run={view.run} entry={entry} what={sentenceOf({ frame, view, entry })} />
            </span>
            {data.sealed.map((name) => (
              <Told text={data.words(name)} />
            ))}
          </li>
        );
      })}
    </ol>
  );

/** The newest of a part's versions: each is read on a page of its own. */
const MOST_VERSIONS = 50;

const Versions = ({ frame, view, part }: Reading & { readonly part: Part }) => (
  <>
    {part.versions.length === 0 && <p>Nothing was written here.</p>}
    <ol reversed>
      {part.versions
        .slice(-MOST_VERSIONS)
        .toReversed()
        .map(({ number, author, at }) => (
          <li value={number}>
            <a href={versionPath(view.run, part.id, number)}>Version {number}</a>, saved by{" "}
            {nameOf(view.names, author)}, <When at={at} frame={frame} />
          </li>
        ))}
    </ol>
    {part.versions.length > MOST_VERSIONS && (
      <p>
        <a href={`/decisions/${view.run}?what=writing&part=${part.id}`}>
          Read of all {part.versions.length} versions in the history
        </a>
      </p>
    )}
  </>
);

/** One part of a run for whoever judges it: what was decided, who was asked and how it reached them, what each said, and the words. */
export const AuditPartPage = ({ frame, view, part, deciding, people, pages }: Props) => {
  const { tone, words } = partStatus(part);
  const title = partTitle(view, part);
  return (
    <Page
      frame={frame}
      title={`How it was decided: ${title}`}
      back={{ href: `/audit/${view.run}`, text: "The run and its verdict" }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p>
        <Tag tone={tone}>{words}</Tag>
      </p>
      <LeftOut frame={frame} view={view} />
      <section aria-labelledby="asked">
        <h2 id="asked">What people were asked</h2>
        {part.requests.length === 0 && <p>Nobody was asked.</p>}
        {requestsOf(view.state, part).map((request) => (
          <RequestWords frame={frame} view={view} part={part} request={request} />
        ))}
      </section>
      <section aria-labelledby="decided">
        <h2 id="decided">What was decided</h2>
        <Decided frame={frame} view={view} deciding={deciding} />
        <p class="no-print">
          <a href={`/decisions/${view.run}?part=${part.id}`}>All entries about this</a>
        </p>
      </section>
      <section aria-labelledby="people">
        <h2 id="people">Who was asked, and what each said</h2>
        {people.map((person) => (
          <PersonSection frame={frame} view={view} person={person} />
        ))}
        <ListPages of="the people" pages={pages} words={["The people before", "More people"]} />
      </section>
      <section aria-labelledby="versions">
        <h2 id="versions">What was written</h2>
        <Versions frame={frame} view={view} part={part} />
      </section>
    </Page>
  );
};
