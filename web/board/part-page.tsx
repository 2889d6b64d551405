import type { RunFold } from "../../api/services/runs/run-view.ts";
import type { HistoryEntry } from "../../api/services/history-page.ts";
import { newestVersion, requestsOf } from "../../domain/rules/lookup.ts";
import type { Part } from "../../domain/state.ts";
import { blocks } from "../blocks/all.ts";
import { freshKey, type Body } from "../body.ts";
import { Told } from "../contribute/told.tsx";
import type { Kind } from "../decisions/kinds.ts";
import { Content } from "../form/content.tsx";
import type { Frame } from "../frame.ts";
import { draftKey } from "../layout/draft-note.tsx";
import type { Mistake } from "../layout/error-summary.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, Panel, Tag, type DoneWords } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import { dataOf } from "../run/entry-data.ts";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { formOfPart, partTitle, runTitle, stepOf } from "../run/titles.ts";
import { memberName, nameOf } from "../words/people.ts";
import { AskForm } from "./ask-form.tsx";
import { canObject } from "./object-page.tsx";
import { partStatus } from "./part-card.tsx";
import { SignOffStatus } from "./sign-off-status.tsx";
import { Waiting } from "./waiting.tsx";

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly part: Part;
  readonly reader: ReaderInRun;
  /** The part's newest versions, open objections and newest wishes for time as the record tells them, with their words. */
  readonly entries: readonly HistoryEntry[];
  readonly body: Body;
  readonly mistakes: readonly Mistake[];
  readonly done: string | undefined;
};

/** Versions, wishes for time, and objections, on the page of a part: the newest. All stand in the history. */
export const MOST_VERSIONS = 20;
export const MOST_WISHES = 50;

const historyOf = ({ run }: RunFold, { id }: Part, what: Kind): string =>
  `/decisions/${run}?${new URLSearchParams({ part: id, what }).toString()}`;

const doneWords: DoneWords = {
  ...blocks.done,
  dropped: "It is on record that this will not happen. The rest goes on.",
};

const Objections = ({
  frame,
  view,
  part,
  reader,
  entries,
}: Omit<Props, "body" | "mistakes" | "done">) => {
  const open = Object.entries(part.objections).filter(([, objection]) => objection.open);
  const mine = open.filter(([, { member }]) => member === reader.id);
  // While people are asked, whoever may not know of an objection has none in what they read (domain/visibility).
  const shown = part.gate === "open" || reader.steers ? open : mine;
  if (shown.length === 0) return null;
  return (
    <Panel tone="stop" title="Somebody does not agree">
      <p>
        It cannot go ahead until they change their mind, or agree to a new version. Talk with them.
      </p>
      {shown.slice(-MOST_WISHES).map(([id, { member }]) => {
        const told = entries.find((entry) => dataOf(entry).text("objection") === id);
        return (
          <>
            <blockquote class="quote">
              {told && <Told text={dataOf(told).words("reason")} />}
              <p class="soft">
                {memberName(view, member)}
                {told && (
                  <>
                    , at <When at={told.at} frame={frame} />
                  </>
                )}
              </p>
            </blockquote>
            {member === reader.id && (
              <form method="post" action={`/board/${view.run}/${part.id}/lift`}>
                <input type="hidden" name="key" value={freshKey()} />
                <input type="hidden" name="objection" value={id} />
                <button class="button button-second" type="submit">
                  I am content now: lift my objection
                </button>
              </form>
            )}
          </>
        );
      })}
      {shown.length > MOST_WISHES && (
        <p>
          These are the newest.{" "}
          <a href={historyOf(view, part, "answers")}>Read all {shown.length} in the history</a>.
        </p>
      )}
    </Panel>
  );
};

/** Who asked for time, with their words, for whom the rules let hear of it. */
const WishesForTime = ({
  frame,
  view,
  part,
  reader,
  entries,
}: Omit<Props, "body" | "mistakes" | "done">) => {
  const wishes = requestsOf(view.state, part)
    .flatMap(({ answers }) => Object.values(answers))
    .filter(({ kind, standing }) => kind === "more-time" && standing === "current")
    .filter(({ member }) => part.gate === "open" && member !== reader.id)
    .toSorted((a, b) => b.at.localeCompare(a.at));
  if (wishes.length === 0) return null;
  return (
    <Panel tone="wait" title="Somebody asked for more time, or to talk">
      {wishes.slice(0, MOST_WISHES).map(({ member }) => {
        const told = entries.findLast(
          (entry) => entry.type === "askedForTime" && dataOf(entry).text("member") === member,
        );
        return (
          <blockquote class="quote">
            {told && <Told text={dataOf(told).words("reason")} />}
            <p class="soft">
              {memberName(view, member)}
              {told && (
                <>
                  , at <When at={told.at} frame={frame} />
                </>
              )}
            </p>
          </blockquote>
        );
      })}
      {wishes.length > MOST_WISHES && (
        <p>
          These are the newest.{" "}
          <a href={historyOf(view, part, "answers")}>Read all {wishes.length} in the history</a>.
        </p>
      )}
    </Panel>
  );
};

