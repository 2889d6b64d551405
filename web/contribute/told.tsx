import type { Child } from "hono/jsx";
import type { Frame } from "../frame.ts";
import { Erased, Tag, Words } from "../layout/panel.tsx";
import { When } from "../layout/when.tsx";
import type { EntryText } from "../run/entry-data.ts";
import type { ToldContribution } from "../run/contributions.ts";
import { contributionWords, outcomeWords } from "../words/contributions.ts";
import { nameOf } from "../words/people.ts";

export const Told = ({ text }: { readonly text: EntryText }) => {
  if (text.kind === "erased") return <Erased />;
  return text.kind === "words" ? <Words>{text.text}</Words> : null;
};

const statusTag = (status: ToldContribution["status"]) => {
  if (status === "answered") return <Tag tone="good">Answered</Tag>;
  return status === "disputed" ? (
    <Tag tone="wait">The answer was not enough</Tag>
  ) : (
    <Tag tone="wait">Waits for an answer</Tag>
  );
};

/** What somebody shared and what became of it. `children`: what the reader can do about it. */
export const ContributionCard = ({
  frame,
  one,
  children,
}: {
  readonly frame: Frame;
  readonly one: ToldContribution;
  readonly children?: Child;
}) => (
  <li class="card" id={`c-${one.id}`}>
    <h3>
      {contributionWords[one.kind]} from {nameOf(one.names, one.member)}
    </h3>
    <p>
      {statusTag(one.status)}{" "}
      <span class="soft">
        shared at <When at={one.at} frame={frame} />
      </span>
    </p>
    <blockquote class="quote">
      <Told text={one.text} />
    </blockquote>
    {one.replies.map((reply) => (
      <>
        <h4>
          {outcomeWords[reply.outcome] ?? "Answer"}{" "}
          <span class="soft">– {nameOf(one.names, reply.by)}</span>
        </h4>
        <Told text={reply.text} />
      </>
    ))}
    {one.disputes.map((reason) => (
      <>
        <h4>Why that was not enough</h4>
        <Told text={reason} />
      </>
    ))}
    {children}
  </li>
);
