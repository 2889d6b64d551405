import type { RunFold } from "../../api/services/runs/run-view.ts";
import { PartForm, choiceOf, textOf, type Filling } from "../board/part-form.tsx";
import type { Frame } from "../frame.ts";
import { Choices } from "../layout/choices.tsx";
import { DateFields } from "../layout/date-fields.tsx";
import { Select, TextArea, TextInput } from "../layout/fields.tsx";
import { ListPages } from "../layout/list-pages.tsx";
import { Page } from "../layout/page.tsx";
import { DonePanel, Tag, type DoneWords } from "../layout/panel.tsx";
import type { PageAddresses } from "../page-address.ts";
import type { ReaderInRun } from "../run/reader-in-run.ts";
import { partTitle, runTitle } from "../run/titles.ts";
import { memberName } from "../words/people.ts";
import { canDispute, factDay, factKinds, factVerb, type Fact } from "./fact-words.ts";

/** Where somebody says that it was not so. */
const disputeAddress = (run: string, { part, nth }: Fact): string =>
  `/board/${run}/facts/${part.id}/${nth}/dispute`;

type Props = {
  readonly frame: Frame;
  readonly view: RunFold;
  readonly reader: ReaderInRun;
};

const doneWords: DoneWords = {
  stated: "It is on record. Others can say if it was not so.",
  disputed: "Thank you. It is on record that this was not so.",
};

const factWords = (view: RunFold, fact: Fact, frame: Frame): string =>
  `“${partTitle(view, fact.part)}” ${factVerb(fact)}: ${factDay(fact, frame)}`;

const FactCard = ({ frame, view, reader, fact }: Props & { readonly fact: Fact }) => (
  <li class="card">
    <p>
      <strong>
        “{partTitle(view, fact.part)}” {factVerb(fact)}
      </strong>
      , {factDay(fact, frame)}.
    </p>
    <p class="soft">{memberName(view, fact.by)} said so.</p>
    {fact.disputed !== null && (
      <p>
        <Tag tone="wait">
          {fact.disputed === "taken-back" ? "Taken back" : "Somebody says that it was not so"}
        </Tag>
      </p>
    )}
    {reader.member && canDispute(fact, reader.id) && (
      <p>
        <a href={disputeAddress(view.run, fact)}>
          {fact.by === reader.id ? "Take this back" : "This was not so"}
          <span class="unseen">: {factWords(view, fact, frame)}</span>
        </a>
      </p>
    )}
  </li>
);

/** What is said to have happened in a run, and the way to say that it did, or did not. */
export const FactsPage = ({
  frame,
  view,
  reader,
  facts,
  pages,
  states,
  done,
}: Props & {
  readonly facts: readonly Fact[];
  readonly pages: PageAddresses;
  /** Whether the reader can say that something happened. */
  readonly states: boolean;
  readonly done: string | undefined;
}) => (
  <Page
    frame={frame}
    title="What has happened"
    back={{ href: `/board/${view.run}`, text: "The run’s board" }}
  >
    <DonePanel words={doneWords} done={done} />
    <p class="eyebrow">{runTitle(view)}</p>
    <h1>What has happened</h1>
    <p class="lead">
      {facts.length === 0
        ? "Nobody has said yet that something was decided, published, tried out or done."
        : "What people in the group said was decided, published, tried out or done. If it was not so, say it: that counts, too."}
    </p>
    {states && (
      <p>
        <a class="button button-second" href={`/board/${view.run}/facts/new`}>
          Say that something happened
        </a>
      </p>
    )}
    <ul class="cards">
      {facts.map((fact) => (
        <FactCard {...{ frame, view, reader, fact }} />
      ))}
    </ul>
    <ListPages of="what has happened" pages={pages} words={["Newer ones", "Older ones"]} />
  </Page>
);

/** Something that happened before it should have, or outside the product: said honestly, it is better than hidden. */
export const StatePage = ({ frame, view, body, mistakes }: Omit<Props, "reader"> & Filling) => (
  <Page
    mistakes={mistakes}
    frame={frame}
    title="Say that something happened"
    back={{ href: `/board/${view.run}/facts`, text: "What has happened" }}
  >
    <p class="eyebrow">{runTitle(view)}</p>
    <h1>Say that something happened</h1>
    <p class="lead">
      Say it also if it happened too early, before people had agreed. Everybody in the run can read
      it.
    </p>
    <PartForm action={`/board/${view.run}/facts/new`} button="Put it on record">
      <Select
        {...textOf({ body, mistakes })("part")}
        label="What is it about?"
        empty="Choose a part"
        options={Object.values(view.state.parts).map((part) => ({
          value: part.id,
          label: partTitle(view, part),
        }))}
      />
      <Choices
        kind="radio"
        {...choiceOf({ body, mistakes })("fact")}
        label="What happened?"
        options={factKinds}
      />
      <DateFields name="on" label="On which day?" body={body} mistakes={mistakes} />
      <TextInput
        {...textOf({ body, mistakes })("time")}
        label="At what time?"
        hint="Like 9:05 or 14:30. It matters if people agreed on the same day."
        optional
        short
      />
    </PartForm>
  </Page>
);

/** Somebody says that what another said did not happen so, or takes back what they said themselves. */
export const DisputePage = ({
  frame,
  view,
  reader,
  fact,
  body,
  mistakes,
}: Props & Filling & { readonly fact: Fact }) => {
  const mine = fact.by === reader.id;
  const title = mine ? "Take this back?" : "Was this not so?";
  return (
    <Page
      mistakes={mistakes}
      frame={frame}
      title={title}
      back={{ href: `/board/${view.run}/facts`, text: "What has happened" }}
    >
      <p class="eyebrow">{runTitle(view)}</p>
      <h1>{title}</h1>
      <p class="lead">{factWords(view, fact, frame)}.</p>
      <p>
        {mine
          ? "It stays on record that you said it, and that you took it back."
          : "It stays on record beside what was said. Nobody has to prove anything."}
      </p>
      <PartForm
        action={disputeAddress(view.run, fact)}
        button={mine ? "I take it back" : "It was not so"}
      >
        <TextArea
          {...textOf({ body, mistakes })("reason")}
          label={mine ? "Why do you take it back?" : "What is not right about it?"}
        />
      </PartForm>
    </Page>
  );
};