const Versions = ({
  frame,
  view,
  part,
  entries,
}: Pick<Props, "frame" | "view" | "part" | "entries">) => (
  <details>
    <summary>{`Versions (${part.versions.length})`}</summary>
    <ol class="opened" reversed>
      {part.versions
        .slice(-MOST_VERSIONS)
        .toReversed()
        .map((version) => {
          const saved = entries.find(
            (entry) =>
              entry.type === "versionSaved" && dataOf(entry).number("version") === version.number,
          );
          return (
            <li value={version.number}>
              {nameOf(view.names, version.author)}, at <When at={version.at} frame={frame} />
              {saved && <Told text={dataOf(saved).words("note")} />}
            </li>
          );
        })}
    </ol>
    {part.versions.length > MOST_VERSIONS && (
      <p class="opened">
        <a href={historyOf(view, part, "writing")}>Read of all versions in the history</a>
      </p>
    )}
  </details>
);

export const PartPage = (props: Props) => {
  const { frame, view, part, reader, body, mistakes, done } = props;
  const { run, state } = view;
  const title = partTitle(view, part);
  const step = stepOf(state, part.step);
  const version = newestVersion(part);
  const waits = view.plan.waits.filter((wait) => wait.part === part.id);
  const { tone, words } = partStatus(part);
  const editable =
    reader.writes &&
    part.status === "open" &&
    part.submitted === null &&
    state.status === "running" &&
    part.gate !== "passed" &&
    part.gate !== "overridden";
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={title}
      back={{ href: `/board/${run}`, text: "The run’s board" }}
      {...(done === "saved" || done === "finished"
        ? { draftDone: draftKey(frame, `${run}/${part.id}`) }
        : {})}
    >
      <DonePanel words={doneWords} done={done} />
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p>
        <Tag tone={tone}>{words}</Tag>
      </p>
      <p class="lead">{step?.purpose}</p>
      {waits.length > 0 && <Waiting frame={frame} view={view} waits={waits} reader={reader} />}
      <Objections {...props} />
      <WishesForTime {...props} />
      {blocks.sections.map((Section) => (
        <Section {...{ view, part, reader, body, mistakes }} />
      ))}
      {version && reader.writes && state.status === "running" && (
        <AskForm view={view} part={part} version={version} />
      )}
      {requestsOf(state, part).map((request) => (
        <SignOffStatus {...{ frame, view, part, request, reader, body, mistakes }} />
      ))}
      <h2>What it says</h2>
      {editable && (
        <p>
          <a
            class={version ? "button button-second" : "button"}
            href={`/board/${run}/${part.id}/edit`}
          >
            {version ? "Change what it says" : "Start writing"}
          </a>
        </p>
      )}
      {version ? (
        <>
          <Content form={formOfPart(state, part)} version={version} sections={[]} reading={view} />
          <Versions {...props} />
          {part.versions.length > 1 && (
            <p>
              <a href={`/board/${run}/${part.id}/compare`}>
                Put two versions side by side, word by word
              </a>
            </p>
          )}
        </>
      ) : (
        <p class="soft">Nobody has written this yet.</p>
      )}
      {reader.member && canObject(state, part) && (
        <p class="soft">
          <a href={`/board/${run}/${part.id}/object`}>I do not agree with this…</a>
        </p>
      )}
      {reader.steers && part.status === "open" && step?.parts.kind === "added" && (
        <p class="soft">
          <a href={`/board/${run}/${part.id}/drop`}>This will not happen…</a>
        </p>
      )}
      {reader.manages && part.gate === "open" && version && (
        <p class="soft">
          <a href={`/board/${run}/${part.id}/override`}>Go ahead without agreement…</a>
        </p>
      )}
    </Page>
  );
};
